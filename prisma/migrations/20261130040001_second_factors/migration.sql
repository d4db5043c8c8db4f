-- A password can be guessed, told or stolen; whoever works for an authority also shows something they have. And what cannot be
-- undone (signing, revoking, appointing) is proven anew, by a proof that says what it is for and serves once.

CREATE TABLE second_factor (
  id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person, kind text NOT NULL CHECK (kind IN ('totp', 'passkey')),
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 60),
  -- One-time codes: the sealed secret, and the last time step of which a code was taken.
  secret bytea, last_counter bigint CHECK (last_counter >= 0),
  -- Passkeys: what the authenticator calls itself, its public key and how often it signed.
  credential_id text UNIQUE, public_key bytea, sign_count bigint CHECK (sign_count >= 0), transports text[] NOT NULL DEFAULT '{}',
  added_at timestamptz NOT NULL, last_used_at timestamptz, removed_at timestamptz,
  CHECK (CASE kind WHEN 'totp' THEN secret IS NOT NULL AND credential_id IS NULL AND public_key IS NULL
    ELSE secret IS NULL AND last_counter IS NULL AND credential_id IS NOT NULL AND public_key IS NOT NULL AND sign_count IS NOT NULL END));
CREATE INDEX second_factor_person ON second_factor (person_id) WHERE removed_at IS NULL;
CREATE FUNCTION second_factor_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE movable CONSTANT text[] := ARRAY['last_counter', 'sign_count', 'last_used_at', 'removed_at', 'name'];
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - movable) IS DISTINCT FROM (to_jsonb(OLD) - movable) OR OLD.removed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a second factor stays as it was added, until it is removed for ever' USING ERRCODE = '23001', CONSTRAINT = 'second_factor_guard';
  END IF;
  IF NEW.last_counter IS DISTINCT FROM OLD.last_counter AND NEW.last_counter <= COALESCE(OLD.last_counter, -1) THEN
    RAISE EXCEPTION 'a code works once' USING ERRCODE = '23001', CONSTRAINT = 'code_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER second_factor_guard BEFORE UPDATE OR DELETE ON second_factor FOR EACH ROW EXECUTE FUNCTION second_factor_guard();

CREATE TABLE recovery_code (
  person_id uuid NOT NULL REFERENCES person, code_mac sha256_bytes NOT NULL, made_at timestamptz NOT NULL, used_at timestamptz,
  PRIMARY KEY (person_id, code_mac));
CREATE FUNCTION recovery_code_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR (to_jsonb(NEW) - 'used_at') IS DISTINCT FROM (to_jsonb(OLD) - 'used_at') THEN
    RAISE EXCEPTION 'a recovery code works once' USING ERRCODE = '23001', CONSTRAINT = 'recovery_code_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recovery_code_guard BEFORE UPDATE ON recovery_code FOR EACH ROW EXECUTE FUNCTION recovery_code_guard();

-- Sessions that are not whole yet: a password was right, and the second factor is still to be shown, or still to be set up.
ALTER TABLE session ADD COLUMN stage text NOT NULL DEFAULT 'full' CHECK (stage IN ('full', 'factor', 'enrol')),
  ADD COLUMN proven_by text NOT NULL DEFAULT 'password' CHECK (proven_by IN ('password', 'totp', 'passkey', 'recovery-code'));
CREATE FUNCTION is_staff(who uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person_role WHERE person_id = who AND role NOT IN ('applicant', 'agent')) $$;
CREATE FUNCTION has_factor(who uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM second_factor WHERE person_id = who AND removed_at IS NULL) $$;
-- Whoever was signed in with a password alone signs in anew.
UPDATE session SET ended_at = greatest(now(), last_seen_at) WHERE ended_at IS NULL AND is_staff(person_id);
CREATE FUNCTION session_is_proven() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.person_id, NEW.stage, NEW.proven_by) IS DISTINCT FROM (OLD.person_id, OLD.stage, OLD.proven_by) THEN
    RAISE EXCEPTION 'a session stays what it was opened as' USING ERRCODE = '23001', CONSTRAINT = 'session_is_proven';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.stage = 'full' AND NEW.proven_by = 'password' AND (is_staff(NEW.person_id) OR has_factor(NEW.person_id)) THEN
    RAISE EXCEPTION 'a password alone opens no session of this person' USING ERRCODE = '23001', CONSTRAINT = 'session_is_proven';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_is_proven BEFORE INSERT OR UPDATE ON session FOR EACH ROW EXECUTE FUNCTION session_is_proven();

-- A password that stands alone is longer than one beside a factor: the register knows which it keeps, never how it reads.
ALTER TABLE person ADD COLUMN has_long_password boolean NOT NULL DEFAULT true;

-- What an authenticator is asked to sign: the statement whose digest is its challenge.
CREATE TABLE proof_challenge (
  id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person, act text NOT NULL, statement text NOT NULL,
  statement_sha256 sha256_bytes NOT NULL UNIQUE CHECK (statement_sha256 = sha256(convert_to(statement, 'UTF8'))),
  asked_at timestamptz NOT NULL, used_at timestamptz);
CREATE FUNCTION proof_challenge_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR (to_jsonb(NEW) - 'used_at') IS DISTINCT FROM (to_jsonb(OLD) - 'used_at') THEN
    RAISE EXCEPTION 'a challenge is answered once' USING ERRCODE = '23001', CONSTRAINT = 'proof_challenge_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proof_challenge_guard BEFORE UPDATE ON proof_challenge FOR EACH ROW EXECUTE FUNCTION proof_challenge_guard();

