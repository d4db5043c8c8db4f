-- Registers that issue depends on (non-detriment opinions, operations, institutions), documents of other States presented
-- here, the imports they led to, and the ledger that keeps both from being used twice.
-- A balance is written by triggers alone: the runtime role adds draws and can neither raise a limit nor give anything back.

-- Non-detriment opinions (Art. III.2(a), IV.2(a), IV.3) ------------------------------------------------------------------

CREATE SEQUENCE non_detriment_reference START 101;
CREATE TABLE non_detriment_opinion (
  id uuid PRIMARY KEY, reference text NOT NULL UNIQUE DEFAULT 'NDF-' || nextval('non_detriment_reference'),
  is_positive boolean NOT NULL,
  taxon text NOT NULL CHECK (btrim(taxon) <> ''), country char(2) NOT NULL,
  -- Empty: whatever the source, whatever the term.
  sources text[] NOT NULL DEFAULT '{}' CHECK (sources <@ ARRAY['W', 'X', 'R', 'D', 'A', 'C', 'F', 'Y', 'U', 'I', 'O']),
  terms text[] NOT NULL DEFAULT '{}' CHECK (array_to_string(terms, ' ') ~ '^([A-Z]{3}( |$))*$'),
  volume quantity_positive, unit char(3), CHECK ((volume IS NULL) = (unit IS NULL)), CHECK (is_positive OR volume IS NULL),
  valid_from date NOT NULL, valid_until date, CHECK (valid_until >= valid_from),
  reasoning text NOT NULL CHECK (btrim(reasoning) <> ''), conditions text CHECK (btrim(conditions) <> ''), limiting_advice text CHECK (btrim(limiting_advice) <> ''),
  is_public boolean NOT NULL DEFAULT false,
  -- Null: a standing opinion. Otherwise it is of one case, and of the finding given there.
  application_id uuid REFERENCES application, finding_id uuid REFERENCES finding, CHECK ((application_id IS NULL) = (finding_id IS NULL)), CHECK (application_id IS NULL OR NOT is_public),
  supersedes uuid UNIQUE REFERENCES non_detriment_opinion, CHECK (supersedes <> id),
  author_id uuid NOT NULL REFERENCES person, recorded_at timestamptz NOT NULL);
CREATE INDEX non_detriment_opinion_taxon ON non_detriment_opinion (taxon, country);
CREATE INDEX non_detriment_opinion_case ON non_detriment_opinion (application_id);

-- Registered operations, nurseries and facilities; registered scientific institutions ------------------------------------

CREATE TABLE registered_operation (
  id uuid PRIMARY KEY,
  -- operation: Appendix I animals bred for commerce (source D); nursery: Appendix I plants (D); facility: C, A, F and R.
  kind text NOT NULL CHECK (kind IN ('operation', 'nursery', 'facility')),
  number text NOT NULL CHECK (length(number) BETWEEN 1 AND 40 AND btrim(number) = number AND number <> ''), country char(2) NOT NULL, UNIQUE (country, number),
  name text NOT NULL CHECK (btrim(name) <> ''), address text NOT NULL,
  taxon text NOT NULL CHECK (btrim(taxon) <> ''), sources text[] NOT NULL CHECK (sources <> '{}' AND sources <@ ARRAY['D', 'C', 'A', 'F', 'R']),
  CHECK ((kind = 'facility') = NOT ('D' = ANY (sources))),
  yearly_capacity quantity_positive, unit char(3), CHECK ((yearly_capacity IS NULL) = (unit IS NULL)),
  valid_from date NOT NULL, valid_until date, CHECK (valid_until >= valid_from), basis text NOT NULL CHECK (btrim(basis) <> ''),
  recorded_by uuid NOT NULL REFERENCES person, recorded_at timestamptz NOT NULL,
  ended_on date, ended_by uuid REFERENCES person, ended_reason text CHECK (btrim(ended_reason) <> ''),
  CHECK ((ended_on IS NULL) = (ended_by IS NULL) AND (ended_on IS NULL) = (ended_reason IS NULL)));
