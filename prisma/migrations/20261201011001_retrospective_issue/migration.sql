-- Issue after the movement (Res. Conf. 12.3 §XIII; LIF-09): never for Appendix I, only where neither party is to blame and both authorities agree. A
-- case-officer opens it with the letter of the other authority; two issuing-officers approve; and two signatories sign the same frozen bytes, the
-- second of them before the portal's own signature is given, so that no such permit is ever valid on one person's word.

CREATE TABLE retrospective_case (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  left_on date NOT NULL, asked_by text NOT NULL CHECK (asked_by IN ('exporter', 'importer', 'importing-authority')),
  ground text NOT NULL CHECK (ground IN ('not-attributable', 'personal-effects')),
  -- Printed in box 5 of the permit.
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 200),
  investigation text NOT NULL CHECK (btrim(investigation) <> '' AND length(investigation) <= 4000),
  -- The letter in which the Management Authority of the country of import agrees.
  agreed_on date NOT NULL CHECK (agreed_on >= left_on), agreement text NOT NULL CHECK (btrim(agreement) <> '' AND length(agreement) <= 200),
  letter_id uuid NOT NULL REFERENCES application_document,
  opened_by uuid NOT NULL REFERENCES person, opened_at timestamptz NOT NULL,
  dropped_by uuid REFERENCES person, dropped_at timestamptz, dropped_reason text CHECK (btrim(dropped_reason) <> '' AND length(dropped_reason) <= 4000),
  CHECK (num_nulls(dropped_by, dropped_at, dropped_reason) IN (0, 3)));
CREATE UNIQUE INDEX retrospective_opened_once ON retrospective_case (application_id) WHERE dropped_at IS NULL;

CREATE FUNCTION retrospective_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE dropping CONSTANT text[] := ARRAY['dropped_by', 'dropped_at', 'dropped_reason'];
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'INSERT' AND NEW.dropped_at IS NOT NULL)
     OR (TG_OP = 'UPDATE' AND (OLD.dropped_at IS NOT NULL OR (to_jsonb(NEW) - dropping) IS DISTINCT FROM (to_jsonb(OLD) - dropping))) THEN
    RAISE EXCEPTION 'a retrospective case is opened, and dropped at most once' USING ERRCODE = '23001', CONSTRAINT = 'retrospective_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retrospective_guard BEFORE INSERT OR UPDATE OR DELETE ON retrospective_case FOR EACH ROW EXECUTE FUNCTION retrospective_guard();
CREATE FUNCTION retrospective_is_officers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE who uuid := COALESCE(NEW.dropped_by, NEW.opened_by); held application;
BEGIN
  SELECT * INTO held FROM application WHERE id = NEW.application_id FOR SHARE;
  IF NOT has_role(who, 'case-officer') OR NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = who AND part = 'R') THEN
    RAISE EXCEPTION 'whoever makes a case retrospective reviews it' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  IF held.state <> 'under-review' THEN
    RAISE EXCEPTION 'a case becomes retrospective, or ceases to be, while it is under review' USING ERRCODE = '23001', CONSTRAINT = 'retrospective_stands';
  END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM application_document d WHERE d.id = NEW.letter_id AND d.application_id = NEW.application_id AND d.file_id IS NOT NULL AND d.removed_at IS NULL
      AND (SELECT outcome FROM document_verdict WHERE document_id = d.id ORDER BY seq DESC LIMIT 1) = 'accepted') THEN
    RAISE EXCEPTION 'the letter of the other authority is on this case, and was accepted' USING ERRCODE = '23001', CONSTRAINT = 'retrospective_letter';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER retrospective_is_officers AFTER INSERT OR UPDATE ON retrospective_case DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION retrospective_is_officers();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON retrospective_case DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');

