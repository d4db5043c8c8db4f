-- The register: people, applications, findings, permits, endorsements and the audit log.
-- PostgreSQL itself refuses what must never be, whoever asks: a permit altered after its number was taken, a number lost or
-- reused, more endorsed than permitted, one person on both sides of a decision, a state change without its audit event.
-- Triggers are ENABLE ALWAYS, so that they also hold for the owner and under session_replication_role = replica.

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'cites_app') THEN
    RAISE EXCEPTION 'The runtime role cites_app does not exist. Create it first (see README, "Your own PostgreSQL").';
  END IF;
END $$;

-- 'NaN'::numeric is greater than every number: CHECK (q > 0) alone would admit a permit for NaN specimens, that is, unlimited.
CREATE DOMAIN quantity_positive AS numeric(18,6) CHECK (VALUE > 0 AND VALUE < 'NaN'::numeric);
CREATE DOMAIN quantity_balance AS numeric(18,6) CHECK (VALUE >= 0 AND VALUE < 'NaN'::numeric);
CREATE DOMAIN sha256_bytes AS bytea CHECK (length(VALUE) = 32);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN RAISE EXCEPTION '% on % is forbidden: rows are only ever added', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001'; END $$;

-- Authorities, offices, posts --------------------------------------------------------------------------------------------

CREATE TABLE authority (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('management', 'scientific', 'customs')),
  name text NOT NULL, address text[] NOT NULL, country char(2) NOT NULL, place text NOT NULL);
CREATE TABLE office (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), authority_id uuid NOT NULL REFERENCES authority, code text NOT NULL UNIQUE, name text NOT NULL);
CREATE TABLE border_post (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), authority_id uuid NOT NULL REFERENCES authority, code text NOT NULL UNIQUE, name text NOT NULL);

-- People -----------------------------------------------------------------------------------------------------------------

CREATE TABLE person (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 160),
  title text NOT NULL DEFAULT '',
  password_hash text NOT NULL,
  locale text NOT NULL DEFAULT 'en' CHECK (locale IN ('en', 'fr', 'es')),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
  office_id uuid REFERENCES office, post_id uuid REFERENCES border_post,
  is_demonstration boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL);
CREATE TABLE person_role (
  person_id uuid NOT NULL REFERENCES person,
  role text NOT NULL CHECK (role IN ('applicant', 'agent', 'case-officer', 'issuing-officer', 'scientific-authority', 'customs-officer', 'customs-supervisor', 'auditor', 'administrator')),
  PRIMARY KEY (person_id, role));
CREATE FUNCTION exclusive_roles() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- A snapshot taken earlier would not show what others committed meanwhile, and no lock would tell.
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION '% only under read committed', TG_TABLE_NAME USING ERRCODE = '23001'; END IF;
  PERFORM 1 FROM person WHERE id = NEW.person_id FOR UPDATE;
  IF (SELECT count(*) > 1 AND bool_or(role IN ('auditor', 'administrator')) FROM person_role WHERE person_id = NEW.person_id) THEN
    RAISE EXCEPTION 'auditor and administrator exclude every other role' USING ERRCODE = '23001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER exclusive_roles AFTER INSERT OR UPDATE ON person_role FOR EACH ROW EXECUTE FUNCTION exclusive_roles();
ALTER TABLE person_role ENABLE ALWAYS TRIGGER exclusive_roles;

CREATE TABLE session (
  id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
  idle_minutes int NOT NULL CHECK (idle_minutes > 0), ended_at timestamptz);
CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL;

-- Applications -----------------------------------------------------------------------------------------------------------

CREATE SEQUENCE application_reference START 10001;
CREATE TABLE application (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE DEFAULT 'A-' || nextval('application_reference'),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'under-review', 'awaiting-findings', 'returned', 'recommended', 'approved', 'refused', 'withdrawn', 'lapsed')),
  version int NOT NULL DEFAULT 1 CHECK (version >= 1),
  applicant_id uuid NOT NULL REFERENCES person,
  office_id uuid NOT NULL REFERENCES office,
  party_code char(2) NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(answers) = 'object'),
  created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, submitted_at timestamptz,
  idempotency_key text, UNIQUE (applicant_id, idempotency_key),
  CHECK (state IN ('draft', 'withdrawn') OR submitted_at IS NOT NULL));
CREATE INDEX application_applicant ON application (applicant_id, updated_at DESC, id);
CREATE INDEX application_queue ON application (office_id, state, submitted_at, id);

CREATE TABLE specimen_line (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  position int NOT NULL CHECK (position BETWEEN 1 AND 200),
  answers jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(answers) = 'object'),
  listing jsonb,
  -- Read out of the answers, so that a search or a sum needs no JSON and no draft can hold an impossible quantity.
  scientific_name text GENERATED ALWAYS AS (answers ->> 'scientificName') STORED,
  quantity quantity_positive,
  UNIQUE (application_id, position) DEFERRABLE INITIALLY DEFERRED);