CREATE TABLE registered_institution (
  id uuid PRIMARY KEY,
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 40 AND btrim(code) = code AND code <> ''), country char(2) NOT NULL, UNIQUE (country, code),
  name text NOT NULL CHECK (btrim(name) <> ''), address text NOT NULL,
  valid_from date NOT NULL, valid_until date, CHECK (valid_until >= valid_from), basis text NOT NULL CHECK (btrim(basis) <> ''),
  recorded_by uuid NOT NULL REFERENCES person, recorded_at timestamptz NOT NULL,
  ended_on date, ended_by uuid REFERENCES person, ended_reason text CHECK (btrim(ended_reason) <> ''),
  CHECK ((ended_on IS NULL) = (ended_by IS NULL) AND (ended_on IS NULL) = (ended_reason IS NULL)));

-- Documents of other States, presented here ------------------------------------------------------------------------------

CREATE SEQUENCE foreign_document_reference START 1001;
CREATE TABLE foreign_document (
  id uuid PRIMARY KEY, reference text NOT NULL UNIQUE DEFAULT 'F-' || nextval('foreign_document_reference'),
  state text NOT NULL DEFAULT 'recorded' CHECK (state IN ('recorded', 'accepted', 'refused')),
  -- As it is written on the paper; the comparison with others leaves spaces and letter case aside.
  number text NOT NULL CHECK (length(number) BETWEEN 1 AND 35 AND number ~ '[^[:space:]]' AND number !~ '[[:cntrl:]]'),
  compared_number text GENERATED ALWAYS AS (upper(regexp_replace(number, '\s', '', 'g'))) STORED,
  issued_by char(2) NOT NULL,
  document_type text NOT NULL CHECK (document_type IN ('export-permit', 're-export-certificate', 'certificate-of-origin', 'pre-convention-certificate', 'captive-bred-certificate', 'other')),
  issued_on date, valid_until date, endorsed_on date, exported_on date, presented_on date NOT NULL,
  consignor text NOT NULL DEFAULT '', consignee text NOT NULL DEFAULT '', purpose char(1),
  own_import_permit_id uuid REFERENCES permit,
  is_altered boolean NOT NULL, alteration_authenticated boolean, CHECK (is_altered OR alteration_authenticated IS NULL),
  is_retained boolean NOT NULL,
  missing_items text[] NOT NULL DEFAULT '{}', specimens_differ text[] NOT NULL DEFAULT '{}', remarks text,
  office_id uuid NOT NULL REFERENCES office, recorded_by uuid NOT NULL REFERENCES person, recorded_at timestamptz NOT NULL,
  decided_by uuid REFERENCES person, decided_at timestamptz, reason text CHECK (btrim(reason) <> ''),
  CHECK ((state = 'recorded') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (reason IS NULL)));
-- IMP-07, Art. VI.6: a document is used once.
CREATE UNIQUE INDEX foreign_document_used_once ON foreign_document (issued_by, compared_number) WHERE state = 'accepted';
CREATE INDEX foreign_document_number ON foreign_document (issued_by, compared_number);
CREATE INDEX foreign_document_list ON foreign_document (office_id, recorded_at DESC, reference);

CREATE TABLE foreign_document_line (
  id uuid PRIMARY KEY, document_id uuid NOT NULL REFERENCES foreign_document, position int NOT NULL CHECK (position BETWEEN 1 AND 200), UNIQUE (document_id, position),
  scientific_name text NOT NULL CHECK (btrim(scientific_name) <> ''), appendix text CHECK (appendix IN ('I', 'II', 'III')), source char(1) CHECK (source IN ('W', 'X', 'R', 'D', 'A', 'C', 'F', 'Y', 'U', 'I', 'O')),
  term char(3) NOT NULL, unit char(3) NOT NULL, quantity quantity_positive NOT NULL, arrived quantity_positive NOT NULL,
  origin_country char(2), origin_permit_number text CHECK (length(origin_permit_number) <= 35), origin_permit_on date, marks text NOT NULL DEFAULT '');

