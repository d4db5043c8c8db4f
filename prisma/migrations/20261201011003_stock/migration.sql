-- Security stamps and blank paper (Res. Conf. 12.3; box 5b): which numbers an office received, on which permit each was used, and which are lost, stolen
-- or spoiled. No number comes in twice, none is used twice, and none that is reported gone is used at all.

CREATE TYPE stock_span AS RANGE (subtype = text, collation = "C");
CREATE FUNCTION stock_key(head text, serial bigint) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$ SELECT head || ' ' || lpad(serial::text, 12, '0') $$;

CREATE TABLE stock_receipt (
  id uuid PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('security-stamp', 'permit-paper')),
  prefix text NOT NULL CHECK (prefix ~ '^[A-Z]{0,6}$'), width int NOT NULL CHECK (width BETWEEN 1 AND 12),
  first_serial bigint NOT NULL CHECK (first_serial >= 0), last_serial bigint NOT NULL,
  office_id uuid NOT NULL REFERENCES office, received_on date NOT NULL,
  supplier text NOT NULL CHECK (btrim(supplier) <> '' AND length(supplier) <= 200),
  received_by uuid NOT NULL REFERENCES person, received_at timestamptz NOT NULL,
  CHECK (last_serial BETWEEN first_serial AND first_serial + 99999 AND length(last_serial::text) <= width),
  CONSTRAINT stock_received_once EXCLUDE USING gist (stock_span(stock_key(kind || ' ' || prefix, first_serial), stock_key(kind || ' ' || prefix, last_serial), '[]') WITH &&));
CREATE INDEX stock_receipt_office ON stock_receipt (office_id, kind, prefix, first_serial);

CREATE TABLE stock_loss (
  id uuid PRIMARY KEY, receipt_id uuid NOT NULL REFERENCES stock_receipt, first_serial bigint NOT NULL, last_serial bigint NOT NULL CHECK (last_serial >= first_serial),
  what text NOT NULL CHECK (what IN ('lost', 'stolen', 'spoiled')), reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  declared_by uuid NOT NULL REFERENCES person, declared_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('confirmed', 'declined')), decided_by uuid REFERENCES person, decided_at timestamptz, decided_reason text CHECK (btrim(decided_reason) <> '' AND length(decided_reason) <= 2000),
  CHECK (num_nulls(outcome, decided_by, decided_at, decided_reason) IN (0, 4)),
  CONSTRAINT stock_loss_takes_two CHECK (decided_by <> declared_by),
  CONSTRAINT stock_lost_once EXCLUDE USING gist (stock_span(stock_key(receipt_id::text, first_serial), stock_key(receipt_id::text, last_serial), '[]') WITH &&) WHERE (outcome IS DISTINCT FROM 'declined'));

CREATE TABLE stock_use (
  receipt_id uuid NOT NULL REFERENCES stock_receipt, serial bigint NOT NULL, permit_id uuid NOT NULL REFERENCES permit, kind text NOT NULL,
  used_by uuid NOT NULL REFERENCES person, used_at timestamptz NOT NULL, PRIMARY KEY (receipt_id, serial));
CREATE UNIQUE INDEX one_stamp_a_permit ON stock_use (permit_id) WHERE kind = 'security-stamp';
CREATE INDEX stock_use_permit ON stock_use (permit_id);

CREATE FUNCTION stock_number(of stock_receipt, serial bigint) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT of.prefix || lpad(serial::text, of.width, '0') $$;
CREATE FUNCTION works_in(who uuid, wanted text[], office uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person WHERE id = who AND office_id = office) AND EXISTS (SELECT 1 FROM unnest(wanted) role WHERE has_role(who, role)) $$;

CREATE FUNCTION stock_receipt_is_offices() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT works_in(NEW.received_by, ARRAY['case-officer'], NEW.office_id) THEN
    RAISE EXCEPTION 'stock is received by an officer of the office that keeps it' USING ERRCODE = '23001', CONSTRAINT = 'stock_is_offices';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stock_receipt_is_offices BEFORE INSERT ON stock_receipt FOR EACH ROW EXECUTE FUNCTION stock_receipt_is_offices();

CREATE FUNCTION stock_loss_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held stock_receipt; deciding CONSTANT text[] := ARRAY['outcome', 'decided_by', 'decided_at', 'decided_reason'];
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'INSERT' AND NEW.outcome IS NOT NULL)
     OR (TG_OP = 'UPDATE' AND (OLD.outcome IS NOT NULL OR NEW.outcome IS NULL OR (to_jsonb(NEW) - deciding) IS DISTINCT FROM (to_jsonb(OLD) - deciding))) THEN
    RAISE EXCEPTION 'a loss is declared, then decided once' USING ERRCODE = '23001', CONSTRAINT = 'stock_loss_guard';
  END IF;
  -- Whoever uses a number of this entry at the same moment waits, or is waited for.
  PERFORM pg_advisory_xact_lock(hashtextextended('stock ' || NEW.receipt_id, 0));
  SELECT * INTO held FROM stock_receipt WHERE id = NEW.receipt_id;
  IF NOT works_in(COALESCE(NEW.decided_by, NEW.declared_by), CASE WHEN NEW.decided_by IS NULL THEN ARRAY['case-officer'] ELSE ARRAY['issuing-officer'] END, held.office_id) THEN
    RAISE EXCEPTION 'a loss is declared by a case-officer of the office, and decided by one of its issuing-officers' USING ERRCODE = '23001', CONSTRAINT = 'stock_is_offices';
  END IF;
  IF TG_OP = 'INSERT' AND (NEW.first_serial < held.first_serial OR NEW.last_serial > held.last_serial
      OR EXISTS (SELECT 1 FROM stock_use WHERE receipt_id = held.id AND serial BETWEEN NEW.first_serial AND NEW.last_serial)) THEN
    RAISE EXCEPTION 'what is declared gone came in with this entry, and is on no permit' USING ERRCODE = '23001', CONSTRAINT = 'stock_loss_in_stock';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stock_loss_guard BEFORE INSERT OR UPDATE OR DELETE ON stock_loss FOR EACH ROW EXECUTE FUNCTION stock_loss_guard();

