-- Who may do what for an authority is changed by two administrators, and so is a lost second factor forgotten: one proposes, another
-- decides, each with a fresh proof, and neither about themselves (INV-23).

CREATE TABLE person_change (
  id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person, kind text NOT NULL CHECK (kind IN ('give-role', 'take-role', 'reset-factors')),
  role text CHECK (role IN ('case-officer', 'issuing-officer', 'scientific-authority', 'customs-officer', 'customs-supervisor', 'auditor', 'administrator')),
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000), proposed_by uuid NOT NULL REFERENCES person, proposed_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('confirmed', 'declined')), decided_by uuid REFERENCES person, decided_at timestamptz,
  CHECK ((kind = 'reset-factors') = (role IS NULL)), CHECK (num_nulls(outcome, decided_by, decided_at) IN (0, 3)),
  CONSTRAINT person_change_takes_two CHECK (decided_by <> proposed_by), CONSTRAINT person_change_never_self CHECK (proposed_by <> person_id AND decided_by <> person_id));
CREATE UNIQUE INDEX person_change_open ON person_change (person_id, kind, COALESCE(role, '')) WHERE outcome IS NULL;
CREATE INDEX person_change_person ON person_change (person_id, proposed_at);
CREATE FUNCTION person_change_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE decided CONSTANT text[] := ARRAY['outcome', 'decided_by', 'decided_at'];
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'INSERT' AND NEW.outcome IS NOT NULL)
     OR (TG_OP = 'UPDATE' AND (OLD.outcome IS NOT NULL OR (to_jsonb(NEW) - decided) IS DISTINCT FROM (to_jsonb(OLD) - decided))) THEN
    RAISE EXCEPTION 'a change of a person is proposed, then decided once' USING ERRCODE = '23001', CONSTRAINT = 'person_change_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_change_guard BEFORE INSERT OR UPDATE OR DELETE ON person_change FOR EACH ROW EXECUTE FUNCTION person_change_guard();
CREATE FUNCTION person_change_is_proven() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE who uuid := COALESCE(NEW.decided_by, NEW.proposed_by);
BEGIN
  IF NOT has_role(who, 'administrator') OR NOT is_proven_now('person.change', who, 'person', NEW.person_id::text) THEN
    RAISE EXCEPTION 'people are changed by administrators with a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'person_change_is_proven';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER person_change_is_proven AFTER INSERT OR UPDATE ON person_change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION person_change_is_proven();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON person_change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('person', 'person_id');
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON person_change EXECUTE FUNCTION refuse_change();

-- The portal gives and takes no role of staff but by such a decision, and takes an administrator's only while two remain to decide anything.
-- The owner of the database, who sets a portal up, is not asked.
CREATE FUNCTION staff_role_takes_two() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE moved person_role := COALESCE(NEW, OLD); wanted text := CASE TG_OP WHEN 'DELETE' THEN 'take-role' ELSE 'give-role' END;
BEGIN
  IF current_user <> 'cites_app' OR moved.role IN ('applicant', 'agent') THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT 1 FROM person_change c WHERE c.person_id = moved.person_id AND c.role = moved.role AND c.kind = wanted AND c.outcome = 'confirmed'
      AND is_proven_now('person.change', c.decided_by, 'person', c.person_id::text)) THEN
    RAISE EXCEPTION 'two administrators give and take a role of staff' USING ERRCODE = '23001', CONSTRAINT = 'staff_role_takes_two';
  END IF;
  IF TG_OP = 'DELETE' AND moved.role = 'administrator'
     AND (SELECT count(*) FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.role = 'administrator' AND p.status = 'active') < 2 THEN
    RAISE EXCEPTION 'two administrators remain, or nobody could be changed' USING ERRCODE = '23001', CONSTRAINT = 'two_administrators_remain';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER staff_role_takes_two AFTER INSERT OR UPDATE OR DELETE ON person_role DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION staff_role_takes_two();
ALTER TABLE person_role ENABLE ALWAYS TRIGGER staff_role_takes_two;
ALTER TABLE person_change ENABLE ALWAYS TRIGGER person_change_guard, ENABLE ALWAYS TRIGGER person_change_is_proven, ENABLE ALWAYS TRIGGER entry_is_audited, ENABLE ALWAYS TRIGGER no_truncate;
GRANT SELECT, INSERT ON person_change TO cites_app;
GRANT UPDATE (outcome, decided_by, decided_at) ON person_change TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_person_changes;
ALTER FUNCTION invariants_before_person_changes() SECURITY INVOKER;
CREATE FUNCTION person_change_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trigger.missing', wanted FROM unnest(ARRAY['person_role.staff_role_takes_two', 'person_change.person_change_guard', 'person_change.person_change_is_proven', 'person_change.entry_is_audited', 'person_change.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_person_changes() UNION ALL SELECT * FROM person_change_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_person_changes, person_change_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_person_changes FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