-- A permit of a retrospective case says so, is of a kind that may be, and rests on two approvals; no other permit says so.
CREATE FUNCTION retrospective_is_due() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE plan retrospective_case; said jsonb := convert_from(NEW.content, 'UTF8')::jsonb;
BEGIN
  -- A replacement repeats what its original says, and was judged with it.
  IF NEW.replaces IS NOT NULL THEN RETURN NULL; END IF;
  SELECT * INTO plan FROM retrospective_case WHERE application_id = NEW.application_id AND dropped_at IS NULL;
  IF plan.id IS NULL THEN
    IF EXISTS (SELECT 1 FROM jsonb_array_elements_text(said -> 'markings') marking WHERE marking LIKE 'RETROSPECTIVE%') THEN
      RAISE EXCEPTION 'only the permit of a retrospective case is marked as one' USING ERRCODE = '23001', CONSTRAINT = 'retrospective_is_due';
    END IF;
    RETURN NULL;
  END IF;
  IF EXISTS (SELECT 1 FROM permit_line WHERE permit_id = NEW.id AND appendix = 'I' AND source <> 'D')
     OR NEW.document_type NOT IN ('EX', 'RX', 'PC', 'CB', 'AP', 'CO') OR (plan.ground = 'personal-effects' AND said ->> 'purpose' <> 'P') THEN
    RAISE EXCEPTION 'this is not issued after the movement' USING ERRCODE = '23001', CONSTRAINT = 'retrospective_never';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM jsonb_array_elements_text(said -> 'markings') marking
      WHERE marking LIKE 'RETROSPECTIVE %' AND strpos(marking, to_char(plan.left_on, 'YYYY-MM-DD')) > 0 AND strpos(marking, plan.reason) > 0) THEN
    RAISE EXCEPTION 'a permit issued after the movement says so, with day and reason' USING ERRCODE = '23001', CONSTRAINT = 'retrospective_is_marked';
  END IF;
  IF (SELECT count(DISTINCT author_id) FROM decision WHERE application_id = NEW.application_id AND kind = 'approve'
      AND round = (SELECT max(round) FROM decision WHERE application_id = NEW.application_id)) < 2 THEN
    RAISE EXCEPTION 'issue after the movement needs the approval of two issuing-officers' USING ERRCODE = '23001', CONSTRAINT = 'second_officer';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER retrospective_is_due AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION retrospective_is_due();

-- The second signature, over the bytes that were frozen with the first.
CREATE TABLE permit_countersignature (
  permit_id uuid PRIMARY KEY REFERENCES permit, signed_by uuid NOT NULL REFERENCES person, content_sha256 sha256_bytes NOT NULL,
  signed_on date NOT NULL, signed_at timestamptz NOT NULL);
CREATE FUNCTION takes_two_signatures(held permit) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT held.replaces IS NULL AND EXISTS (SELECT 1 FROM retrospective_case WHERE application_id = held.application_id AND dropped_at IS NULL) $$;
-- Lends the owner's eyes: the signer, which reads no table, must not be shown what waits.
CREATE FUNCTION waits_for_countersignature(held permit) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT held.state = 'signing' AND takes_two_signatures(held) AND NOT EXISTS (SELECT 1 FROM permit_countersignature WHERE permit_id = held.id) $$;
CREATE FUNCTION countersignature_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held permit;
BEGIN
  SELECT * INTO held FROM permit WHERE id = NEW.permit_id FOR SHARE;
  IF held.state <> 'signing' OR NOT takes_two_signatures(held) OR NEW.content_sha256 <> held.content_sha256 OR NEW.signed_on NOT BETWEEN held.issued_on AND held.valid_until THEN
    RAISE EXCEPTION 'the second signature is given over the bytes that wait for it' USING ERRCODE = '23001', CONSTRAINT = 'countersignature_guard';
  END IF;
  IF NEW.signed_by = held.signed_by OR NOT has_role(NEW.signed_by, 'issuing-officer') OR NOT EXISTS (SELECT 1 FROM application_part
      WHERE application_id = held.application_id AND person_id = NEW.signed_by AND part = 'S') THEN
    RAISE EXCEPTION 'the second signature is another issuing-officer''s, outside the case' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  IF NOT is_signatory(NEW.signed_by, NEW.signed_on, NEW.signed_on, false) THEN
    RAISE EXCEPTION 'whoever signs stands on the list of signatories on that day' USING ERRCODE = '23001', CONSTRAINT = 'signatory_of_the_day';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM proof_use u JOIN step_up_proof p ON p.id = u.proof_id WHERE u.subject = 'permit' AND u.subject_id = NEW.permit_id::text
      AND u.transaction_id = pg_current_xact_id() AND p.act = 'permit.countersign' AND p.person_id = NEW.signed_by AND u.item_sha256 = NEW.content_sha256) THEN
    RAISE EXCEPTION 'nobody signs without a fresh proof over these bytes' USING ERRCODE = '23001', CONSTRAINT = 'countersignature_is_proven';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER countersignature_guard AFTER INSERT ON permit_countersignature DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION countersignature_guard();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON permit_countersignature DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');

-- The signer does not see what waits for a second signatory, and nobody attaches a signature to it or makes it valid.
CREATE OR REPLACE VIEW permit_to_sign AS SELECT p.id, p.permit_number, p.content, p.content_sha256, p.register_token, s.kid, s.cose
  FROM permit p LEFT JOIN permit_signature s ON s.permit_id = p.id WHERE p.state = 'signing' AND NOT waits_for_countersignature(p);
