-- What an officer does to an issued permit is proven anew, like its signature; a revocation takes two of them, and stops the paper from
-- the first; and who must hear of it is on record.

CREATE TABLE revocation (
  id uuid PRIMARY KEY, permit_id uuid NOT NULL REFERENCES permit, reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 4000),
  proposed_by uuid NOT NULL REFERENCES person, proposed_at timestamptz NOT NULL,
  -- What the proposal stopped, and a decision against it gives back; null where the permit was suspended already.
  suspended_from text CHECK (suspended_from IN ('issued', 'partly-used')),
  outcome text CHECK (outcome IN ('confirmed', 'declined')), decided_by uuid REFERENCES person, decided_at timestamptz,
  decided_reason text CHECK (btrim(decided_reason) <> '' AND length(decided_reason) <= 4000),
  CONSTRAINT revocation_takes_two CHECK (decided_by <> proposed_by),
  CHECK (num_nulls(outcome, decided_by, decided_at, decided_reason) IN (0, 4)));
CREATE UNIQUE INDEX revocation_open ON revocation (permit_id) WHERE outcome IS NULL;
CREATE INDEX revocation_permit ON revocation (permit_id, proposed_at);
CREATE FUNCTION revocation_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE decided CONSTANT text[] := ARRAY['outcome', 'decided_by', 'decided_at', 'decided_reason'];
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'INSERT' AND NEW.outcome IS NOT NULL)
     OR (TG_OP = 'UPDATE' AND (OLD.outcome IS NOT NULL OR (to_jsonb(NEW) - decided) IS DISTINCT FROM (to_jsonb(OLD) - decided))) THEN
    RAISE EXCEPTION 'a revocation is proposed, then decided once' USING ERRCODE = '23001', CONSTRAINT = 'revocation_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER revocation_guard BEFORE INSERT OR UPDATE OR DELETE ON revocation FOR EACH ROW EXECUTE FUNCTION revocation_guard();
CREATE FUNCTION revocation_is_officers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE who uuid := COALESCE(NEW.decided_by, NEW.proposed_by); stands text;
BEGIN
  IF NOT has_role(who, 'issuing-officer') OR NOT EXISTS (SELECT 1 FROM permit p JOIN application_part a ON a.application_id = p.application_id
      WHERE p.id = NEW.permit_id AND a.person_id = who AND a.part = 'S') THEN
    RAISE EXCEPTION 'whoever revokes is not an issuing-officer of this application' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  IF NOT is_proven_now('permit.revoke', who, 'permit', NEW.permit_id::text) THEN
    RAISE EXCEPTION 'nobody revokes without a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'revocation_is_proven';
  END IF;
  SELECT state INTO stands FROM permit WHERE id = NEW.permit_id;
  IF (NEW.outcome IS NULL AND stands <> 'suspended') OR (NEW.outcome = 'confirmed') <> (stands = 'revoked') THEN
    RAISE EXCEPTION 'a permit stands as its revocation says' USING ERRCODE = '23001', CONSTRAINT = 'revocation_stands';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER revocation_is_officers AFTER INSERT OR UPDATE ON revocation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION revocation_is_officers();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON revocation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');

-- Permits that were revoked before two had to.
CREATE TABLE revoked_by_one (permit_id uuid PRIMARY KEY REFERENCES permit);
INSERT INTO revoked_by_one SELECT id FROM permit WHERE state = 'revoked';

-- Who must hear that a permit was stopped or may be used again: the Management Authority at the other end, and Customs.
CREATE TABLE permit_notice (
  id uuid PRIMARY KEY, permit_id uuid NOT NULL REFERENCES permit, recipient text NOT NULL CHECK (recipient IN ('management-authority', 'customs')),
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'), event text NOT NULL CHECK (event IN ('suspended', 'reinstated', 'revoked', 'replaced')), made_at timestamptz NOT NULL);
CREATE INDEX permit_notice_permit ON permit_notice (permit_id, made_at);
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON permit_notice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');

CREATE OR REPLACE FUNCTION ending_is_proven() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE acts text[] := CASE
  WHEN NEW.state IN ('void', 'revoked', 'replaced') THEN ARRAY[CASE NEW.state WHEN 'void' THEN 'permit.void' WHEN 'revoked' THEN 'permit.revoke' ELSE 'permit.replace' END]
  WHEN NEW.state = 'suspended' THEN ARRAY['permit.suspend', 'permit.revoke']
  WHEN OLD.state = 'suspended' AND NEW.state IN ('issued', 'partly-used') THEN ARRAY['permit.suspend', 'permit.revoke'] END;
BEGIN
  IF OLD.state = 'suspended' AND NEW.state IN ('issued', 'partly-used') AND EXISTS (SELECT 1 FROM revocation WHERE permit_id = NEW.id AND outcome IS NULL) THEN
    RAISE EXCEPTION 'a permit whose revocation is proposed waits for its decision' USING ERRCODE = '23001', CONSTRAINT = 'revocation_stands';
  END IF;
  IF NEW.state = OLD.state OR acts IS NULL OR EXISTS (SELECT 1 FROM unnest(acts) act WHERE is_proven_now(act, NULL, 'permit', NEW.id::text)) THEN RETURN NULL; END IF;
  -- A holder stops a paper that was lost or stolen without waiting for anybody.
  IF NEW.state = 'suspended' AND EXISTS (SELECT 1 FROM audit_event WHERE subject = 'permit' AND subject_id = NEW.id::text
      AND transaction_id = pg_current_xact_id() AND type = 'PermitRequestReceived') THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'no permit becomes % without a fresh proof of the officer who does it', NEW.state USING ERRCODE = '23001', CONSTRAINT = 'ending_is_proven';
END $$;
CREATE FUNCTION revoked_by_two() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'revoked' AND OLD.state <> 'revoked' AND NOT EXISTS (SELECT 1 FROM revocation WHERE permit_id = NEW.id AND outcome = 'confirmed') THEN
    RAISE EXCEPTION 'a permit is revoked by two issuing-officers' USING ERRCODE = '23001', CONSTRAINT = 'revocation_takes_two';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER revoked_by_two AFTER UPDATE ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION revoked_by_two();

DO $$ DECLARE name text; trigger_name text; BEGIN
  FOREACH name IN ARRAY ARRAY['revoked_by_one', 'permit_notice'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['revocation', 'revoked_by_one', 'permit_notice'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = name::regclass LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, trigger_name);
    END LOOP;
  END LOOP;
END $$;
ALTER TABLE permit ENABLE ALWAYS TRIGGER revoked_by_two;
GRANT SELECT ON revocation, revoked_by_one, permit_notice TO cites_app;
GRANT INSERT ON revocation, permit_notice TO cites_app;
GRANT UPDATE (outcome, decided_by, decided_at, decided_reason) ON revocation TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_revocations;
ALTER FUNCTION invariants_before_revocations() SECURITY INVOKER;
CREATE FUNCTION revocation_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'permit.revoked-by-two', p.permit_number FROM permit p WHERE p.state = 'revoked' AND NOT EXISTS (SELECT 1 FROM revoked_by_one o WHERE o.permit_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM revocation r WHERE r.permit_id = p.id AND r.outcome = 'confirmed')
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.revoked_by_two', 'revocation.revocation_guard', 'revocation.revocation_is_officers', 'revocation.entry_is_audited',
    'revocation.no_truncate', 'revoked_by_one.append_only', 'revoked_by_one.no_truncate', 'permit_notice.append_only', 'permit_notice.no_truncate', 'permit_notice.entry_is_audited']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_revocations() UNION ALL SELECT * FROM revocation_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_revocations, revocation_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_revocations FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