CREATE FUNCTION application_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE allowed text[];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'applications are never deleted' USING ERRCODE = '23001'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' THEN RAISE EXCEPTION 'an application begins as a draft' USING ERRCODE = '23001'; END IF;
    RETURN NEW;
  END IF;
  allowed := CASE OLD.state
    WHEN 'draft' THEN ARRAY['submitted', 'withdrawn'] WHEN 'submitted' THEN ARRAY['under-review', 'returned', 'withdrawn']
    WHEN 'under-review' THEN ARRAY['awaiting-findings', 'returned', 'recommended', 'withdrawn']
    WHEN 'awaiting-findings' THEN ARRAY['under-review', 'withdrawn'] WHEN 'returned' THEN ARRAY['submitted', 'lapsed', 'withdrawn']
    WHEN 'recommended' THEN ARRAY['under-review', 'approved', 'refused', 'withdrawn'] WHEN 'approved' THEN ARRAY['under-review', 'withdrawn']
    ELSE ARRAY[]::text[] END;
  IF NEW.state <> OLD.state AND NOT NEW.state = ANY (allowed) THEN
    RAISE EXCEPTION 'an application cannot go from % to %', OLD.state, NEW.state USING ERRCODE = '23001';
  END IF;
  IF (NEW.id, NEW.reference, NEW.applicant_id, NEW.party_code, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.reference, OLD.applicant_id, OLD.party_code, OLD.created_at) THEN
    RAISE EXCEPTION 'who applied, and when, cannot change' USING ERRCODE = '23001';
  END IF;
  IF OLD.state NOT IN ('draft', 'returned') AND NEW.answers IS DISTINCT FROM OLD.answers THEN
    RAISE EXCEPTION 'answers are sealed once sent' USING ERRCODE = '23001';
  END IF;
  IF NEW.version < OLD.version THEN RAISE EXCEPTION 'a version never goes back' USING ERRCODE = '23001'; END IF;
  IF OLD.state = 'approved' AND NEW.state <> 'approved' AND EXISTS (SELECT 1 FROM permit WHERE application_id = OLD.id AND state <> 'void') THEN
    RAISE EXCEPTION 'a number has been taken for this application' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_guard BEFORE INSERT OR UPDATE OR DELETE ON application FOR EACH ROW EXECUTE FUNCTION application_guard();
CREATE FUNCTION specimen_line_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held text;
BEGIN
  -- FOR SHARE: not while it is being sent.
  SELECT state INTO held FROM application WHERE id = COALESCE(OLD.application_id, NEW.application_id) FOR SHARE;
  IF held NOT IN ('draft', 'returned') OR (TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id) THEN
    RAISE EXCEPTION 'specimen lines are sealed once sent, and stay with their application' USING ERRCODE = '23001';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER specimen_line_guard BEFORE INSERT OR UPDATE OR DELETE ON specimen_line FOR EACH ROW EXECUTE FUNCTION specimen_line_guard();
ALTER TABLE application ENABLE ALWAYS TRIGGER application_guard;
ALTER TABLE specimen_line ENABLE ALWAYS TRIGGER specimen_line_guard;

-- What was asked and answered at each submission, in the words it was asked in.
CREATE TABLE submission_record (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), application_id uuid NOT NULL REFERENCES application,
  version int NOT NULL, record text NOT NULL, sha256 sha256_bytes NOT NULL,
  submitted_by uuid NOT NULL REFERENCES person, submitted_at timestamptz NOT NULL,
  UNIQUE (application_id, version), CHECK (sha256 = sha256(convert_to(record, 'UTF8'))));

-- The parts people play on one application; separation of duties is judged by person (decisions §5).
CREATE TABLE application_part (
  application_id uuid NOT NULL REFERENCES application, person_id uuid NOT NULL REFERENCES person,
  part char(1) NOT NULL CHECK (part IN ('A', 'P', 'R', 'N', 'S')), since timestamptz NOT NULL,
  PRIMARY KEY (application_id, person_id, part));
CREATE FUNCTION four_eyes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- A snapshot taken earlier would not show what others committed meanwhile, and no lock would tell.
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION '% only under read committed', TG_TABLE_NAME USING ERRCODE = '23001'; END IF;
  -- Two parts taken at the same moment would each not see the other: the application's row decides who comes first.
  PERFORM 1 FROM application WHERE id = NEW.application_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM application_part p WHERE p.application_id = NEW.application_id AND p.person_id = NEW.person_id
      AND p.part <> NEW.part AND NOT (p.part IN ('P', 'R') AND NEW.part IN ('P', 'R'))) THEN
    RAISE EXCEPTION 'separation of duties: this person already has another part on this application' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER four_eyes BEFORE INSERT ON application_part FOR EACH ROW EXECUTE FUNCTION four_eyes();
ALTER TABLE application_part ENABLE ALWAYS TRIGGER four_eyes;

CREATE TABLE finding (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  kind text NOT NULL CHECK (kind IN ('legal-acquisition', 'non-detriment', 'import-permit-seen', 'humane-transport', 'lawful-import')),
  outcome text NOT NULL CHECK (outcome IN ('positive', 'positive-with-conditions', 'negative')),
  author_id uuid NOT NULL REFERENCES person, reasoning text NOT NULL CHECK (length(reasoning) > 0), evidence text NOT NULL,
  conditions text, valid_until date, recorded_at timestamptz NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  CHECK (outcome <> 'positive-with-conditions' OR length(conditions) > 0));
CREATE INDEX finding_application ON finding (application_id, seq);
CREATE FUNCTION finding_author() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- LIF-02: only the Scientific Authority writes a non-detriment finding; the rest is the Management Authority's.
  IF NOT EXISTS (SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.person_id = NEW.author_id AND p.status = 'active'
      AND r.role = CASE NEW.kind WHEN 'non-detriment' THEN 'scientific-authority' ELSE 'case-officer' END) THEN
    RAISE EXCEPTION 'this finding is not this person''s to make' USING ERRCODE = '23001';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = NEW.author_id
      AND part = CASE NEW.kind WHEN 'non-detriment' THEN 'N' ELSE 'R' END) THEN
    RAISE EXCEPTION 'the author has no part on this application' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER finding_author BEFORE INSERT ON finding FOR EACH ROW EXECUTE FUNCTION finding_author();
ALTER TABLE finding ENABLE ALWAYS TRIGGER finding_author;