-- What came in: the account that re-export stands on (Art. IV.5(a)).
CREATE SEQUENCE import_reference START 1001;
CREATE TABLE import_record (
  id uuid PRIMARY KEY, reference text NOT NULL UNIQUE DEFAULT 'I-' || nextval('import_reference'),
  foreign_document_id uuid UNIQUE REFERENCES foreign_document, permit_id uuid UNIQUE REFERENCES permit, CHECK (foreign_document_id IS NOT NULL OR permit_id IS NOT NULL),
  imported_on date NOT NULL, recorded_by uuid NOT NULL REFERENCES person, recorded_at timestamptz NOT NULL);
CREATE TABLE import_record_line (
  id uuid PRIMARY KEY, import_id uuid NOT NULL REFERENCES import_record, position int NOT NULL, UNIQUE (import_id, position),
  foreign_line_id uuid UNIQUE REFERENCES foreign_document_line, permit_line_id uuid UNIQUE REFERENCES permit_line, CHECK (num_nonnulls(foreign_line_id, permit_line_id) = 1),
  scientific_name text NOT NULL, source char(1), term char(3) NOT NULL, unit char(3) NOT NULL, quantity quantity_positive NOT NULL);

-- How a re-export line counts in the term and unit of its import; the last one recorded counts.
CREATE TABLE line_conversion (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  -- No foreign key: a line that is taken out of a returned application leaves its conversions behind as history.
  specimen_line_id uuid NOT NULL, import_line_id uuid NOT NULL REFERENCES import_record_line,
  ratio numeric(18,9) NOT NULL CHECK (ratio > 0 AND ratio <= 1000000), reason text NOT NULL CHECK (btrim(reason) <> ''),
  author_id uuid NOT NULL REFERENCES person, recorded_at timestamptz NOT NULL, seq bigint GENERATED ALWAYS AS IDENTITY);
CREATE INDEX line_conversion_line ON line_conversion (specimen_line_id, import_line_id, seq);

-- What a legal acquisition finding rests on (Art. III.2(b), IV.2(b), V.2(a)).
CREATE TABLE finding_evidence (
  finding_id uuid NOT NULL REFERENCES finding, position int NOT NULL CHECK (position BETWEEN 1 AND 50), PRIMARY KEY (finding_id, position),
  kind text NOT NULL CHECK (kind IN ('licence', 'invoice', 'import-permit', 'breeding-record', 'inspection-report', 'customs-document', 'declaration', 'other')),
  reference text NOT NULL CHECK (btrim(reference) <> ''), dated_on date, description text NOT NULL DEFAULT '');

-- The ledger ---------------------------------------------------------------------------------------------------------------

-- An account has the id of what it belongs to: an opinion with a volume, or a line of an import.
CREATE TABLE ledger_account (
  id uuid PRIMARY KEY, most quantity_positive NOT NULL, held quantity_balance NOT NULL DEFAULT 0,
  CONSTRAINT ledger_never_over CHECK (held <= most));
CREATE TABLE ledger_draw (
  id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES ledger_account, permit_line_id uuid NOT NULL REFERENCES permit_line, UNIQUE (permit_line_id, account_id),
  quantity quantity_positive NOT NULL, ratio numeric(18,9) CHECK (ratio > 0 AND ratio <= 1000000), reason text CHECK (btrim(reason) <> ''), CHECK ((ratio IS NULL) = (reason IS NULL)));
CREATE INDEX ledger_draw_account ON ledger_draw (account_id);
CREATE TABLE ledger_movement (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, draw_id uuid NOT NULL REFERENCES ledger_draw,
  change numeric(18,6) NOT NULL CHECK (change <> 0 AND change < 'NaN'::numeric), permit_state text NOT NULL, at timestamptz NOT NULL);
