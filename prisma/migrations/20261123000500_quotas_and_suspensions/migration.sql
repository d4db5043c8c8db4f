-- Quotas as a ledger, and what else limits a trade by date: suspensions, reservations, stricter measures, reviews.
-- A quota is used by entries that are only ever added: reserved at approval, drawn when a number is taken, returned once for
-- each cause. The balance is the sum of the entries, kept by a trigger under the lock of its row, so that no number of
-- approvals at the same moment passes the limit. The owner loads quotas; the role that serves people can only enter use.

-- What limits a trade, dated and sourced ----------------------------------------------------------------------------------

-- Empty lists (terms, sources, purposes) mean: all of them. `origin` says which body of data a row belongs to, so that an
-- import replaces its own rows only; `natural_key` is what makes two rows of that body the same row.
CREATE TABLE quota (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  origin text NOT NULL CHECK (origin IN ('imported', 'party', 'demonstration')),
  natural_key text NOT NULL CHECK (natural_key <> ''),
  -- No country: of every one, which only a zero quota can be, since each State's trade is counted by itself.
  country char(2) CHECK (country ~ '^[A-Z]{2}$'),
  taxon_name text NOT NULL CHECK (taxon_name <> ''),
  terms text[] NOT NULL DEFAULT '{}', sources text[] NOT NULL DEFAULT '{}', purposes text[] NOT NULL DEFAULT '{}',
  year int NOT NULL CHECK (year BETWEEN 1975 AND 2200),
  limit_quantity quantity_balance NOT NULL,
  unit char(3) NOT NULL CHECK (unit ~ '^[A-Z]{3}$'),
  kind text NOT NULL CHECK (kind IN ('national', 'operator')),
  holder_id uuid REFERENCES person, facility text CHECK (facility <> ''),
  communicated_to_secretariat boolean,
  remark text, source text NOT NULL CHECK (source <> ''), confidence text NOT NULL CHECK (confidence <> ''),
  valid_from date, valid_to date, withdrawn_on date,
  UNIQUE (origin, natural_key), UNIQUE (id, limit_quantity),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
  CHECK (country IS NOT NULL OR limit_quantity = 0),
  CHECK ((kind = 'operator') = (holder_id IS NOT NULL OR facility IS NOT NULL)));
CREATE INDEX quota_list ON quota (year, taxon_name, id) WHERE withdrawn_on IS NULL;

-- A recommendation to suspend trade: of a whole Party (no taxon; SUS-01) or of a taxon (SUS-02). No country: of every Party.
CREATE TABLE suspension (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  origin text NOT NULL CHECK (origin IN ('imported', 'party', 'demonstration')), natural_key text NOT NULL CHECK (natural_key <> ''),
  country char(2) CHECK (country ~ '^[A-Z]{2}$'), taxon_name text CHECK (taxon_name <> ''),
  scope text NOT NULL CHECK (scope IN ('all', 'commercial')),
  terms text[] NOT NULL DEFAULT '{}', sources text[] NOT NULL DEFAULT '{}',
  exempt_terms text[] NOT NULL DEFAULT '{}', exempt_sources text[] NOT NULL DEFAULT '{}', exempt_purposes text[] NOT NULL DEFAULT '{}',
  applies_to_import boolean NOT NULL DEFAULT false,
  notification text, remark text, source text NOT NULL CHECK (source <> ''), confidence text NOT NULL CHECK (confidence <> ''),
  valid_from date, valid_to date, withdrawn_on date,
  UNIQUE (origin, natural_key),
  CHECK (country IS NOT NULL OR taxon_name IS NOT NULL),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to));
CREATE INDEX suspension_of_taxon ON suspension (taxon_name) WHERE withdrawn_on IS NULL;