CREATE FUNCTION stock_use_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held stock_receipt; paper permit;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('stock ' || NEW.receipt_id, 0));
  SELECT * INTO held FROM stock_receipt WHERE id = NEW.receipt_id;
  SELECT * INTO paper FROM permit WHERE id = NEW.permit_id;
  IF NEW.kind <> held.kind OR NEW.serial NOT BETWEEN held.first_serial AND held.last_serial
     OR held.office_id IS DISTINCT FROM (SELECT office_id FROM application WHERE id = paper.application_id) THEN
    RAISE EXCEPTION 'a permit takes what lies in the stock of its own office' USING ERRCODE = '23001', CONSTRAINT = 'stock_is_offices';
  END IF;
  IF EXISTS (SELECT 1 FROM stock_loss WHERE receipt_id = held.id AND NEW.serial BETWEEN first_serial AND last_serial AND outcome IS DISTINCT FROM 'declined') THEN
    RAISE EXCEPTION 'this number is reported lost, stolen or spoiled' USING ERRCODE = '23001', CONSTRAINT = 'stock_is_gone';
  END IF;
  -- The number of a stamp is part of what is signed, so that it comes with the number of the permit and never later.
  IF NEW.kind = 'security-stamp' AND (paper.state <> 'signing' OR convert_from(paper.content, 'UTF8')::jsonb ->> 'securityStampNumber' IS DISTINCT FROM stock_number(held, NEW.serial)) THEN
    RAISE EXCEPTION 'a stamp is used by the permit whose box 5b names it' USING ERRCODE = '23001', CONSTRAINT = 'stamp_is_named';
  END IF;
  IF NEW.kind = 'permit-paper' AND paper.state IN ('signing', 'void') THEN
    RAISE EXCEPTION 'paper is used by a permit that was issued' USING ERRCODE = '23001', CONSTRAINT = 'paper_is_issued';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stock_use_guard BEFORE INSERT ON stock_use FOR EACH ROW EXECUTE FUNCTION stock_use_guard();
CREATE FUNCTION stamp_comes_from_stock() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE named text := convert_from(NEW.content, 'UTF8')::jsonb ->> 'securityStampNumber';
BEGIN
  IF named IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stock_use WHERE permit_id = NEW.id AND kind = 'security-stamp') THEN
    RAISE EXCEPTION 'the stamp of a permit is one of the stock' USING ERRCODE = '23001', CONSTRAINT = 'stamp_comes_from_stock';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER stamp_comes_from_stock AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stamp_comes_from_stock();

CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON stock_receipt DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('register', 'id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON stock_loss DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('register', 'receipt_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON stock_use DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');

DO $$ DECLARE name text; trigger_name text; BEGIN
  FOREACH name IN ARRAY ARRAY['stock_receipt', 'stock_use'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['stock_receipt', 'stock_loss', 'stock_use'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = name::regclass LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, trigger_name);
    END LOOP;
  END LOOP;
END $$;
ALTER TABLE permit ENABLE ALWAYS TRIGGER stamp_comes_from_stock;
GRANT SELECT, INSERT ON stock_receipt, stock_loss, stock_use TO cites_app;
GRANT UPDATE (outcome, decided_by, decided_at, decided_reason) ON stock_loss TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_stock;
ALTER FUNCTION invariants_before_stock() SECURITY INVOKER;
CREATE FUNCTION stock_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'stock.gone-and-used', stock_number(r, u.serial) FROM stock_use u JOIN stock_receipt r ON r.id = u.receipt_id JOIN stock_loss l ON l.receipt_id = r.id
    AND u.serial BETWEEN l.first_serial AND l.last_serial AND l.outcome IS DISTINCT FROM 'declined'
  UNION ALL SELECT 'stock.outside', u.serial::text FROM stock_use u JOIN stock_receipt r ON r.id = u.receipt_id WHERE u.serial NOT BETWEEN r.first_serial AND r.last_serial
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.stamp_comes_from_stock', 'stock_receipt.stock_receipt_is_offices', 'stock_receipt.entry_is_audited', 'stock_receipt.append_only',
    'stock_receipt.no_truncate', 'stock_loss.stock_loss_guard', 'stock_loss.entry_is_audited', 'stock_loss.no_truncate', 'stock_use.stock_use_guard', 'stock_use.entry_is_audited', 'stock_use.append_only', 'stock_use.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'constraint.missing', wanted FROM unnest(ARRAY['stock_receipt.stock_received_once', 'stock_loss.stock_lost_once', 'stock_loss.stock_loss_takes_two']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_constraint WHERE convalidated AND conrelid::regclass || '.' || conname = wanted)
  UNION ALL SELECT 'index.missing', 'one_stamp_a_permit' WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = 'one_stamp_a_permit') $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_stock() UNION ALL SELECT * FROM stock_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_stock, stock_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_stock FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