CREATE INDEX ledger_movement_draw ON ledger_movement (draw_id);

CREATE FUNCTION open_ledger_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'import_record_line' THEN INSERT INTO ledger_account (id, most) VALUES (NEW.id, NEW.quantity);
  ELSIF to_jsonb(NEW) ->> 'volume' IS NOT NULL THEN INSERT INTO ledger_account (id, most) VALUES (NEW.id, (to_jsonb(NEW) ->> 'volume')::numeric); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER open_ledger_account AFTER INSERT ON non_detriment_opinion FOR EACH ROW EXECUTE FUNCTION open_ledger_account();
CREATE TRIGGER open_ledger_account AFTER INSERT ON import_record_line FOR EACH ROW EXECUTE FUNCTION open_ledger_account();

-- What a draw must hold now, in the unit of its account: all that may still cross, and all that has.
CREATE FUNCTION ledger_kept(draw ledger_draw) RETURNS numeric LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT ceil(COALESCE(draw.ratio, 1) * 1000000 * CASE
    WHEN p.state = 'void' THEN 0
    WHEN p.state IN ('signing', 'issued', 'partly-used', 'suspended') THEN l.quantity
    -- A certificate for several crossings keeps what crossed most; one that never crossed gives all back.
    WHEN p.use_rule = 'multiple-crossings' THEN COALESCE((SELECT max(e.quantity) FROM endorsement_line e WHERE e.permit_line_id = l.id), 0)
    ELSE l.endorsed END) / 1000000
  FROM permit_line l JOIN permit p ON p.id = l.permit_id WHERE l.id = draw.permit_line_id $$;

CREATE FUNCTION ledger_draw_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE line permit_line; held permit; source import_record_line; opinion non_detriment_opinion;
BEGIN
  SELECT * INTO line FROM permit_line WHERE id = NEW.permit_line_id;
  SELECT * INTO held FROM permit WHERE id = line.permit_id;
  IF held.state <> 'signing' OR EXISTS (SELECT 1 FROM audit_event WHERE subject = 'permit' AND subject_id = held.id::text) THEN
    RAISE EXCEPTION 'a balance is drawn with the number, before it is told' USING ERRCODE = '23001', CONSTRAINT = 'ledger_draw_guard';
  END IF;
  SELECT * INTO source FROM import_record_line WHERE id = NEW.account_id;
  SELECT * INTO opinion FROM non_detriment_opinion WHERE id = NEW.account_id;
  IF source.id IS NOT NULL AND (source.scientific_name <> line.scientific_name OR ((source.term, source.unit) <> (line.term, line.unit) AND NEW.ratio IS NULL)) THEN
    RAISE EXCEPTION 'a re-export is of the taxon that was imported, and another term or unit needs a conversion with its reason' USING ERRCODE = '23001', CONSTRAINT = 'ledger_draw_guard';
  END IF;
  IF opinion.id IS NOT NULL AND (opinion.unit <> line.unit OR NEW.ratio IS NOT NULL OR (opinion.application_id IS NOT NULL AND opinion.application_id <> held.application_id)) THEN
    RAISE EXCEPTION 'an opinion is drawn in its own unit, and one of a case by that case alone' USING ERRCODE = '23001', CONSTRAINT = 'ledger_draw_guard';
  END IF;
  IF NEW.quantity <> ledger_kept(NEW) THEN
    RAISE EXCEPTION 'a draw is the quantity of its line' USING ERRCODE = '23001', CONSTRAINT = 'ledger_draw_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_draw_guard BEFORE INSERT ON ledger_draw FOR EACH ROW EXECUTE FUNCTION ledger_draw_guard();