-- A reservation of a Party: for this taxon it is treated as a State that is not a Party (Art. XV.3, XVI.2, XXIII).
CREATE TABLE reservation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  origin text NOT NULL CHECK (origin IN ('imported', 'party', 'demonstration')), natural_key text NOT NULL CHECK (natural_key <> ''),
  party char(2) NOT NULL CHECK (party ~ '^[A-Z]{2}$'), taxon_name text NOT NULL CHECK (taxon_name <> ''),
  appendix text CHECK (appendix IN ('I', 'II', 'III')),
  remark text, source text NOT NULL CHECK (source <> ''), confidence text NOT NULL CHECK (confidence <> ''),
  valid_from date, valid_to date, withdrawn_on date,
  UNIQUE (origin, natural_key),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to));
CREATE INDEX reservation_of_taxon ON reservation (taxon_name) WHERE withdrawn_on IS NULL;

-- A stricter domestic measure (Art. XIV.1). No taxon, no Appendix: of every specimen.
CREATE TABLE stricter_measure (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  origin text NOT NULL CHECK (origin IN ('imported', 'party', 'demonstration')), natural_key text NOT NULL CHECK (natural_key <> ''),
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'), taxon_name text CHECK (taxon_name <> ''),
  appendix text CHECK (appendix IN ('I', 'II', 'III')),
  terms text[] NOT NULL DEFAULT '{}', sources text[] NOT NULL DEFAULT '{}', exempt_purposes text[] NOT NULL DEFAULT '{}',
  measure text NOT NULL CHECK (measure <> ''),
  source text NOT NULL CHECK (source <> ''), confidence text NOT NULL CHECK (confidence <> ''),
  valid_from date, valid_to date, withdrawn_on date,
  UNIQUE (origin, natural_key),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to));
CREATE INDEX stricter_measure_of_country ON stricter_measure (country) WHERE withdrawn_on IS NULL;

-- A review of significant trade, or of trade in animals bred in captivity (Res. Conf. 12.8, 17.7).
CREATE TABLE trade_review (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  origin text NOT NULL CHECK (origin IN ('imported', 'party', 'demonstration')), natural_key text NOT NULL CHECK (natural_key <> ''),
  country char(2) CHECK (country ~ '^[A-Z]{2}$'), taxon_name text NOT NULL CHECK (taxon_name <> ''),
  terms text[] NOT NULL DEFAULT '{}', sources text[] NOT NULL DEFAULT '{}', exempt_purposes text[] NOT NULL DEFAULT '{}',
  stage text NOT NULL CHECK (stage <> ''), recommendation text NOT NULL CHECK (recommendation <> ''),
  source text NOT NULL CHECK (source <> ''), confidence text NOT NULL CHECK (confidence <> ''),
  valid_from date, valid_to date, withdrawn_on date,
  UNIQUE (origin, natural_key),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to));
CREATE INDEX trade_review_of_taxon ON trade_review (taxon_name) WHERE withdrawn_on IS NULL;

-- A file that was read says what it changed here as well.
ALTER TABLE reference_import DROP CONSTRAINT reference_import_kind_check;
ALTER TABLE reference_import ADD CONSTRAINT reference_import_kind_check
  CHECK (kind IN ('checklist', 'shipped', 'demonstration', 'quotas', 'suspensions', 'reservations'));

-- The ledger ---------------------------------------------------------------------------------------------------------------

-- The limit stands here as well, held equal by the foreign key: a limit lowered below what is used is refused by never_over_quota.
CREATE TABLE quota_balance (
  quota_id uuid PRIMARY KEY, limit_quantity quantity_balance NOT NULL,
  reserved quantity_balance NOT NULL DEFAULT 0, drawn quantity_balance NOT NULL DEFAULT 0,
  FOREIGN KEY (quota_id, limit_quantity) REFERENCES quota (id, limit_quantity) ON UPDATE CASCADE,
  CONSTRAINT never_over_quota CHECK (reserved + drawn <= limit_quantity));