-- Recommendations and decisions, one row each. `round` counts recommendations, so that an old approval never counts twice.
CREATE TABLE decision (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application, round int NOT NULL CHECK (round >= 1),
  kind text NOT NULL CHECK (kind IN ('recommend-approve', 'recommend-refuse', 'return', 'request-findings', 'send-back', 'approve', 'refuse', 'reopen')),
  author_id uuid NOT NULL REFERENCES person, reasons text NOT NULL, at timestamptz NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY);
CREATE INDEX decision_application ON decision (application_id, seq);
CREATE UNIQUE INDEX decision_once_per_round ON decision (application_id, round, author_id) WHERE kind IN ('approve', 'refuse');
CREATE FUNCTION decision_author() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE wanted text := CASE WHEN NEW.kind IN ('approve', 'refuse', 'send-back', 'reopen') THEN 'issuing-officer' ELSE 'case-officer' END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.person_id = NEW.author_id AND r.role = wanted AND p.status = 'active')
    OR NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = NEW.author_id
      AND part = CASE wanted WHEN 'issuing-officer' THEN 'S' ELSE 'R' END) THEN
    RAISE EXCEPTION 'this decision is not this person''s to make' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_author BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION decision_author();
ALTER TABLE decision ENABLE ALWAYS TRIGGER decision_author;
CREATE FUNCTION decided_by_enough() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE agreed int; opposed int; wanted text := CASE NEW.state WHEN 'approved' THEN 'approve' ELSE 'refuse' END;
BEGIN
  IF NEW.state = OLD.state OR NEW.state NOT IN ('approved', 'refused') THEN RETURN NULL; END IF;
  SELECT count(DISTINCT author_id) FILTER (WHERE kind = wanted), count(*) FILTER (WHERE kind <> wanted) INTO agreed, opposed
    FROM decision WHERE application_id = NEW.id AND kind IN ('approve', 'refuse') AND round = (SELECT max(round) FROM decision WHERE application_id = NEW.id);
  IF agreed < (CASE WHEN NEW.state = 'refused' OR opposed > 0 OR EXISTS (SELECT 1 FROM specimen_line WHERE application_id = NEW.id AND listing ->> 'appendix' = 'I') THEN 2 ELSE 1 END) THEN
    RAISE EXCEPTION 'Appendix I, a refusal and a disagreement need two issuing-officers; every decision needs one' USING ERRCODE = '23001', CONSTRAINT = 'second_officer';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decided_by_enough AFTER UPDATE ON application DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decided_by_enough();
ALTER TABLE application ENABLE ALWAYS TRIGGER decided_by_enough;

-- Permits ----------------------------------------------------------------------------------------------------------------

CREATE TABLE signing_key (
  kid text PRIMARY KEY CHECK (kid ~ '^[0-9a-f]{16}$'),
  purpose text NOT NULL CHECK (purpose IN ('permit', 'seal')),
  public_jwk jsonb NOT NULL, certificate bytea,
  used_from timestamptz NOT NULL, used_until timestamptz, revoked_at timestamptz);

CREATE TABLE permit_series (
  party char(2) NOT NULL, year int NOT NULL CHECK (year BETWEEN 2000 AND 2099),
  last_serial int NOT NULL CHECK (last_serial BETWEEN 1 AND 999999), PRIMARY KEY (party, year));

CREATE TABLE permit (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application,
  document_type text NOT NULL CHECK (document_type IN ('EX', 'RX', 'IM', 'IS', 'PC', 'CB', 'AP', 'CO', 'TE', 'PO', 'MI', 'SC', 'MT', 'OT')),
  ordinal int NOT NULL DEFAULT 1 CHECK (ordinal BETWEEN 1 AND 200),
  party char(2) NOT NULL, year int NOT NULL, serial int NOT NULL CHECK (serial BETWEEN 1 AND 999999),
  permit_number text NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('signing', 'issued', 'partly-used', 'used', 'expired', 'suspended', 'revoked', 'replaced', 'void')),
  use_rule text NOT NULL CHECK (use_rule IN ('one-consignment', 'split-consignments', 'multiple-crossings')),
  content bytea NOT NULL, content_sha256 sha256_bytes NOT NULL CHECK (content_sha256 = sha256(content)),
  register_token bytea NOT NULL UNIQUE CHECK (length(register_token) = 16),
  check_code text NOT NULL CHECK (check_code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  issued_on date NOT NULL, valid_from date NOT NULL, valid_until date NOT NULL,
  signed_by uuid NOT NULL REFERENCES person, numbered_at timestamptz NOT NULL,
  kid text REFERENCES signing_key, cose bytea, drawing_sha256 sha256_bytes, pdf_sha256 sha256_bytes, pdf_bytes int CHECK (pdf_bytes > 0), issued_at timestamptz,
  state_reason text, state_at timestamptz NOT NULL,
  replaces uuid UNIQUE REFERENCES permit,
  UNIQUE (party, year, serial), UNIQUE (id, use_rule),
  CHECK (permit_number = lpad((year % 100)::text, 2, '0') || party || lpad(serial::text, 6, '0') || '/' || document_type),
  CHECK (valid_from >= issued_on AND valid_until >= valid_from),
  CHECK (state IN ('signing', 'void') OR (kid IS NOT NULL AND cose IS NOT NULL AND pdf_sha256 IS NOT NULL AND pdf_bytes IS NOT NULL AND drawing_sha256 IS NOT NULL AND issued_at IS NOT NULL)),
  CHECK (state <> 'void' OR (state_reason IS NOT NULL AND btrim(state_reason) <> '')));
CREATE INDEX permit_application ON permit (application_id);
-- A number explained as void does not stand in the way of the next one for the same application.
CREATE UNIQUE INDEX permit_once ON permit (application_id, document_type, ordinal) WHERE state <> 'void';
CREATE INDEX permit_signing ON permit (numbered_at) WHERE state = 'signing';
CREATE INDEX permit_expiry ON permit (valid_until, id) WHERE state IN ('issued', 'partly-used', 'suspended');

