-- A question to the Scientific Authority has a kind, lines, documents that are shown with it, a day by which it is due, and one end:
-- it is answered, returned with a reason, or taken back. Who is late is reminded once, then reported once.

CREATE TABLE advice_request (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  kind text NOT NULL CHECK (kind IN ('non-detriment', 'identification', 'captive-breeding', 'import', 'other')),
  question text NOT NULL CHECK (length(btrim(question)) > 0), lines int[] NOT NULL, documents uuid[] NOT NULL,
  asked_by uuid NOT NULL REFERENCES person, asked_at timestamptz NOT NULL, due_on date NOT NULL,
  reminded_at timestamptz, escalated_at timestamptz,
  outcome text CHECK (outcome IN ('answered', 'returned', 'taken-back')), ended_by uuid REFERENCES person, ended_at timestamptz, end_reason text,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  CHECK (num_nulls(outcome, ended_by, ended_at) IN (0, 3)), CHECK (outcome IS DISTINCT FROM 'returned' OR length(btrim(end_reason)) > 0));
CREATE INDEX advice_request_application ON advice_request (application_id, seq);
CREATE INDEX advice_request_inbox ON advice_request (due_on, seq) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX one_open_question ON advice_request (application_id) WHERE ended_at IS NULL;

-- Questions that are open today were asked without all that.
INSERT INTO advice_request (id, application_id, kind, question, lines, documents, asked_by, asked_at, due_on)
  SELECT DISTINCT ON (a.id) gen_random_uuid(), a.id, 'non-detriment', d.reasons,
    (SELECT COALESCE(array_agg(l.position ORDER BY l.position), '{}') FROM specimen_line l WHERE l.application_id = a.id), '{}', d.author_id, d.at, (d.at + interval '30 days')::date
  FROM application a JOIN decision d ON d.application_id = a.id AND d.kind = 'request-findings' WHERE a.state = 'awaiting-findings' ORDER BY a.id, d.seq DESC;

CREATE FUNCTION advice_request_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE ending CONSTANT text[] := ARRAY['outcome', 'ended_by', 'ended_at', 'end_reason']; reporting CONSTANT text[] := ARRAY['reminded_at', 'escalated_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.ended_at IS NOT NULL OR NEW.reminded_at IS NOT NULL OR NEW.escalated_at IS NOT NULL THEN
      RAISE EXCEPTION 'a question is asked before anything becomes of it' USING ERRCODE = '23001', CONSTRAINT = 'advice_request_guard';
    END IF;
    IF NOT has_role(NEW.asked_by, 'case-officer') OR NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = NEW.asked_by AND part = 'R') THEN
      RAISE EXCEPTION 'the case officer asks the Scientific Authority: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'advice_request_guard';
    END IF;
    IF EXISTS (SELECT 1 FROM unnest(NEW.documents) d WHERE NOT EXISTS (SELECT 1 FROM application_document WHERE id = d AND application_id = NEW.application_id)) THEN
      RAISE EXCEPTION 'what is shared are documents of the application' USING ERRCODE = '23001', CONSTRAINT = 'advice_request_guard';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.ended_at IS NOT NULL OR (to_jsonb(NEW) - ending - reporting) IS DISTINCT FROM (to_jsonb(OLD) - ending - reporting)
    OR (OLD.reminded_at IS NOT NULL AND NEW.reminded_at IS DISTINCT FROM OLD.reminded_at) OR (OLD.escalated_at IS NOT NULL AND NEW.escalated_at IS DISTINCT FROM OLD.escalated_at) THEN
    RAISE EXCEPTION 'a question is never changed, and ends once' USING ERRCODE = '23001', CONSTRAINT = 'advice_request_guard';
  END IF;
  IF NEW.outcome IN ('answered', 'returned') AND NOT has_role(NEW.ended_by, 'scientific-authority') THEN
    RAISE EXCEPTION 'the Scientific Authority answers or returns: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'advice_request_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER advice_request_guard BEFORE INSERT OR UPDATE ON advice_request FOR EACH ROW EXECUTE FUNCTION advice_request_guard();
CREATE TRIGGER no_delete BEFORE DELETE ON advice_request FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON advice_request EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON advice_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
DO $$ DECLARE trigger_name text; BEGIN
  FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = 'advice_request'::regclass LOOP
    EXECUTE format('ALTER TABLE advice_request ENABLE ALWAYS TRIGGER %I', trigger_name);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON advice_request TO cites_app;
GRANT UPDATE (reminded_at, escalated_at, outcome, ended_by, ended_at, end_reason) ON advice_request TO cites_app;

-- An officer's closing is told of as a withdrawal is. The function is amended as it stands, whatever else was added to it.
DO $$ BEGIN
  EXECUTE replace(pg_get_functiondef('states_told_by(text)'::regprocedure), 'WHEN ''ApplicationLapsed''', 'WHEN ''ApplicationClosed'' THEN ARRAY[''withdrawn''] WHEN ''ApplicationLapsed''');
END $$;

-- How sure the authority is of a finding.
ALTER TABLE finding ADD COLUMN confidence text CHECK (confidence IN ('low', 'medium', 'high'));

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_questions;
ALTER FUNCTION invariants_before_questions() SECURITY INVOKER;
CREATE FUNCTION question_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'advice.unasked', a.reference FROM application a WHERE a.state = 'awaiting-findings' AND NOT EXISTS (SELECT 1 FROM advice_request r WHERE r.application_id = a.id AND r.ended_at IS NULL)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['advice_request.advice_request_guard', 'advice_request.no_delete', 'advice_request.no_truncate', 'advice_request.entry_is_audited']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_questions() UNION ALL SELECT * FROM question_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_questions, question_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_questions FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
