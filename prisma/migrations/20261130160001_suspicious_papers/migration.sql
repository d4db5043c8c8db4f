-- What anybody reports about a paper that looks wrong, and what the office answers. Both are only ever added to.
CREATE SEQUENCE suspicion_reference START 1001;
CREATE TABLE suspicion (
  id uuid PRIMARY KEY, reference text NOT NULL UNIQUE DEFAULT 'R-' || nextval('suspicion_reference'), reported_at timestamptz NOT NULL,
  number_on_paper text CHECK (length(number_on_paper) BETWEEN 1 AND 40), seen_where text NOT NULL CHECK (length(seen_where) BETWEEN 1 AND 200),
  what text NOT NULL CHECK (length(what) BETWEEN 1 AND 2000), contact text CHECK (length(contact) BETWEEN 1 AND 200), language text NOT NULL CHECK (language IN ('en', 'fr', 'es')));
CREATE INDEX suspicion_by_age ON suspicion (reported_at, id);
CREATE TABLE suspicion_answer (
  suspicion_id uuid PRIMARY KEY REFERENCES suspicion, answered_by uuid NOT NULL REFERENCES person, answered_at timestamptz NOT NULL,
  note text NOT NULL CHECK (length(note) BETWEEN 1 AND 2000));

CREATE FUNCTION suspicion_answer_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM person_role WHERE person_id = NEW.answered_by AND role IN ('case-officer', 'issuing-officer')) THEN
    RAISE EXCEPTION 'only an officer of the Management Authority closes a report' USING ERRCODE = '23001', CONSTRAINT = 'suspicion_answer_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suspicion_answer_guard BEFORE INSERT ON suspicion_answer FOR EACH ROW EXECUTE FUNCTION suspicion_answer_guard();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON suspicion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('suspicion', 'id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON suspicion_answer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('suspicion', 'suspicion_id');
DO $$ DECLARE name text; trigger_name text; BEGIN
  FOREACH name IN ARRAY ARRAY['suspicion', 'suspicion_answer'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = name::regclass LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, trigger_name);
    END LOOP;
  END LOOP;
END $$;
GRANT SELECT, INSERT ON suspicion, suspicion_answer TO cites_app;
GRANT USAGE ON SEQUENCE suspicion_reference TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_suspicions;
ALTER FUNCTION invariants_before_suspicions() SECURITY INVOKER;
CREATE FUNCTION suspicion_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trigger.missing', wanted FROM unnest(ARRAY['suspicion.entry_is_audited', 'suspicion.append_only', 'suspicion.no_truncate', 'suspicion_answer.suspicion_answer_guard',
    'suspicion_answer.entry_is_audited', 'suspicion_answer.append_only', 'suspicion_answer.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_suspicions() UNION ALL SELECT * FROM suspicion_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_suspicions, suspicion_invariants, suspicion_answer_guard FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_suspicions FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