-- A number is taken by adding one under the lock of its series' row; never a sequence, which leaks on rollback.
CREATE FUNCTION take_permit_serial(p_party char(2), p_year int) RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO permit_series AS s (party, year, last_serial) VALUES (p_party, p_year, 1)
  ON CONFLICT (party, year) DO UPDATE SET last_serial = s.last_serial + 1 RETURNING last_serial $$;
CREATE FUNCTION series_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.last_serial <> OLD.last_serial + 1 OR (NEW.party, NEW.year) IS DISTINCT FROM (OLD.party, OLD.year)))
     OR (TG_OP = 'INSERT' AND NEW.last_serial <> 1) THEN
    RAISE EXCEPTION 'a number series only ever goes up by one' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER series_guard BEFORE INSERT OR UPDATE OR DELETE ON permit_series FOR EACH ROW EXECUTE FUNCTION series_guard();
CREATE FUNCTION series_without_gap() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM permit WHERE party = NEW.party AND year = NEW.year AND serial = NEW.last_serial) THEN
    RAISE EXCEPTION 'a number was taken and no permit carries it' USING ERRCODE = '23001';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER series_without_gap AFTER INSERT OR UPDATE ON permit_series DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION series_without_gap();
ALTER TABLE permit_series ENABLE ALWAYS TRIGGER series_guard;
ALTER TABLE permit_series ENABLE ALWAYS TRIGGER series_without_gap;

CREATE TABLE permit_line (
  id uuid PRIMARY KEY, permit_id uuid NOT NULL REFERENCES permit, position int NOT NULL CHECK (position BETWEEN 1 AND 200),
  scientific_name text NOT NULL, appendix text NOT NULL CHECK (appendix IN ('I', 'II', 'III')),
  source char(1) NOT NULL CHECK (source IN ('W', 'X', 'R', 'D', 'A', 'C', 'F', 'Y', 'U', 'I', 'O')),
  term char(3) NOT NULL, unit char(3) NOT NULL,
  quantity quantity_positive NOT NULL, endorsed quantity_balance NOT NULL DEFAULT 0,
  UNIQUE (permit_id, position),
  CONSTRAINT never_over CHECK (endorsed <= quantity));

CREATE FUNCTION permit_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE allowed text[];
  movable CONSTANT text[] := ARRAY['state', 'state_reason', 'state_at'];
  set_once CONSTANT text[] := ARRAY['kid', 'cose', 'drawing_sha256', 'pdf_sha256', 'pdf_bytes', 'issued_at'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'permits are never deleted' USING ERRCODE = '23001'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'signing' OR NEW.cose IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM permit_series s WHERE (s.party, s.year, s.last_serial) = (NEW.party, NEW.year, NEW.serial)) THEN
      RAISE EXCEPTION 'a permit begins by taking the next number of its series' USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END IF;
  allowed := CASE OLD.state
    WHEN 'signing' THEN ARRAY['issued', 'void'] WHEN 'issued' THEN ARRAY['partly-used', 'used', 'expired', 'suspended', 'revoked', 'replaced']
    WHEN 'partly-used' THEN ARRAY['issued', 'used', 'expired', 'suspended', 'revoked', 'replaced'] WHEN 'used' THEN ARRAY['partly-used', 'issued']
    WHEN 'suspended' THEN ARRAY['issued', 'partly-used', 'expired', 'revoked', 'replaced'] ELSE ARRAY[]::text[] END;
  IF NEW.state <> OLD.state AND NOT NEW.state = ANY (allowed) THEN
    RAISE EXCEPTION 'a permit cannot go from % to %', OLD.state, NEW.state USING ERRCODE = '23001';
  END IF;
  IF OLD.state = NEW.state AND OLD.state IN ('void', 'expired', 'revoked', 'replaced') AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'how a permit ended cannot be told differently later' USING ERRCODE = '23001', CONSTRAINT = 'permit_immutable';
  END IF;
  IF OLD.state = 'signing' AND NEW.state = 'issued' THEN
    IF (to_jsonb(NEW) - movable - set_once) IS DISTINCT FROM (to_jsonb(OLD) - movable - set_once) THEN
      RAISE EXCEPTION 'what will be signed is frozen' USING ERRCODE = '23001', CONSTRAINT = 'permit_immutable';
    END IF;
  ELSIF (to_jsonb(NEW) - movable) IS DISTINCT FROM (to_jsonb(OLD) - movable) THEN
    RAISE EXCEPTION 'a permit cannot be altered' USING ERRCODE = '23001', CONSTRAINT = 'permit_immutable';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permit_guard BEFORE INSERT OR UPDATE OR DELETE ON permit FOR EACH ROW EXECUTE FUNCTION permit_guard();
-- The columns that checks and endorsements read say nothing but what was frozen to be signed.
CREATE FUNCTION says_its_content(held permit) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT COALESCE((SELECT jsonb_build_object('permitNumber', held.permit_number, 'documentType', held.document_type, 'party', held.party, 'checkCode', held.check_code,
      'issuedOn', to_char(held.issued_on, 'YYYY-MM-DD'), 'validFrom', to_char(held.valid_from, 'YYYY-MM-DD'), 'validUntil', to_char(held.valid_until, 'YYYY-MM-DD')) <@ content
    AND (SELECT jsonb_agg(jsonb_build_array(l.position, l.scientific_name, l.appendix, l.source, l.term, l.unit, trim_scale(l.quantity)::text) ORDER BY l.position) FROM permit_line l WHERE l.permit_id = held.id)
      = (SELECT jsonb_agg(jsonb_build_array(c -> 'position', c -> 'scientificName', c -> 'appendix', c -> 'source', c -> 'term', c -> 'unit', c -> 'quantity') ORDER BY (c ->> 'position')::int) FROM jsonb_array_elements(content -> 'lines') c)
    FROM (SELECT convert_from(held.content, 'UTF8')::jsonb AS content) frozen), false) $$;