-- A reservation is of one line of an application; a draw and its returns name the reservation that they use up.
CREATE TABLE quota_entry (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  quota_id uuid NOT NULL REFERENCES quota,
  kind text NOT NULL CHECK (kind IN ('reserve', 'draw', 'return')),
  application_id uuid NOT NULL REFERENCES application,
  position int NOT NULL CHECK (position BETWEEN 1 AND 200),
  reservation_id uuid REFERENCES quota_entry,
  permit_line_id uuid REFERENCES permit_line,
  quantity quantity_positive NOT NULL,
  reason text CHECK (reason IN ('reopened', 'withdrawn', 'not-applicable', 'void', 'expired', 'replaced', 'endorsed-less', 'revoked')),
  -- What brought it about: the application, the permit or the endorsement. One cause gives back once.
  cause_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CHECK ((kind = 'reserve') = (reservation_id IS NULL)),
  CHECK ((kind = 'return') = (reason IS NOT NULL)),
  CHECK (kind <> 'draw' OR permit_line_id IS NOT NULL),
  CHECK (kind <> 'reserve' OR permit_line_id IS NULL),
  CHECK (reason IS NULL OR (reason IN ('reopened', 'withdrawn', 'not-applicable')) = (permit_line_id IS NULL)));
CREATE INDEX quota_entry_quota ON quota_entry (quota_id, seq);
CREATE INDEX quota_entry_application ON quota_entry (application_id, position, seq);
CREATE INDEX quota_entry_permit_line ON quota_entry (permit_line_id) WHERE permit_line_id IS NOT NULL;
CREATE UNIQUE INDEX drawn_once ON quota_entry (reservation_id) WHERE kind = 'draw';
CREATE UNIQUE INDEX returned_once ON quota_entry (reservation_id, reason, cause_id) WHERE kind = 'return';
CREATE UNIQUE INDEX returned_undrawn_once ON quota_entry (reservation_id) WHERE kind = 'return' AND permit_line_id IS NULL;

-- The runtime role may not lock what it may not write: this locks balances in one order, so that no two cases wait for each other.
CREATE FUNCTION lock_quotas(p_quotas uuid[]) RETURNS SETOF quota_balance LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM quota_balance WHERE quota_id = ANY (p_quotas) ORDER BY quota_id FOR UPDATE $$;

