-- Who may sign, from when to when: the list that a Party tells the Secretariat (Art. IX.4; Res. Conf. 12.3). An administrator enters and
-- ends a signatory; a signatory who will be away lets a colleague sign for a time. Nobody signs on another day.

CREATE TABLE signatory (
  id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person, valid_from date NOT NULL, valid_until date,
  -- Whose signature is delegated, within their own time; null for a signatory in their own right.
  in_place_of uuid REFERENCES person CHECK (in_place_of <> person_id),
  basis text NOT NULL CHECK (btrim(basis) <> '' AND length(basis) <= 400),
  -- Null for whom the owner of the database entered: the first of a list.
  added_by uuid REFERENCES person CHECK (added_by <> person_id), added_at timestamptz NOT NULL,
  ended_by uuid REFERENCES person, ended_at timestamptz,
  CHECK (valid_until >= valid_from OR ended_by IS NOT NULL), CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
  CHECK (in_place_of IS NULL OR (valid_until IS NOT NULL AND added_by = in_place_of)));
CREATE INDEX signatory_person ON signatory (person_id, valid_from);
CREATE FUNCTION is_signatory(who uuid, from_day date, to_day date, only_own boolean) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM signatory WHERE person_id = who AND valid_from <= from_day AND COALESCE(valid_until, 'infinity') >= to_day
    AND (in_place_of IS NULL OR NOT only_own)) $$;
CREATE FUNCTION signatory_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE ending CONSTANT text[] := ARRAY['valid_until', 'ended_by', 'ended_at'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_by IS NOT NULL OR NEW.ended_by IS NULL OR (to_jsonb(NEW) - ending) IS DISTINCT FROM (to_jsonb(OLD) - ending)
     OR NEW.valid_until IS NULL OR NEW.valid_until > COALESCE(OLD.valid_until, 'infinity') THEN
    RAISE EXCEPTION 'an entry of the list of signatories is ended once, never altered' USING ERRCODE = '23001', CONSTRAINT = 'signatory_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signatory_guard BEFORE UPDATE OR DELETE ON signatory FOR EACH ROW EXECUTE FUNCTION signatory_guard();
CREATE FUNCTION signatory_is_entered() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE who uuid := COALESCE(NEW.ended_by, NEW.added_by);
BEGIN
  IF NEW.ended_by IS NULL AND NOT has_role(NEW.person_id, 'issuing-officer') THEN
    RAISE EXCEPTION 'only issuing-officers stand on the list of signatories' USING ERRCODE = '23001', CONSTRAINT = 'signatory_is_entered';
  END IF;
  -- The owner of the database enters the first.
  IF who IS NULL AND current_user <> 'cites_app' THEN RETURN NULL; END IF;
  IF NEW.in_place_of IS NOT NULL AND NEW.ended_by IS NULL AND NOT is_signatory(NEW.in_place_of, NEW.valid_from, NEW.valid_until, true) THEN
    RAISE EXCEPTION 'a signature is delegated by its own signatory, within their own time' USING ERRCODE = '23001', CONSTRAINT = 'signatory_delegates';
  END IF;
  IF NOT (has_role(who, 'administrator') OR (NEW.in_place_of IS NOT NULL AND who IN (NEW.in_place_of) AND has_role(who, 'issuing-officer')))
     OR NOT is_proven_now('person.change', who, 'person', NEW.person_id::text) THEN
    RAISE EXCEPTION 'the list of signatories is kept by an administrator with a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'signatory_is_entered';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER signatory_is_entered AFTER INSERT OR UPDATE ON signatory DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION signatory_is_entered();
CREATE FUNCTION signatory_is_audited() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'cites_app' AND NOT EXISTS (SELECT 1 FROM audit_event WHERE subject = 'person' AND subject_id = NEW.person_id::text AND transaction_id = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'signatory changed without an audit event that tells of it' USING ERRCODE = '23001', CONSTRAINT = 'entry_is_audited';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER signatory_is_audited AFTER INSERT OR UPDATE ON signatory DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION signatory_is_audited();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON signatory EXECUTE FUNCTION refuse_change();

-- Whoever could sign until today can go on.
INSERT INTO signatory (id, person_id, valid_from, basis, added_at)
  SELECT gen_random_uuid(), p.id, p.created_at::date, 'issuing-officer before there was a list', now() FROM person p JOIN person_role r ON r.person_id = p.id AND r.role = 'issuing-officer';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

CREATE FUNCTION signatory_of_the_day() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_signatory(NEW.signed_by, NEW.issued_on, NEW.issued_on, false) THEN
    RAISE EXCEPTION 'whoever signs stands on the list of signatories on that day' USING ERRCODE = '23001', CONSTRAINT = 'signatory_of_the_day';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER signatory_of_the_day AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION signatory_of_the_day();
ALTER TABLE permit ENABLE ALWAYS TRIGGER signatory_of_the_day;
ALTER TABLE signatory ENABLE ALWAYS TRIGGER signatory_guard, ENABLE ALWAYS TRIGGER signatory_is_entered, ENABLE ALWAYS TRIGGER signatory_is_audited, ENABLE ALWAYS TRIGGER no_truncate;
GRANT SELECT, INSERT ON signatory TO cites_app;
GRANT UPDATE (valid_until, ended_by, ended_at) ON signatory TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_signatories;
ALTER FUNCTION invariants_before_signatories() SECURITY INVOKER;
CREATE FUNCTION signatory_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.signatory_of_the_day', 'signatory.signatory_guard', 'signatory.signatory_is_entered', 'signatory.signatory_is_audited', 'signatory.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_signatories() UNION ALL SELECT * FROM signatory_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_signatories, signatory_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_signatories FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