CREATE FUNCTION permit_signatories() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE needed int;
BEGIN
  -- FOR SHARE: not while it is being withdrawn or reopened.
  PERFORM 1 FROM application WHERE id = NEW.application_id AND state = 'approved' FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'only an approved application becomes a permit' USING ERRCODE = '23001'; END IF;
  IF NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = NEW.signed_by AND part = 'S')
     OR NOT EXISTS (SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.person_id = NEW.signed_by AND r.role = 'issuing-officer' AND p.status = 'active') THEN
    RAISE EXCEPTION 'the signatory is not an issuing-officer of this application' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  IF NOT says_its_content(NEW) THEN RAISE EXCEPTION 'the register says something else than what will be signed' USING ERRCODE = '23001'; END IF;
  needed := CASE WHEN EXISTS (SELECT 1 FROM permit_line WHERE permit_id = NEW.id AND appendix = 'I') THEN 2 ELSE 1 END;
  IF (SELECT count(DISTINCT author_id) FROM decision d WHERE application_id = NEW.application_id AND kind = 'approve'
      AND round = (SELECT max(round) FROM decision WHERE application_id = NEW.application_id)) < needed THEN
    RAISE EXCEPTION 'Appendix I needs the approval of two issuing-officers' USING ERRCODE = '23001', CONSTRAINT = 'second_officer';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER permit_signatories AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION permit_signatories();
CREATE FUNCTION permit_line_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held permit;
BEGIN
  SELECT * INTO held FROM permit WHERE id = COALESCE(NEW.permit_id, OLD.permit_id);
  IF TG_OP = 'INSERT' THEN
    -- Lines come with the number, before it is told; once it has been told none is added.
    IF held.state = 'signing' AND NOT EXISTS (SELECT 1 FROM audit_event WHERE subject = 'permit' AND subject_id = NEW.permit_id::text) THEN RETURN NEW; END IF;
  ELSIF TG_OP = 'UPDATE' AND held.state IN ('issued', 'partly-used', 'used') AND (to_jsonb(NEW) - 'endorsed') = (to_jsonb(OLD) - 'endorsed') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the lines of a permit are frozen' USING ERRCODE = '23001', CONSTRAINT = 'permit_immutable';
END $$;
CREATE TRIGGER permit_line_guard BEFORE INSERT OR UPDATE OR DELETE ON permit_line FOR EACH ROW EXECUTE FUNCTION permit_line_guard();
ALTER TABLE permit ENABLE ALWAYS TRIGGER permit_guard;
ALTER TABLE permit ENABLE ALWAYS TRIGGER permit_signatories;
ALTER TABLE permit_line ENABLE ALWAYS TRIGGER permit_line_guard;

-- Endorsements -----------------------------------------------------------------------------------------------------------

CREATE TABLE endorsement (
  id uuid PRIMARY KEY, reference bigint GENERATED ALWAYS AS IDENTITY,
  permit_id uuid NOT NULL, use_rule text NOT NULL, kind text NOT NULL CHECK (kind IN ('endorsement', 'correction')),
  officer_id uuid NOT NULL REFERENCES person, post_id uuid NOT NULL REFERENCES border_post,
  endorsed_on date NOT NULL, transport_document text CHECK (length(transport_document) <= 60), remarks text,
  idempotency_key text NOT NULL, request_sha256 sha256_bytes NOT NULL, recorded_at timestamptz NOT NULL,
  FOREIGN KEY (permit_id, use_rule) REFERENCES permit (id, use_rule),
  UNIQUE (officer_id, idempotency_key));
CREATE INDEX endorsement_permit ON endorsement (permit_id, reference);
-- Art. VI.5: one permit, one consignment. The second endorsement of such a permit cannot exist.
CREATE UNIQUE INDEX one_consignment ON endorsement (permit_id) WHERE use_rule = 'one-consignment' AND kind = 'endorsement';
CREATE TABLE endorsement_line (
  endorsement_id uuid NOT NULL REFERENCES endorsement, permit_line_id uuid NOT NULL REFERENCES permit_line,
  quantity quantity_positive NOT NULL, PRIMARY KEY (endorsement_id, permit_line_id));
CREATE INDEX endorsement_line_of ON endorsement_line (permit_line_id);
CREATE FUNCTION endorsement_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held permit;
BEGIN
  -- Whoever endorses comes before or after whoever revokes, never beside them.
  SELECT * INTO held FROM permit WHERE id = NEW.permit_id FOR NO KEY UPDATE;
  IF NEW.kind = 'endorsement' AND (held.state NOT IN ('issued', 'partly-used') OR NEW.endorsed_on NOT BETWEEN held.valid_from AND held.valid_until) THEN
    RAISE EXCEPTION 'this permit cannot be endorsed: it is % and valid until %', held.state, held.valid_until USING ERRCODE = '23001';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.person_id = NEW.officer_id AND p.status = 'active'
      AND r.role = ANY (CASE NEW.kind WHEN 'endorsement' THEN ARRAY['customs-officer', 'customs-supervisor'] ELSE ARRAY['customs-supervisor'] END)) THEN
    RAISE EXCEPTION 'only Customs endorse' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER endorsement_guard BEFORE INSERT ON endorsement FOR EACH ROW EXECUTE FUNCTION endorsement_guard();