-- What an entry may say, and the balance that follows from it, under the lock of the balance's row.
CREATE FUNCTION quota_entry_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held quota_entry; was_drawn boolean; returned numeric; line permit_line;
BEGIN
  PERFORM 1 FROM quota_balance WHERE quota_id = NEW.quota_id FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'this quota has no balance' USING ERRCODE = '23001'; END IF;
  -- A snapshot taken earlier would not show what others committed meanwhile, and no lock would tell.
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION '% only under read committed', TG_TABLE_NAME USING ERRCODE = '23001'; END IF;
  IF NEW.kind = 'reserve' THEN
    IF EXISTS (SELECT 1 FROM quota_entry r WHERE r.kind = 'reserve' AND (r.quota_id, r.application_id, r.position) = (NEW.quota_id, NEW.application_id, NEW.position)
        AND NOT EXISTS (SELECT 1 FROM quota_entry e WHERE e.reservation_id = r.id)) THEN
      RAISE EXCEPTION 'this line has reserved of this quota already' USING ERRCODE = '23505', CONSTRAINT = 'reserved_once';
    END IF;
    UPDATE quota_balance SET reserved = reserved + NEW.quantity WHERE quota_id = NEW.quota_id;
    RETURN NEW;
  END IF;
  SELECT * INTO held FROM quota_entry WHERE id = NEW.reservation_id;
  IF held.kind IS DISTINCT FROM 'reserve' OR (held.quota_id, held.application_id, held.position) IS DISTINCT FROM (NEW.quota_id, NEW.application_id, NEW.position) THEN
    RAISE EXCEPTION 'an entry uses up a reservation of its own quota and line' USING ERRCODE = '23001';
  END IF;
  SELECT bool_or(kind = 'draw'), COALESCE(sum(quantity) FILTER (WHERE kind = 'return'), 0) INTO was_drawn, returned FROM quota_entry WHERE reservation_id = held.id;
  IF NEW.permit_line_id IS NOT NULL THEN
    SELECT l.* INTO line FROM permit_line l JOIN permit p ON p.id = l.permit_id WHERE l.id = NEW.permit_line_id AND p.application_id = NEW.application_id;
    IF line.position IS DISTINCT FROM NEW.position THEN RAISE EXCEPTION 'a quota is drawn by the permit line of the same application' USING ERRCODE = '23001'; END IF;
  END IF;
  IF NEW.kind = 'draw' THEN
    IF COALESCE(was_drawn, false) OR returned > 0 THEN
      RAISE EXCEPTION 'this reservation has been drawn or returned already' USING ERRCODE = '23505', CONSTRAINT = 'drawn_once';
    END IF;
    IF NEW.quantity <> held.quantity THEN RAISE EXCEPTION 'what was reserved is what is drawn' USING ERRCODE = '23001'; END IF;
    UPDATE quota_balance SET reserved = reserved - NEW.quantity, drawn = drawn + NEW.quantity WHERE quota_id = NEW.quota_id;
  ELSIF NEW.permit_line_id IS NULL THEN
    IF COALESCE(was_drawn, false) OR returned > 0 THEN RAISE EXCEPTION 'nothing of this reservation is left to return' USING ERRCODE = '23505', CONSTRAINT = 'returned_once'; END IF;
    IF NEW.quantity <> held.quantity THEN RAISE EXCEPTION 'a reservation is returned whole' USING ERRCODE = '23001'; END IF;
    UPDATE quota_balance SET reserved = reserved - NEW.quantity WHERE quota_id = NEW.quota_id;
  ELSE
    IF NOT EXISTS (SELECT 1 FROM quota_entry WHERE reservation_id = held.id AND kind = 'draw' AND permit_line_id = NEW.permit_line_id) OR returned + NEW.quantity > held.quantity THEN
      RAISE EXCEPTION 'nothing is returned that was not drawn' USING ERRCODE = '23001', CONSTRAINT = 'returned_once';
    END IF;
    UPDATE quota_balance SET drawn = drawn - NEW.quantity WHERE quota_id = NEW.quota_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER quota_entry_counts BEFORE INSERT ON quota_entry FOR EACH ROW EXECUTE FUNCTION quota_entry_counts();

-- Each entry is of a case in the state that its kind and reason tell, with its event; judged at the end of the transaction.
CREATE FUNCTION quota_entry_is_due() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE case_state text; permit_state text;
BEGIN
  SELECT state INTO case_state FROM application WHERE id = NEW.application_id;
  SELECT p.state INTO permit_state FROM permit_line l JOIN permit p ON p.id = l.permit_id WHERE l.id = NEW.permit_line_id;
  IF NOT COALESCE(CASE NEW.kind
      WHEN 'reserve' THEN case_state = 'approved'
      WHEN 'draw' THEN case_state = 'approved' AND permit_state = 'signing'
      ELSE CASE NEW.reason WHEN 'reopened' THEN case_state = 'under-review' WHEN 'withdrawn' THEN case_state = 'withdrawn' WHEN 'not-applicable' THEN case_state = 'approved'
        WHEN 'endorsed-less' THEN permit_state = 'used' ELSE permit_state = NEW.reason END END, false) THEN
    RAISE EXCEPTION 'a quota is not to be used so: % % (application %, permit %)', NEW.kind, NEW.reason, case_state, permit_state USING ERRCODE = '23001', CONSTRAINT = 'quota_entry_is_due';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM audit_event WHERE subject = 'application' AND subject_id = NEW.application_id::text AND transaction_id = pg_current_xact_id()
      AND type = CASE NEW.kind WHEN 'reserve' THEN 'QuotaReserved' WHEN 'draw' THEN 'QuotaDrawn' ELSE 'QuotaReturned' END) THEN
    RAISE EXCEPTION 'a quota_entry without an audit event' USING ERRCODE = '23001', CONSTRAINT = 'change_is_audited';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER quota_entry_is_due AFTER INSERT ON quota_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION quota_entry_is_due();

