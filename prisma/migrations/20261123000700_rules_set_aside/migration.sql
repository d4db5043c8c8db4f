-- Rules set aside by issuing-officers, each with a reason (decisions §5), and the applicant's request for it. Both bind to
-- what was submitted: another submission begins anew.

CREATE TABLE set_aside_request (
  application_id uuid NOT NULL REFERENCES application, submission int NOT NULL, reason text NOT NULL CHECK (length(trim(reason)) > 0),
  rule_ids text[] NOT NULL CHECK (cardinality(rule_ids) > 0), requested_by uuid NOT NULL REFERENCES person, at timestamptz NOT NULL,
  PRIMARY KEY (application_id, submission));

CREATE TABLE rule_set_aside (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application, submission int NOT NULL,
  -- Line 0 is the application as a whole.
  rule_id text NOT NULL, line int NOT NULL CHECK (line >= 0), author_id uuid NOT NULL REFERENCES person,
  reason text NOT NULL CHECK (length(trim(reason)) > 0), at timestamptz NOT NULL,
  UNIQUE (application_id, submission, rule_id, line, author_id));
CREATE INDEX rule_set_aside_application ON rule_set_aside (application_id, submission);

CREATE FUNCTION set_aside_author() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.person_id = NEW.author_id AND r.role = 'issuing-officer' AND p.status = 'active')
    OR NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = NEW.author_id AND part = 'S') THEN
    RAISE EXCEPTION 'only an issuing-officer outside the case sets a rule aside' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER set_aside_author BEFORE INSERT ON rule_set_aside FOR EACH ROW EXECUTE FUNCTION set_aside_author();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON rule_set_aside DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');

-- A decision that rests on a rule set aside needs two issuing-officers, as Appendix I does (decisions §5).
CREATE FUNCTION set_aside_needs_two() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE current_submission int;
BEGIN
  SELECT max(version) INTO current_submission FROM submission_record WHERE application_id = NEW.application_id;
  IF EXISTS (SELECT 1 FROM rule_set_aside WHERE application_id = NEW.application_id AND submission = current_submission)
    AND (SELECT count(DISTINCT author_id) FROM decision WHERE application_id = NEW.application_id AND kind = 'approve'
      AND round = (SELECT max(round) FROM decision WHERE application_id = NEW.application_id)) < 2 THEN
    RAISE EXCEPTION 'a rule set aside needs the approval of two issuing-officers' USING ERRCODE = '23001', CONSTRAINT = 'second_officer';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER set_aside_needs_two AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION set_aside_needs_two();

DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['rule_set_aside', 'set_aside_request'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER no_truncate', name);
  END LOOP;
END $$;
ALTER TABLE rule_set_aside ENABLE ALWAYS TRIGGER set_aside_author;
ALTER TABLE rule_set_aside ENABLE ALWAYS TRIGGER entry_is_audited;
ALTER TABLE permit ENABLE ALWAYS TRIGGER set_aside_needs_two;
GRANT SELECT, INSERT ON rule_set_aside, set_aside_request TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_set_aside;
ALTER FUNCTION invariants_before_set_aside() SECURITY INVOKER;
CREATE FUNCTION set_aside_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'set-aside.author', s.id::text FROM rule_set_aside s WHERE NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = s.application_id AND person_id = s.author_id AND part = 'S')
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['rule_set_aside.set_aside_author', 'rule_set_aside.entry_is_audited', 'permit.set_aside_needs_two',
    'rule_set_aside.append_only', 'rule_set_aside.no_truncate', 'set_aside_request.append_only', 'set_aside_request.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_set_aside() UNION ALL SELECT * FROM set_aside_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_set_aside, set_aside_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_set_aside FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