CREATE FUNCTION endorsement_counts() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held permit; is_open boolean;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM endorsement_line WHERE endorsement_id = NEW.id) THEN RAISE EXCEPTION 'an endorsement says what crossed' USING ERRCODE = '23001'; END IF;
  IF EXISTS (SELECT 1 FROM endorsement_line e JOIN permit_line l ON l.id = e.permit_line_id WHERE e.endorsement_id = NEW.id AND l.permit_id <> NEW.permit_id) THEN
    RAISE EXCEPTION 'an endorsement is of one permit' USING ERRCODE = '23001';
  END IF;
  SELECT * INTO held FROM permit WHERE id = NEW.permit_id;
  SELECT bool_or(endorsed < quantity) INTO is_open FROM permit_line WHERE permit_id = NEW.permit_id;
  IF NEW.kind = 'endorsement' AND held.state <> (CASE held.use_rule WHEN 'one-consignment' THEN 'used' WHEN 'multiple-crossings' THEN 'partly-used' ELSE CASE WHEN is_open THEN 'partly-used' ELSE 'used' END END) THEN
    RAISE EXCEPTION 'an endorsed permit cannot stay %', held.state USING ERRCODE = '23001';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER endorsement_counts AFTER INSERT ON endorsement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION endorsement_counts();
ALTER TABLE endorsement ENABLE ALWAYS TRIGGER endorsement_counts;
CREATE FUNCTION endorsement_sum() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE line permit_line; rule text; total numeric;
BEGIN
  SELECT * INTO line FROM permit_line WHERE id = (to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'permit_line' THEN 'id' ELSE 'permit_line_id' END)::uuid;
  SELECT use_rule INTO rule FROM permit WHERE id = line.permit_id;
  SELECT COALESCE(sum(CASE e.kind WHEN 'endorsement' THEN l.quantity ELSE -l.quantity END), 0) INTO total
    FROM endorsement_line l JOIN endorsement e ON e.id = l.endorsement_id WHERE l.permit_line_id = line.id;
  IF line.endorsed <> (CASE rule WHEN 'multiple-crossings' THEN 0 ELSE total END) THEN
    RAISE EXCEPTION 'the endorsed quantity is not the sum of the endorsements' USING ERRCODE = '23001';
  END IF;
  IF rule = 'multiple-crossings' AND EXISTS (SELECT 1 FROM endorsement_line WHERE permit_line_id = line.id AND quantity > line.quantity) THEN
    RAISE EXCEPTION 'a crossing above the permitted quantity' USING ERRCODE = '23001', CONSTRAINT = 'never_over';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER endorsement_sum AFTER INSERT ON endorsement_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION endorsement_sum();
CREATE CONSTRAINT TRIGGER endorsement_sum AFTER UPDATE ON permit_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION endorsement_sum();
ALTER TABLE endorsement ENABLE ALWAYS TRIGGER endorsement_guard;
ALTER TABLE endorsement_line ENABLE ALWAYS TRIGGER endorsement_sum;
ALTER TABLE permit_line ENABLE ALWAYS TRIGGER endorsement_sum;

-- Audit log --------------------------------------------------------------------------------------------------------------

CREATE TABLE audit_event (
  seq bigint PRIMARY KEY, at timestamptz NOT NULL, actor_id text NOT NULL, actor_roles text NOT NULL,
  type text NOT NULL, subject text NOT NULL, subject_id text NOT NULL, payload text NOT NULL CHECK (payload::jsonb IS NOT NULL),
  previous_hash text NOT NULL, hash text NOT NULL UNIQUE,
  -- Not part of the chain: lets the triggers below see that a change and its event share a transaction.
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id());
CREATE INDEX audit_event_subject ON audit_event (subject, subject_id, seq);
CREATE INDEX audit_event_actor ON audit_event (actor_id, seq);
CREATE TABLE audit_head (one boolean PRIMARY KEY DEFAULT true CHECK (one), seq bigint NOT NULL, hash text NOT NULL, at timestamptz NOT NULL);
INSERT INTO audit_head VALUES (true, 0, encode(sha256('cites-permit-portal/audit/v1'), 'hex'), '2000-01-01T00:00:00Z');

-- Length-prefixed fields: no two different rows can give the same bytes. The same text is built in src/domain/audit/hash-chain.ts.
CREATE FUNCTION audit_entry_text(seq bigint, at timestamptz, actor_id text, actor_roles text, type text, subject text, subject_id text, payload text, previous_hash text)
RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg(length(field) || ':' || field, ',' ORDER BY nth) FROM unnest(ARRAY[seq::text, (extract(epoch FROM at) * 1000000)::bigint::text,
    actor_id, actor_roles, type, subject, subject_id, payload, previous_hash]) WITH ORDINALITY AS fields(field, nth) $$;
CREATE FUNCTION audit_append(p_at timestamptz, p_actor_id text, p_actor_roles text, p_type text, p_subject text, p_subject_id text, p_payload text)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE head audit_head; next_seq bigint; moment timestamptz; next_hash text;
BEGIN
  PERFORM set_config('synchronous_commit', 'on', true); -- no session may opt out of durability
  SELECT * INTO head FROM audit_head FOR UPDATE; -- one writer at a time: the chain cannot fork
  next_seq := head.seq + 1;
  moment := date_trunc('milliseconds', greatest(p_at, head.at)); -- never backwards
  next_hash := encode(sha256(convert_to(audit_entry_text(next_seq, moment, p_actor_id, p_actor_roles, p_type, p_subject, p_subject_id, p_payload, head.hash), 'UTF8')), 'hex');
  INSERT INTO audit_event (seq, at, actor_id, actor_roles, type, subject, subject_id, payload, previous_hash, hash)
    VALUES (next_seq, moment, p_actor_id, p_actor_roles, p_type, p_subject, p_subject_id, p_payload, head.hash, next_hash);
  UPDATE audit_head SET seq = next_seq, hash = next_hash, at = moment;
  RETURN next_seq;
END $$;