-- What the ledger says of a quota: reserved and not yet drawn, drawn and not returned.
CREATE FUNCTION quota_sums(p_quota uuid, OUT reserved numeric, OUT drawn numeric) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT COALESCE(sum(CASE WHEN kind = 'reserve' THEN quantity WHEN kind = 'draw' OR permit_line_id IS NULL THEN -quantity ELSE 0 END), 0),
         COALESCE(sum(CASE WHEN kind = 'draw' THEN quantity WHEN kind = 'return' AND permit_line_id IS NOT NULL THEN -quantity ELSE 0 END), 0)
  FROM quota_entry WHERE quota_id = p_quota $$;
CREATE FUNCTION quota_balance_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held quota_balance;
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a balance is never deleted' USING ERRCODE = '23001'; END IF;
  SELECT * INTO held FROM quota_balance WHERE quota_id = NEW.quota_id;
  IF (SELECT (s.reserved, s.drawn) IS DISTINCT FROM (held.reserved::numeric, held.drawn::numeric) FROM quota_sums(held.quota_id) s) THEN
    RAISE EXCEPTION 'the balance of a quota is the sum of its entries' USING ERRCODE = '23001';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER quota_balance_guard AFTER INSERT OR UPDATE OR DELETE ON quota_balance DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION quota_balance_guard();