CREATE FUNCTION ledger_draw_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ledger_movement (draw_id, change, permit_state, at)
    SELECT NEW.id, NEW.quantity, p.state, p.numbered_at FROM permit_line l JOIN permit p ON p.id = l.permit_id WHERE l.id = NEW.permit_line_id;
  UPDATE ledger_account SET held = held + NEW.quantity WHERE id = NEW.account_id; -- locks the account; ledger_never_over refuses
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_draw_counts AFTER INSERT ON ledger_draw FOR EACH ROW EXECUTE FUNCTION ledger_draw_counts();

-- However a permit ends, and whoever ends it, what it did not use goes back: once, because only the difference to what it
-- must hold is moved. A counter-entry by Customs draws again, and is refused where others have used what was given back.
CREATE FUNCTION ledger_settle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE draw ledger_draw; difference numeric;
BEGIN
  FOR draw IN SELECT d.* FROM ledger_draw d JOIN permit_line l ON l.id = d.permit_line_id WHERE l.permit_id = NEW.id ORDER BY d.account_id LOOP
    PERFORM 1 FROM ledger_account WHERE id = draw.account_id FOR UPDATE;
    difference := ledger_kept(draw) - (SELECT sum(change) FROM ledger_movement WHERE draw_id = draw.id);
    IF difference <> 0 THEN
      INSERT INTO ledger_movement (draw_id, change, permit_state, at) VALUES (draw.id, difference, NEW.state, NEW.state_at);
      UPDATE ledger_account SET held = held + difference WHERE id = draw.account_id;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_settle AFTER UPDATE ON permit FOR EACH ROW EXECUTE FUNCTION ledger_settle();

-- Locks accounts in one order, so that issues that meet wait for one another and never deadlock.
CREATE FUNCTION lock_ledger_accounts(wanted uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM (SELECT 1 FROM ledger_account WHERE id = ANY (wanted) ORDER BY id FOR UPDATE) locked $$;

-- Who writes what ----------------------------------------------------------------------------------------------------------

CREATE FUNCTION has_role(who uuid, wanted text) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.person_id = who AND r.role = wanted AND p.status = 'active') $$;

CREATE FUNCTION opinion_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE earlier non_detriment_opinion;
BEGIN
  IF NOT has_role(NEW.author_id, 'scientific-authority') THEN
    RAISE EXCEPTION 'only the Scientific Authority gives an opinion on detriment' USING ERRCODE = '23001', CONSTRAINT = 'opinion_guard';
  END IF;
  IF NEW.application_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.id = NEW.finding_id AND f.application_id = NEW.application_id
      AND f.kind = 'non-detriment' AND f.author_id = NEW.author_id) THEN
    RAISE EXCEPTION 'an opinion of one case belongs to the finding given there' USING ERRCODE = '23001', CONSTRAINT = 'opinion_guard';
  END IF;
  IF NEW.supersedes IS NOT NULL THEN
    SELECT * INTO earlier FROM non_detriment_opinion WHERE id = NEW.supersedes;
    IF (earlier.taxon, earlier.country) <> (NEW.taxon, NEW.country) OR earlier.application_id IS NOT NULL OR NEW.application_id IS NOT NULL THEN
      RAISE EXCEPTION 'a standing opinion takes the place of one on the same taxon and country' USING ERRCODE = '23001', CONSTRAINT = 'opinion_guard';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER opinion_guard BEFORE INSERT ON non_detriment_opinion FOR EACH ROW EXECUTE FUNCTION opinion_guard();