-- The states an event tells of: the same pairs as the transition tables of src/domain hold.
CREATE FUNCTION states_told_by(event text) RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$ SELECT CASE event
  WHEN 'ApplicationStarted' THEN ARRAY['draft'] WHEN 'ApplicationSubmitted' THEN ARRAY['submitted'] WHEN 'ApplicationReturned' THEN ARRAY['returned']
  WHEN 'ReviewStarted' THEN ARRAY['under-review'] WHEN 'ReviewResumed' THEN ARRAY['under-review'] WHEN 'ApplicationSentBack' THEN ARRAY['under-review']
  WHEN 'ApprovalReopened' THEN ARRAY['under-review'] WHEN 'FindingsRequested' THEN ARRAY['awaiting-findings'] WHEN 'ApplicationRecommended' THEN ARRAY['recommended']
  WHEN 'ApplicationApproved' THEN ARRAY['approved'] WHEN 'ApplicationRefused' THEN ARRAY['refused'] WHEN 'ApplicationWithdrawn' THEN ARRAY['withdrawn']
  WHEN 'ApplicationLapsed' THEN ARRAY['lapsed'] WHEN 'PermitNumberTaken' THEN ARRAY['signing'] WHEN 'PermitIssued' THEN ARRAY['issued']
  WHEN 'PermitVoided' THEN ARRAY['void'] WHEN 'PermitSuspended' THEN ARRAY['suspended'] WHEN 'PermitReinstated' THEN ARRAY['issued', 'partly-used']
  WHEN 'PermitRevoked' THEN ARRAY['revoked'] WHEN 'PermitReplaced' THEN ARRAY['replaced'] WHEN 'PermitExpired' THEN ARRAY['expired']
  WHEN 'PermitEndorsed' THEN ARRAY['partly-used', 'used'] WHEN 'EndorsementCorrected' THEN ARRAY['issued', 'partly-used'] END $$;
-- Nothing happens unseen: a change without an event of the same transaction is rolled back, and a state needs the event that tells of it.
CREATE FUNCTION change_is_audited() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE is_move boolean := CASE TG_OP WHEN 'INSERT' THEN true ELSE NEW.state <> OLD.state END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit_event WHERE subject = TG_TABLE_NAME AND subject_id = NEW.id::text AND transaction_id = pg_current_xact_id()
      AND (NOT is_move OR NEW.state = ANY (states_told_by(type)))) THEN
    RAISE EXCEPTION '% changed without an audit event that tells of it', TG_TABLE_NAME USING ERRCODE = '23001', CONSTRAINT = 'change_is_audited';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON application DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
-- The same for what is put on file: arguments are the subject and the column that holds its id.
CREATE FUNCTION entry_is_audited() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit_event WHERE subject = TG_ARGV[0] AND subject_id = to_jsonb(NEW) ->> TG_ARGV[1] AND transaction_id = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'a % without an audit event', TG_TABLE_NAME USING ERRCODE = '23001', CONSTRAINT = 'change_is_audited';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON finding DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON decision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON endorsement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['finding', 'decision', 'endorsement'] LOOP EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER entry_is_audited', name); END LOOP;
END $$;
ALTER TABLE application ENABLE ALWAYS TRIGGER change_is_audited;
ALTER TABLE permit ENABLE ALWAYS TRIGGER change_is_audited;

-- Alarms and counters ----------------------------------------------------------------------------------------------------

CREATE TABLE alarm (
  id uuid PRIMARY KEY, kind text NOT NULL, permit_id uuid REFERENCES permit, detail jsonb NOT NULL, raised_at timestamptz NOT NULL);
