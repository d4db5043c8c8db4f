-- Staff are invited, put where they work, let go at once and taken back (decisions §5; INV-23). Whatever lets somebody in takes two administrators;
-- letting go takes one, with a fresh proof, and never themselves: so at least one administrator always remains.

ALTER TABLE person DROP CONSTRAINT person_status_check, ADD CONSTRAINT person_status_check CHECK (status IN ('invited', 'active', 'disabled'));
ALTER TABLE one_time_token DROP CONSTRAINT one_time_token_purpose_check,
  ADD CONSTRAINT one_time_token_purpose_check CHECK (purpose IN ('confirm-email', 'reset-password', 'change-email', 'accept-invitation'));
ALTER TABLE person_change DROP CONSTRAINT person_change_kind_check, DROP CONSTRAINT person_change_check,
  ADD CONSTRAINT person_change_kind_check CHECK (kind IN ('give-role', 'take-role', 'reset-factors', 'enable')),
  ADD CONSTRAINT person_change_check CHECK ((kind IN ('reset-factors', 'enable')) = (role IS NULL));

-- Who told of something about a person in this transaction.
CREATE FUNCTION teller_of(p_person uuid, p_types text[]) RETURNS uuid LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NULLIF(actor_id, '')::uuid FROM audit_event WHERE subject = 'person' AND subject_id = p_person::text AND transaction_id = pg_current_xact_id()
    AND type = ANY (p_types) ORDER BY seq DESC LIMIT 1 $$;
CREATE FUNCTION is_administered_now(p_person uuid, p_types text[]) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT COALESCE((SELECT who <> p_person AND has_role(who, 'administrator') AND is_proven_now('person.change', who, 'person', p_person::text)
    FROM teller_of(p_person, p_types) who), false) $$;

-- The owner of the database, who sets a portal up, is not asked.
CREATE FUNCTION account_is_administered() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE was text := CASE TG_OP WHEN 'UPDATE' THEN OLD.status END; wanted text;
BEGIN
  IF current_user <> 'cites_app' THEN RETURN NULL; END IF;
  -- Of two who let one another go at the same moment the second is no administrator any more.
  PERFORM pg_advisory_xact_lock(hashtext('account_is_administered'));
  IF NEW.status = 'disabled' AND was IS DISTINCT FROM 'disabled' THEN
    IF EXISTS (SELECT 1 FROM session WHERE person_id = NEW.id AND ended_at IS NULL) THEN
      RAISE EXCEPTION 'whoever is let go is signed out with it' USING ERRCODE = '23001', CONSTRAINT = 'account_is_administered';
    END IF;
    -- A trader closes an account of their own; whoever works for an authority does not.
    IF teller_of(NEW.id, ARRAY['AccountClosed', 'OrganisationClosed']) IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM person_role WHERE person_id = NEW.id AND role NOT IN ('applicant', 'agent')) THEN RETURN NULL; END IF;
    IF NOT is_administered_now(NEW.id, ARRAY['PersonDisabled']) THEN
      RAISE EXCEPTION 'another administrator lets somebody go, with a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'account_is_administered';
    END IF;
  ELSIF NEW.status = 'active' AND was IN ('invited', 'disabled') THEN
    wanted := CASE was WHEN 'invited' THEN 'give-role' ELSE 'enable' END;
    IF NOT EXISTS (SELECT 1 FROM person_change c WHERE c.person_id = NEW.id AND c.kind = wanted AND c.outcome = 'confirmed'
        AND is_proven_now('person.change', c.decided_by, 'person', c.person_id::text)) THEN
      RAISE EXCEPTION 'two administrators let somebody in' USING ERRCODE = '23001', CONSTRAINT = 'account_is_administered';
    END IF;
  ELSIF NEW.status = 'invited' AND was IS DISTINCT FROM 'invited' THEN
    IF was IS NOT NULL OR NOT is_administered_now(NEW.id, ARRAY['PersonInvited']) THEN
      RAISE EXCEPTION 'an administrator invites somebody new, with a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'account_is_administered';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER account_is_administered AFTER INSERT OR UPDATE OF status ON person DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION account_is_administered();

-- Whose cases somebody sees, at which post they endorse and whether they give work to others is theirs by an administrator.
CREATE FUNCTION place_is_administered() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE was person; is_now text := concat_ws(' ', NEW.office_id, NEW.post_id, NEW.manages_queue);
BEGIN
  IF TG_OP = 'UPDATE' THEN was := OLD; END IF;
  IF current_user <> 'cites_app' OR is_now = concat_ws(' ', was.office_id, was.post_id, COALESCE(was.manages_queue, false)) THEN RETURN NULL; END IF;
  IF NOT is_administered_now(NEW.id, ARRAY['PersonInvited', 'PersonPlaced']) THEN
    RAISE EXCEPTION 'another administrator says where somebody works, with a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'place_is_administered';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER place_is_administered AFTER INSERT OR UPDATE OF office_id, post_id, manages_queue ON person DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION place_is_administered();