CREATE FUNCTION dated_register_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE ending CONSTANT text[] := ARRAY['ended_on', 'ended_by', 'ended_reason'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'an entry of a register is ended, never deleted' USING ERRCODE = '23001'; END IF;
  IF TG_OP = 'UPDATE' AND (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL OR (to_jsonb(NEW) - ending) IS DISTINCT FROM (to_jsonb(OLD) - ending)) THEN
    RAISE EXCEPTION 'an entry of a register can only be ended, and only once' USING ERRCODE = '23001', CONSTRAINT = 'dated_register_guard';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.ended_on IS NOT NULL THEN RAISE EXCEPTION 'an entry begins without its end' USING ERRCODE = '23001', CONSTRAINT = 'dated_register_guard'; END IF;
  IF NOT has_role(CASE TG_OP WHEN 'INSERT' THEN NEW.recorded_by ELSE NEW.ended_by END, 'case-officer') THEN
    RAISE EXCEPTION 'registers are kept by case officers' USING ERRCODE = '23001', CONSTRAINT = 'dated_register_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dated_register_guard BEFORE INSERT OR UPDATE OR DELETE ON registered_operation FOR EACH ROW EXECUTE FUNCTION dated_register_guard();
CREATE TRIGGER dated_register_guard BEFORE INSERT OR UPDATE OR DELETE ON registered_institution FOR EACH ROW EXECUTE FUNCTION dated_register_guard();

CREATE FUNCTION foreign_document_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE deciding CONSTANT text[] := ARRAY['state', 'decided_by', 'decided_at', 'reason'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a recorded document is never deleted' USING ERRCODE = '23001'; END IF;
  IF TG_OP = 'INSERT' AND NEW.state <> 'recorded' THEN RAISE EXCEPTION 'a document is recorded before it is judged' USING ERRCODE = '23001', CONSTRAINT = 'foreign_document_guard'; END IF;
  -- A generated column is not yet computed in the new row of a BEFORE trigger.
  IF TG_OP = 'UPDATE' AND (OLD.state <> 'recorded' OR NEW.state = 'recorded'
      OR (to_jsonb(NEW) - deciding - 'compared_number') IS DISTINCT FROM (to_jsonb(OLD) - deciding - 'compared_number')) THEN
    RAISE EXCEPTION 'a recorded document is accepted or refused, once, and never altered' USING ERRCODE = '23001', CONSTRAINT = 'foreign_document_guard';
  END IF;
  IF NOT has_role(CASE TG_OP WHEN 'INSERT' THEN NEW.recorded_by ELSE NEW.decided_by END, 'case-officer') THEN
    RAISE EXCEPTION 'foreign documents are judged by case officers' USING ERRCODE = '23001', CONSTRAINT = 'foreign_document_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER foreign_document_guard BEFORE INSERT OR UPDATE OR DELETE ON foreign_document FOR EACH ROW EXECUTE FUNCTION foreign_document_guard();
CREATE FUNCTION foreign_line_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- FOR SHARE: not while it is being judged.
  PERFORM 1 FROM foreign_document WHERE id = NEW.document_id AND state = 'recorded' FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'a judged document takes no more lines' USING ERRCODE = '23001', CONSTRAINT = 'foreign_document_guard'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER foreign_line_guard BEFORE INSERT ON foreign_document_line FOR EACH ROW EXECUTE FUNCTION foreign_line_guard();

CREATE FUNCTION import_line_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM import_record r JOIN foreign_document_line l ON l.document_id = r.foreign_document_id JOIN foreign_document d ON d.id = l.document_id
      WHERE r.id = NEW.import_id AND l.id = NEW.foreign_line_id AND d.state = 'accepted' AND NEW.quantity <= least(l.arrived, l.quantity)
        AND (NEW.scientific_name, NEW.term, NEW.unit) = (l.scientific_name, l.term, l.unit))
    AND NOT EXISTS (SELECT 1 FROM import_record r JOIN permit_line l ON l.permit_id = r.permit_id JOIN permit p ON p.id = l.permit_id
      WHERE r.id = NEW.import_id AND l.id = NEW.permit_line_id AND p.document_type = 'IM' AND NEW.quantity <= l.endorsed
        AND (NEW.scientific_name, NEW.term, NEW.unit) = (l.scientific_name, l.term, l.unit)) THEN
    RAISE EXCEPTION 'an import is what arrived under an accepted document, or was endorsed on an import permit' USING ERRCODE = '23001', CONSTRAINT = 'import_line_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER import_line_guard BEFORE INSERT ON import_record_line FOR EACH ROW EXECUTE FUNCTION import_line_guard();
CREATE FUNCTION accepted_is_imported() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM import_record r JOIN import_record_line l ON l.import_id = r.id WHERE r.foreign_document_id = NEW.id) THEN
    RAISE EXCEPTION 'an accepted document is entered as an import' USING ERRCODE = '23001', CONSTRAINT = 'foreign_document_guard';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER accepted_is_imported AFTER UPDATE ON foreign_document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION accepted_is_imported();