-- A quota that was used keeps what it is of; its limit, its dates and what is said about it may change. It is withdrawn, never deleted.
CREATE FUNCTION quota_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO quota_balance (quota_id, limit_quantity) VALUES (NEW.id, NEW.limit_quantity);
  ELSIF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'quotas are never deleted' USING ERRCODE = '23001';
  ELSIF (NEW.id, NEW.country, NEW.taxon_name, NEW.terms, NEW.sources, NEW.purposes, NEW.year, NEW.unit, NEW.kind, NEW.holder_id, NEW.facility) IS DISTINCT FROM
        (OLD.id, OLD.country, OLD.taxon_name, OLD.terms, OLD.sources, OLD.purposes, OLD.year, OLD.unit, OLD.kind, OLD.holder_id, OLD.facility)
        AND EXISTS (SELECT 1 FROM quota_entry WHERE quota_id = OLD.id) THEN
    RAISE EXCEPTION 'a quota that was used stays the quota it was' USING ERRCODE = '23001';
  END IF;
  -- Foreign keys sleep under session_replication_role = replica; the limit must hold there too.
  IF TG_OP = 'UPDATE' THEN UPDATE quota_balance SET limit_quantity = NEW.limit_quantity WHERE quota_id = NEW.id AND limit_quantity <> NEW.limit_quantity; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER quota_guard AFTER INSERT OR UPDATE OR DELETE ON quota FOR EACH ROW EXECUTE FUNCTION quota_guard();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON quota_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['quota', 'quota_balance', 'quota_entry'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER no_truncate', name);
  END LOOP;
END $$;
ALTER TABLE quota ENABLE ALWAYS TRIGGER quota_guard;
ALTER TABLE quota_balance ENABLE ALWAYS TRIGGER quota_balance_guard;
ALTER TABLE quota_entry ENABLE ALWAYS TRIGGER quota_entry_counts;
ALTER TABLE quota_entry ENABLE ALWAYS TRIGGER quota_entry_is_due;
ALTER TABLE quota_entry ENABLE ALWAYS TRIGGER append_only;

-- What must never be, also of quotas ---------------------------------------------------------------------------------------

CREATE FUNCTION quota_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'quota.sum', b.quota_id::text FROM quota_balance b, quota_sums(b.quota_id) s WHERE (s.reserved, s.drawn) IS DISTINCT FROM (b.reserved::numeric, b.drawn::numeric)
  UNION ALL SELECT 'quota.over', quota_id::text FROM quota_balance WHERE reserved + drawn > limit_quantity
  UNION ALL SELECT 'quota.balance', q.id::text FROM quota q LEFT JOIN quota_balance b ON b.quota_id = q.id WHERE b.limit_quantity IS DISTINCT FROM q.limit_quantity
  UNION ALL SELECT 'quota.unpermitted', e.id::text FROM quota_entry e WHERE e.kind = 'draw' AND NOT EXISTS (
    SELECT 1 FROM permit_line l JOIN permit p ON p.id = l.permit_id WHERE l.id = e.permit_line_id AND (p.application_id, l.position) = (e.application_id, e.position))
  -- Reserved for a case that is no longer approved: it should have been returned.
  UNION ALL SELECT 'quota.reserved-for-nothing', r.id::text FROM quota_entry r JOIN application a ON a.id = r.application_id
    WHERE r.kind = 'reserve' AND a.state <> 'approved' AND NOT EXISTS (SELECT 1 FROM quota_entry e WHERE e.reservation_id = r.id)
  -- Drawn by a permit that ended without it: only what crossed the border stays drawn.
  UNION ALL SELECT 'quota.drawn-for-nothing', d.id::text FROM quota_entry d JOIN quota q ON q.id = d.quota_id JOIN permit_line l ON l.id = d.permit_line_id JOIN permit p ON p.id = l.permit_id
    -- In another unit a remainder may be too small to be told.
    WHERE d.kind = 'draw' AND p.state IN ('void', 'expired', 'revoked', 'replaced', 'used') AND l.endorsed < l.quantity AND (l.unit = q.unit OR l.endorsed = 0)
      AND NOT EXISTS (SELECT 1 FROM quota_entry e WHERE e.reservation_id = d.reservation_id AND e.kind = 'return')
  UNION ALL SELECT 'quota.returned-more', d.id::text FROM quota_entry d WHERE d.kind = 'draw'
    AND d.quantity < (SELECT COALESCE(sum(e.quantity), 0) FROM quota_entry e WHERE e.reservation_id = d.reservation_id AND e.kind = 'return')
  UNION ALL SELECT 'quota.audited', e.id::text FROM quota_entry e WHERE NOT EXISTS (SELECT 1 FROM audit_event a WHERE a.subject = 'application' AND a.subject_id = e.application_id::text
    AND a.type = CASE e.kind WHEN 'reserve' THEN 'QuotaReserved' WHEN 'draw' THEN 'QuotaDrawn' ELSE 'QuotaReturned' END)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['quota.quota_guard', 'quota.no_truncate', 'quota_balance.quota_balance_guard', 'quota_balance.no_truncate',
      'quota_entry.quota_entry_counts', 'quota_entry.quota_entry_is_due', 'quota_entry.append_only', 'quota_entry.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'constraint.missing', wanted FROM unnest(ARRAY['quota_balance.never_over_quota']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_constraint WHERE convalidated AND conrelid::regclass || '.' || conname = wanted)
  UNION ALL SELECT 'index.missing', wanted FROM unnest(ARRAY['drawn_once', 'returned_once', 'returned_undrawn_once']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = wanted)
$$;
-- The register's own check keeps its text under another name; the one that is called asks all chapters.
ALTER FUNCTION verify_invariants() RENAME TO register_invariants;
ALTER FUNCTION register_invariants() SECURITY INVOKER;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM register_invariants() UNION ALL SELECT * FROM quota_invariants() $$;

-- The runtime role reads all of this, and writes entries of the ledger alone.
REVOKE ALL ON FUNCTION verify_invariants, register_invariants, quota_invariants, lock_quotas, quota_entry_counts FROM PUBLIC;
REVOKE ALL ON FUNCTION register_invariants FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants, lock_quotas TO cites_app;
GRANT SELECT ON quota, quota_balance, quota_entry, suspension, reservation, stricter_measure, trade_review TO cites_app;
GRANT INSERT ON quota_entry TO cites_app;