-- The proof itself, kept as evidence: {"act", "at", "items", "nonce", "person"} in RFC 8785 form, and what the factor made of it.
CREATE TABLE step_up_proof (
  id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person, factor_id uuid NOT NULL REFERENCES second_factor,
  act text NOT NULL, statement text NOT NULL,
  statement_sha256 sha256_bytes NOT NULL UNIQUE CHECK (statement_sha256 = sha256(convert_to(statement, 'UTF8'))),
  evidence jsonb NOT NULL, proven_at timestamptz NOT NULL,
  CHECK (statement::jsonb ->> 'act' = act AND statement::jsonb ->> 'person' = person_id::text),
  CHECK (jsonb_array_length(statement::jsonb -> 'items') BETWEEN 1 AND 20));
CREATE INDEX step_up_proof_person ON step_up_proof (person_id, proven_at);
CREATE FUNCTION step_up_proof_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM second_factor f JOIN person p ON p.id = f.person_id
      WHERE f.id = NEW.factor_id AND f.person_id = NEW.person_id AND f.removed_at IS NULL AND p.status = 'active') THEN
    RAISE EXCEPTION 'a proof is given by a living factor of the person it speaks for' USING ERRCODE = '23001', CONSTRAINT = 'step_up_proof_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step_up_proof_guard BEFORE INSERT ON step_up_proof FOR EACH ROW EXECUTE FUNCTION step_up_proof_guard();

-- Which item of which proof was spent on what: each once, within five minutes, by the transaction of the act itself.
CREATE TABLE proof_use (
  proof_id uuid NOT NULL REFERENCES step_up_proof, item int NOT NULL CHECK (item >= 0), item_sha256 sha256_bytes NOT NULL,
  subject text NOT NULL, subject_id text NOT NULL, used_at timestamptz NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(), PRIMARY KEY (proof_id, item));
CREATE INDEX proof_use_subject ON proof_use (subject, subject_id);
CREATE FUNCTION proof_use_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE proof step_up_proof;
BEGIN
  SELECT * INTO proof FROM step_up_proof WHERE id = NEW.proof_id;
  IF NEW.used_at NOT BETWEEN proof.proven_at AND proof.proven_at + interval '5 minutes' THEN
    RAISE EXCEPTION 'a proof serves for five minutes' USING ERRCODE = '23001', CONSTRAINT = 'proof_is_fresh';
  END IF;
  IF encode(NEW.item_sha256, 'hex') IS DISTINCT FROM (proof.statement::jsonb -> 'items' ->> NEW.item) THEN
    RAISE EXCEPTION 'the proof was given for something else' USING ERRCODE = '23001', CONSTRAINT = 'proof_covers';
  END IF;
  NEW.transaction_id := pg_current_xact_id();
  RETURN NEW;
END $$;
CREATE TRIGGER proof_use_guard BEFORE INSERT ON proof_use FOR EACH ROW EXECUTE FUNCTION proof_use_guard();

DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['step_up_proof', 'proof_use'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['step_up_proof', 'proof_use', 'second_factor'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER no_truncate', name);
  END LOOP;
END $$;
ALTER TABLE second_factor ENABLE ALWAYS TRIGGER second_factor_guard;
ALTER TABLE recovery_code ENABLE ALWAYS TRIGGER recovery_code_guard;
ALTER TABLE session ENABLE ALWAYS TRIGGER session_is_proven;
ALTER TABLE proof_challenge ENABLE ALWAYS TRIGGER proof_challenge_guard;
ALTER TABLE step_up_proof ENABLE ALWAYS TRIGGER step_up_proof_guard;
ALTER TABLE proof_use ENABLE ALWAYS TRIGGER proof_use_guard;

GRANT SELECT ON second_factor, recovery_code, proof_challenge, step_up_proof, proof_use TO cites_app;
GRANT INSERT ON second_factor, recovery_code, proof_challenge, step_up_proof, proof_use TO cites_app;
GRANT UPDATE (last_counter, sign_count, last_used_at, removed_at, name) ON second_factor TO cites_app;
GRANT UPDATE (used_at) ON recovery_code, proof_challenge TO cites_app;
GRANT DELETE ON recovery_code TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_factors;
ALTER FUNCTION invariants_before_factors() SECURITY INVOKER;
CREATE FUNCTION factor_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'session.unproven', id::text FROM session WHERE ended_at IS NULL AND stage = 'full' AND proven_by = 'password' AND is_staff(person_id) AND expires_at > now()
  UNION ALL SELECT 'proof.covers', u.proof_id::text FROM proof_use u JOIN step_up_proof p ON p.id = u.proof_id
    WHERE encode(u.item_sha256, 'hex') IS DISTINCT FROM (p.statement::jsonb -> 'items' ->> u.item) OR u.used_at NOT BETWEEN p.proven_at AND p.proven_at + interval '5 minutes'
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['second_factor.second_factor_guard', 'second_factor.no_truncate', 'recovery_code.recovery_code_guard', 'session.session_is_proven',
    'proof_challenge.proof_challenge_guard', 'step_up_proof.step_up_proof_guard', 'step_up_proof.append_only', 'step_up_proof.no_truncate', 'proof_use.proof_use_guard', 'proof_use.append_only', 'proof_use.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_factors() UNION ALL SELECT * FROM factor_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_factors, factor_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_factors FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