CREATE FUNCTION conversion_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_role(NEW.author_id, 'case-officer') OR NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = NEW.author_id AND part = 'R')
    OR NOT EXISTS (SELECT 1 FROM specimen_line WHERE id = NEW.specimen_line_id AND application_id = NEW.application_id) THEN
    RAISE EXCEPTION 'a conversion is recorded by the officer of the case' USING ERRCODE = '23001', CONSTRAINT = 'conversion_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER conversion_guard BEFORE INSERT ON line_conversion FOR EACH ROW EXECUTE FUNCTION conversion_guard();
CREATE FUNCTION evidence_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM finding WHERE id = NEW.finding_id AND kind = 'legal-acquisition')
    OR EXISTS (SELECT 1 FROM finding f JOIN audit_event e ON e.subject = 'application' AND e.subject_id = f.application_id::text
      WHERE f.id = NEW.finding_id AND e.payload::jsonb ->> 'finding' = f.id::text) THEN
    RAISE EXCEPTION 'evidence comes with its legal acquisition finding' USING ERRCODE = '23001', CONSTRAINT = 'evidence_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_guard BEFORE INSERT ON finding_evidence FOR EACH ROW EXECUTE FUNCTION evidence_guard();

-- RSK-07: the same mark on two living documents is found without reading every line.
CREATE INDEX specimen_line_marks ON specimen_line USING gin (string_to_array(answers ->> 'marks', E'\n')) WHERE answers ? 'marks';

-- Nothing happens unseen ---------------------------------------------------------------------------------------------------

CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON non_detriment_opinion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('register', 'id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON registered_operation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('register', 'id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON registered_institution DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('register', 'id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON foreign_document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('foreign-document', 'id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON foreign_document_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('foreign-document', 'document_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON import_record DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('import-record', 'id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON import_record_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('import-record', 'import_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON line_conversion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');

DO $$ DECLARE one record; name text; BEGIN
  FOREACH name IN ARRAY ARRAY['non_detriment_opinion', 'foreign_document_line', 'import_record', 'import_record_line', 'line_conversion', 'finding_evidence', 'ledger_draw', 'ledger_movement'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['non_detriment_opinion', 'registered_operation', 'registered_institution', 'foreign_document', 'foreign_document_line', 'import_record', 'import_record_line',
      'line_conversion', 'finding_evidence', 'ledger_account', 'ledger_draw', 'ledger_movement'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOR one IN SELECT tgrelid::regclass AS t, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', one.t, one.tgname);
  END LOOP;
END $$;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_registers;
CREATE FUNCTION invariants_of_registers() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'ledger.sum', a.id::text FROM ledger_account a
    WHERE a.held <> (SELECT COALESCE(sum(m.change), 0) FROM ledger_draw d JOIN ledger_movement m ON m.draw_id = d.id WHERE d.account_id = a.id)
  UNION ALL SELECT 'ledger.over', id::text FROM ledger_account WHERE held > most
  UNION ALL SELECT 'ledger.settled', d.id::text FROM ledger_draw d WHERE ledger_kept(d) IS DISTINCT FROM (SELECT sum(change) FROM ledger_movement WHERE draw_id = d.id)
  UNION ALL SELECT 'ledger.account', COALESCE(owner.id, a.id)::text
    FROM (SELECT id, volume AS most FROM non_detriment_opinion WHERE volume IS NOT NULL UNION ALL SELECT id, quantity FROM import_record_line) owner
    FULL JOIN ledger_account a ON a.id = owner.id WHERE a.most IS DISTINCT FROM owner.most
  UNION ALL SELECT 'import.above', i.id::text FROM import_record_line i LEFT JOIN foreign_document_line f ON f.id = i.foreign_line_id LEFT JOIN permit_line l ON l.id = i.permit_line_id
    WHERE i.quantity > COALESCE(least(f.arrived, f.quantity), l.endorsed)
  UNION ALL SELECT 'import.missing', d.reference FROM foreign_document d WHERE (d.state = 'accepted') <> EXISTS (SELECT 1 FROM import_record r WHERE r.foreign_document_id = d.id)
  UNION ALL SELECT 'foreign.twice', min(reference) FROM foreign_document WHERE state = 'accepted' GROUP BY issued_by, compared_number HAVING count(*) > 1
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['non_detriment_opinion.opinion_guard', 'non_detriment_opinion.open_ledger_account', 'non_detriment_opinion.entry_is_audited',
    'import_record_line.open_ledger_account', 'import_record_line.import_line_guard', 'import_record_line.entry_is_audited', 'import_record.entry_is_audited',
    'ledger_draw.ledger_draw_guard', 'ledger_draw.ledger_draw_counts', 'permit.ledger_settle', 'registered_operation.dated_register_guard', 'registered_operation.entry_is_audited',
    'registered_institution.dated_register_guard', 'registered_institution.entry_is_audited', 'foreign_document.foreign_document_guard', 'foreign_document.accepted_is_imported',
    'foreign_document.entry_is_audited', 'foreign_document_line.foreign_line_guard', 'foreign_document_line.entry_is_audited', 'line_conversion.conversion_guard',
    'line_conversion.entry_is_audited', 'finding_evidence.evidence_guard']
    || (SELECT array_agg(name || '.append_only') FROM unnest(ARRAY['non_detriment_opinion', 'foreign_document_line', 'import_record', 'import_record_line', 'line_conversion', 'finding_evidence', 'ledger_draw', 'ledger_movement']) name)
    || (SELECT array_agg(name || '.no_truncate') FROM unnest(ARRAY['non_detriment_opinion', 'registered_operation', 'registered_institution', 'foreign_document', 'foreign_document_line', 'import_record',
      'import_record_line', 'line_conversion', 'finding_evidence', 'ledger_account', 'ledger_draw', 'ledger_movement']) name)) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'constraint.missing', 'ledger_account.ledger_never_over' WHERE NOT EXISTS (SELECT 1 FROM pg_constraint WHERE convalidated AND conrelid = 'ledger_account'::regclass AND conname = 'ledger_never_over')
  UNION ALL SELECT 'index.missing', 'foreign_document_used_once' WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = 'foreign_document_used_once')
$$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT rule, reference FROM invariants_before_registers() UNION ALL SELECT rule, reference FROM invariants_of_registers() $$;

REVOKE ALL ON FUNCTION verify_invariants, invariants_of_registers, invariants_before_registers, lock_ledger_accounts,
  open_ledger_account, ledger_draw_guard, ledger_draw_counts, ledger_settle FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_registers FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants, lock_ledger_accounts TO cites_app;
GRANT SELECT ON non_detriment_opinion, registered_operation, registered_institution, foreign_document, foreign_document_line, import_record, import_record_line,
  line_conversion, finding_evidence, ledger_account, ledger_draw, ledger_movement TO cites_app;
GRANT INSERT ON non_detriment_opinion, registered_operation, registered_institution, foreign_document, foreign_document_line, import_record, import_record_line,
  line_conversion, finding_evidence, ledger_draw TO cites_app;
GRANT UPDATE (ended_on, ended_by, ended_reason) ON registered_operation, registered_institution TO cites_app;
GRANT UPDATE (state, decided_by, decided_at, reason) ON foreign_document TO cites_app;
GRANT USAGE ON SEQUENCE non_detriment_reference, foreign_document_reference, import_reference TO cites_app;