ALTER TABLE person ENABLE ALWAYS TRIGGER account_is_administered, ENABLE ALWAYS TRIGGER place_is_administered;

-- What an administrator proposed who was let go since is declined, never done; and of two decisions at once that take each other's deciders the second finds none.
CREATE FUNCTION person_change_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('account_is_administered'));
  IF NEW.outcome = 'confirmed' AND NOT (has_role(NEW.proposed_by, 'administrator') AND has_role(NEW.decided_by, 'administrator')) THEN
    RAISE EXCEPTION 'who proposed or decided this is no administrator any more' USING ERRCODE = '23001', CONSTRAINT = 'person_change_stands';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER person_change_stands AFTER UPDATE ON person_change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION person_change_stands();
ALTER TABLE person_change ENABLE ALWAYS TRIGGER person_change_stands;

-- A proof that was given and not spent dies with the account.
CREATE FUNCTION proof_of_the_active() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM step_up_proof s JOIN person p ON p.id = s.person_id AND p.status = 'active' WHERE s.id = NEW.proof_id) THEN
    RAISE EXCEPTION 'a proof of somebody who was let go is worth nothing' USING ERRCODE = '23001', CONSTRAINT = 'proof_of_the_active';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proof_of_the_active BEFORE INSERT ON proof_use FOR EACH ROW EXECUTE FUNCTION proof_of_the_active();
ALTER TABLE proof_use ENABLE ALWAYS TRIGGER proof_of_the_active;

-- Officers take cases; a lead gives them to others. Whoever has one works in its office; of whoever does so no longer, an administrator frees them.
CREATE OR REPLACE FUNCTION assignment_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.assigned_to IS NOT DISTINCT FROM OLD.assigned_to OR (NEW.assigned_to IS NULL AND NEW.office_id <> OLD.office_id) THEN RETURN NEW; END IF;
  IF NEW.assigned_to IS NULL AND has_role(NEW.assigned_by, 'administrator') AND NOT works_on_cases_of(OLD.assigned_to, NEW.office_id) THEN
    NEW.assigned_name := '';
    RETURN NEW;
  END IF;
  IF NEW.assigned_by IS NULL OR NOT (EXISTS (SELECT 1 FROM person WHERE id = NEW.assigned_by AND office_id = NEW.office_id AND status = 'active'
      AND (manages_queue OR id = COALESCE(NEW.assigned_to, OLD.assigned_to)))) THEN
    RAISE EXCEPTION 'who gives work to others leads the queue of this office' USING ERRCODE = '23001', CONSTRAINT = 'assignment_guard';
  END IF;
  IF NEW.assigned_to IS NOT NULL AND NOT works_on_cases_of(NEW.assigned_to, NEW.office_id) THEN
    RAISE EXCEPTION 'a case is assigned to an officer of its office' USING ERRCODE = '23001', CONSTRAINT = 'assignment_guard';
  END IF;
  NEW.assigned_name := COALESCE((SELECT name FROM person WHERE id = NEW.assigned_to), '');
  RETURN NEW;
END $$;
CREATE FUNCTION works_on_cases_of(p_person uuid, p_office uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person p JOIN person_role r ON r.person_id = p.id WHERE p.id = p_person AND p.office_id = p_office
    AND p.status = 'active' AND r.role IN ('case-officer', 'issuing-officer')) $$;

-- As before; but a delegation also ends with a proof about whom it stands in for, so that it ends with them.
CREATE OR REPLACE FUNCTION signatory_is_entered() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
     OR NOT (is_proven_now('person.change', who, 'person', NEW.person_id::text)
       OR (NEW.ended_by IS NOT NULL AND is_proven_now('person.change', who, 'person', NEW.in_place_of::text))) THEN
    RAISE EXCEPTION 'the list of signatories is kept by an administrator with a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'signatory_is_entered';
  END IF;
  RETURN NULL;
END $$;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_staff_accounts;
ALTER FUNCTION invariants_before_staff_accounts() SECURITY INVOKER;
CREATE FUNCTION staff_account_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'account.invited_with_role', p.id::text FROM person p WHERE p.status = 'invited' AND EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['person.account_is_administered', 'person.place_is_administered', 'person_change.person_change_stands', 'proof_use.proof_of_the_active']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_staff_accounts() UNION ALL SELECT * FROM staff_account_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_staff_accounts, staff_account_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_staff_accounts FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