CREATE FUNCTION signed_by_two() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held permit;
BEGIN
  IF TG_TABLE_NAME = 'permit' AND to_jsonb(NEW) ->> 'state' IS NOT DISTINCT FROM to_jsonb(OLD) ->> 'state' THEN RETURN NEW; END IF;
  SELECT * INTO held FROM permit WHERE id = COALESCE(to_jsonb(NEW) ->> 'permit_id', to_jsonb(NEW) ->> 'id')::uuid;
  IF waits_for_countersignature(held) AND to_jsonb(NEW) ->> 'state' IS DISTINCT FROM 'void' THEN
    RAISE EXCEPTION 'issue after the movement takes two signatories' USING ERRCODE = '23001', CONSTRAINT = 'signed_by_two';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signed_by_two BEFORE UPDATE ON permit FOR EACH ROW EXECUTE FUNCTION signed_by_two();
CREATE TRIGGER signed_by_two BEFORE INSERT ON permit_signature FOR EACH ROW EXECUTE FUNCTION signed_by_two();

-- What waits for a person is not stuck: no machine finishes it.
DO $$ BEGIN
  EXECUTE replace(pg_get_functiondef('invariants_before_set_aside()'::regprocedure), 'FROM permit WHERE state = ''signing'' AND numbered_at <',
    'FROM permit p WHERE state = ''signing'' AND NOT waits_for_countersignature(p) AND numbered_at <');
END $$;

-- A permit issued after the movement is trade of the year in which the specimens left.
CREATE OR REPLACE VIEW trade_facts AS
  SELECT l.id AS permit_line_id, l.permit_id, l.position, a.applicant_id, a.answers ->> 'importerCountry' AS country, l.scientific_name, l.term::text, l.unit::text, l.source::text,
    COALESCE((SELECT extract(year FROM r.left_on)::int FROM retrospective_case r WHERE r.application_id = p.application_id AND r.dropped_at IS NULL), p.year) AS year, p.issued_on,
    CASE WHEN p.replaces IS NULL THEN l.quantity END AS quantity, l.endorsed,
    p.replaces IS NULL AND NOT EXISTS (SELECT 1 FROM permit_line b WHERE b.permit_id = l.permit_id AND b.position < l.position AND (b.scientific_name, b.term, b.unit) = (l.scientific_name, l.term, l.unit)) AS is_first
  FROM permit_line l JOIN permit p ON p.id = l.permit_id JOIN application a ON a.id = p.application_id WHERE p.state NOT IN ('void', 'signing');

-- The authority at the other end, Customs and the Secretariat hear of every such permit.
ALTER TABLE permit_notice DROP CONSTRAINT permit_notice_event_check;
ALTER TABLE permit_notice ADD CONSTRAINT permit_notice_event_check CHECK (event IN ('suspended', 'reinstated', 'revoked', 'replaced', 'retrospective'));

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON permit_countersignature FOR EACH ROW EXECUTE FUNCTION refuse_change();
DO $$ DECLARE name text; trigger_name text; BEGIN
  FOREACH name IN ARRAY ARRAY['retrospective_case', 'permit_countersignature'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = name::regclass LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, trigger_name);
    END LOOP;
  END LOOP;
END $$;
ALTER TABLE permit ENABLE ALWAYS TRIGGER retrospective_is_due, ENABLE ALWAYS TRIGGER signed_by_two;
ALTER TABLE permit_signature ENABLE ALWAYS TRIGGER signed_by_two;
GRANT SELECT, INSERT ON retrospective_case, permit_countersignature TO cites_app;
GRANT UPDATE (dropped_by, dropped_at, dropped_reason) ON retrospective_case TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_retrospective;
ALTER FUNCTION invariants_before_retrospective() SECURITY INVOKER;
CREATE FUNCTION retrospective_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'permit.signed-by-two', p.permit_number FROM retrospective_case r JOIN permit p ON p.application_id = r.application_id
    WHERE r.dropped_at IS NULL AND p.replaces IS NULL AND p.state NOT IN ('signing', 'void')
    AND NOT EXISTS (SELECT 1 FROM permit_countersignature c WHERE c.permit_id = p.id AND c.signed_by <> p.signed_by AND c.content_sha256 = p.content_sha256)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.retrospective_is_due', 'permit.signed_by_two', 'permit_signature.signed_by_two', 'retrospective_case.retrospective_guard',
    'retrospective_case.retrospective_is_officers', 'retrospective_case.entry_is_audited', 'retrospective_case.no_truncate', 'permit_countersignature.countersignature_guard',
    'permit_countersignature.entry_is_audited', 'permit_countersignature.append_only', 'permit_countersignature.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'index.missing', 'retrospective_opened_once' WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = 'retrospective_opened_once') $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_retrospective() UNION ALL SELECT * FROM retrospective_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_retrospective, retrospective_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_retrospective FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
