-- What Customs endorsed by mistake is taken back by a counter-entry of a supervisor, and both stay (decisions §6). Until now the guards counted
-- a counter-entry but did not ask for one: a state and an event were enough to make a used paper fresh again.
CREATE FUNCTION endorsement_taken_back() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held permit;
BEGIN
  -- Whoever takes back comes before or after whoever endorses or revokes, never beside them.
  SELECT * INTO held FROM permit WHERE id = NEW.permit_id FOR NO KEY UPDATE;
  IF held.state NOT IN ('partly-used', 'used') OR NEW.endorsed_on > held.valid_until THEN
    RAISE EXCEPTION 'nothing of this permit can be taken back: it is % and valid until %', held.state, held.valid_until USING ERRCODE = '23001';
  END IF;
  IF EXISTS (SELECT 1 FROM endorsement WHERE permit_id = NEW.permit_id AND kind = 'endorsement' AND officer_id = NEW.officer_id) THEN
    RAISE EXCEPTION 'whoever endorsed a permit takes nothing back of it' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER endorsement_taken_back BEFORE INSERT ON endorsement FOR EACH ROW WHEN (NEW.kind = 'correction') EXECUTE FUNCTION endorsement_taken_back();
ALTER TABLE endorsement ENABLE ALWAYS TRIGGER endorsement_taken_back;

CREATE FUNCTION permit_opens_again() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.state <> 'suspended' AND NOT EXISTS (SELECT 1 FROM endorsement WHERE permit_id = NEW.id AND kind = 'correction' AND xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a permit that was used opens again by a counter-entry alone' USING ERRCODE = '23001', CONSTRAINT = 'permit_opens_again';
  END IF;
  IF NEW.state = 'issued' AND EXISTS (SELECT 1 FROM permit_line WHERE permit_id = NEW.id AND endorsed > 0) THEN
    RAISE EXCEPTION 'a permit of which something is endorsed is not unused' USING ERRCODE = '23001', CONSTRAINT = 'permit_opens_again';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER permit_opens_again AFTER UPDATE ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.state = 'used' AND NEW.state IN ('issued', 'partly-used')) OR (OLD.state IN ('partly-used', 'suspended') AND NEW.state = 'issued'))
  EXECUTE FUNCTION permit_opens_again();
ALTER TABLE permit ENABLE ALWAYS TRIGGER permit_opens_again;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_taking_back;
ALTER FUNCTION invariants_before_taking_back() SECURITY INVOKER;
CREATE FUNCTION taking_back_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'used.opened', p.permit_number::text FROM permit p WHERE p.state = 'issued' AND EXISTS (SELECT 1 FROM permit_line l WHERE l.permit_id = p.id AND l.endorsed > 0)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['endorsement.endorsement_taken_back', 'permit.permit_opens_again']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_taking_back() UNION ALL SELECT * FROM taking_back_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_taking_back, taking_back_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_taking_back FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