-- Counters of throttled doors (rate-limiter-flexible's own shape).
CREATE TABLE throttle (key varchar(255) PRIMARY KEY, points int NOT NULL DEFAULT 0, expire bigint);

-- Only ever added to -----------------------------------------------------------------------------------------------------

DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['audit_event', 'submission_record', 'application_part', 'finding', 'decision', 'endorsement', 'endorsement_line', 'alarm'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['audit_event', 'audit_head', 'submission_record', 'application_part', 'finding', 'decision', 'endorsement', 'endorsement_line', 'alarm', 'permit', 'permit_line', 'permit_series', 'application', 'specimen_line'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER no_truncate', name);
  END LOOP;
END $$;

-- Every row is an alarm: run at start, hourly, after each migration and restore.
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'audit.hash', seq::text FROM audit_event
    WHERE hash <> encode(sha256(convert_to(audit_entry_text(seq, at, actor_id, actor_roles, type, subject, subject_id, payload, previous_hash), 'UTF8')), 'hex')
  UNION ALL SELECT 'audit.link', seq::text FROM (SELECT seq, previous_hash, lag(hash) OVER w AS before, lag(seq) OVER w AS seq_before FROM audit_event WINDOW w AS (ORDER BY seq)) chain
    WHERE (before IS NULL AND (seq <> 1 OR previous_hash <> encode(sha256('cites-permit-portal/audit/v1'), 'hex'))) OR (before IS NOT NULL AND (before <> previous_hash OR seq <> seq_before + 1))
  UNION ALL SELECT 'audit.head', COALESCE(head.seq, 0)::text FROM (SELECT max(seq) AS seq FROM audit_event) last LEFT JOIN audit_event e ON e.seq = last.seq LEFT JOIN audit_head head ON true
    WHERE (head.seq, head.hash) IS DISTINCT FROM (COALESCE(e.seq, 0), COALESCE(e.hash, encode(sha256('cites-permit-portal/audit/v1'), 'hex')))
  UNION ALL SELECT 'series.gap', party || year FROM (SELECT party, year, count(*) AS taken, max(serial) AS highest FROM permit GROUP BY party, year) p FULL JOIN permit_series s USING (party, year)
    WHERE s.last_serial IS DISTINCT FROM p.taken OR s.last_serial IS DISTINCT FROM p.highest
  UNION ALL SELECT 'endorsed.sum', l.id::text FROM permit_line l JOIN permit p ON p.id = l.permit_id WHERE p.use_rule <> 'multiple-crossings'
    AND l.endorsed <> (SELECT COALESCE(sum(CASE e.kind WHEN 'endorsement' THEN el.quantity ELSE -el.quantity END), 0) FROM endorsement_line el JOIN endorsement e ON e.id = el.endorsement_id WHERE el.permit_line_id = l.id)
  UNION ALL SELECT 'endorsed.over', id::text FROM permit_line WHERE endorsed > quantity
  UNION ALL SELECT 'content.hash', permit_number FROM permit WHERE content_sha256 <> sha256(content)
  UNION ALL SELECT 'content.audited', p.permit_number FROM permit p WHERE NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject = 'permit' AND e.subject_id = p.id::text
    AND e.type = 'PermitNumberTaken' AND e.payload::jsonb ->> 'contentSha256' = encode(sha256(p.content), 'hex'))
  UNION ALL SELECT 'issued.audited', p.permit_number FROM permit p WHERE p.state NOT IN ('signing', 'void') AND NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject = 'permit' AND e.subject_id = p.id::text AND e.type = 'PermitIssued')
  UNION ALL SELECT 'content.said', permit_number FROM permit p WHERE NOT says_its_content(p)
  UNION ALL SELECT 'state.audited', p.permit_number FROM permit p WHERE NOT COALESCE((SELECT p.state = ANY (states_told_by(e.type)) FROM audit_event e
    WHERE e.subject = 'permit' AND e.subject_id = p.id::text AND states_told_by(e.type) IS NOT NULL ORDER BY e.seq DESC LIMIT 1), false)
  UNION ALL SELECT 'state.audited', a.reference FROM application a WHERE NOT COALESCE((SELECT a.state = ANY (states_told_by(e.type)) FROM audit_event e
    WHERE e.subject = 'application' AND e.subject_id = a.id::text AND states_told_by(e.type) IS NOT NULL ORDER BY e.seq DESC LIMIT 1), false)
  UNION ALL SELECT 'endorsed.twice', permit_id::text FROM endorsement WHERE use_rule = 'one-consignment' AND kind = 'endorsement' GROUP BY permit_id HAVING count(*) > 1
  UNION ALL SELECT 'duties.separate', a.application_id::text FROM application_part a JOIN application_part b USING (application_id, person_id)
    WHERE a.part < b.part AND (a.part, b.part) <> ('P', 'R')
  UNION ALL SELECT 'duties.signatory', p.permit_number FROM permit p WHERE NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = p.application_id AND person_id = p.signed_by AND part = 'S')
  UNION ALL SELECT 'roles.exclusive', person_id::text FROM person_role GROUP BY person_id HAVING count(*) > 1 AND bool_or(role IN ('auditor', 'administrator'))
  UNION ALL SELECT 'signing.stuck', permit_number FROM permit WHERE state = 'signing' AND numbered_at < now() - interval '10 minutes'
  UNION ALL SELECT 'trigger.off', tgrelid::regclass || '.' || tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['person_role.exclusive_roles', 'application_part.four_eyes', 'application.application_guard', 'application.change_is_audited', 'application.decided_by_enough', 'specimen_line.specimen_line_guard',
    'permit.permit_guard', 'permit.permit_signatories', 'permit.change_is_audited', 'permit_line.permit_line_guard', 'permit_line.endorsement_sum', 'permit_series.series_guard', 'permit_series.series_without_gap',
    'endorsement.endorsement_guard', 'endorsement.endorsement_counts', 'endorsement.entry_is_audited', 'endorsement_line.endorsement_sum', 'finding.finding_author', 'finding.entry_is_audited', 'decision.decision_author', 'decision.entry_is_audited']
    || (SELECT array_agg(name || '.append_only') FROM unnest(ARRAY['audit_event', 'submission_record', 'application_part', 'finding', 'decision', 'endorsement', 'endorsement_line', 'alarm']) name)
    || (SELECT array_agg(name || '.no_truncate') FROM unnest(ARRAY['audit_event', 'audit_head', 'submission_record', 'application_part', 'finding', 'decision', 'endorsement', 'endorsement_line', 'alarm', 'permit', 'permit_line', 'permit_series', 'application', 'specimen_line']) name)) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'constraint.missing', wanted FROM unnest(ARRAY['permit_line.never_over', 'permit.permit_permit_number_key', 'permit.permit_party_year_serial_key', 'endorsement.endorsement_officer_id_idempotency_key_key']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_constraint WHERE convalidated AND conrelid::regclass || '.' || conname = wanted)
  UNION ALL SELECT 'index.missing', wanted FROM unnest(ARRAY['one_consignment', 'permit_once', 'decision_once_per_round']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = wanted)
$$;

-- What the runtime role may do: it owns nothing and cannot alter, empty or delete from the register's permanent tables.
REVOKE ALL ON FUNCTION audit_append, take_permit_serial, verify_invariants FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO cites_app;
GRANT EXECUTE ON FUNCTION audit_append, take_permit_serial, verify_invariants TO cites_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO cites_app;
GRANT INSERT, UPDATE ON person, session, application, specimen_line, permit, throttle TO cites_app;
GRANT INSERT ON person_role, submission_record, application_part, finding, decision, permit_line, endorsement, endorsement_line, alarm TO cites_app;
GRANT UPDATE (endorsed) ON permit_line TO cites_app;
GRANT DELETE ON specimen_line, throttle, person_role TO cites_app;
GRANT USAGE ON SEQUENCE application_reference TO cites_app;
