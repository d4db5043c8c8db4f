-- Keys of the authority by purpose, with their lives; and the signer, a role of its own that alone may attach a signature.
-- The runtime role can neither register a key nor make a permit issued under a signature that the signer did not attach.

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'cites_signer') THEN
    RAISE EXCEPTION 'The role of the signer, cites_signer, does not exist. Run scripts/setup/roles.sql again: it makes it.';
  END IF;
END $$;

-- What was there before these lives were told was in use, or had been revoked.
ALTER TABLE signing_key
  ADD COLUMN state text NOT NULL DEFAULT 'next' CHECK (state IN ('next', 'active', 'retired', 'compromised')),
  ADD COLUMN published_at timestamptz,
  -- What the register had before this moment stays genuine under a key that was compromised later.
  ADD COLUMN cut_off timestamptz,
  -- The hands that held the ceremony, as they named themselves.
  ADD COLUMN decided_by text NOT NULL DEFAULT '';
UPDATE signing_key SET published_at = used_from, cut_off = revoked_at,
  state = CASE WHEN revoked_at IS NOT NULL THEN 'compromised' WHEN used_until IS NOT NULL THEN 'retired' ELSE 'active' END;
-- Only one key of a purpose is in use; of several that were, the newest stays.
UPDATE signing_key k SET state = 'retired', used_until = used_from WHERE state = 'active'
  AND EXISTS (SELECT 1 FROM signing_key o WHERE o.purpose = k.purpose AND o.state = 'active' AND (o.used_from, o.kid) > (k.used_from, k.kid));
ALTER TABLE signing_key
  ALTER COLUMN published_at SET NOT NULL,
  DROP CONSTRAINT signing_key_purpose_check,
  ADD CONSTRAINT signing_key_purpose_check CHECK (purpose IN ('permit', 'seal', 'checkpoint', 'status')),
  ADD CONSTRAINT signing_key_dates CHECK (used_from >= published_at AND (state <> 'retired' OR used_until IS NOT NULL)
    AND (state = 'compromised') = (revoked_at IS NOT NULL) AND (state = 'compromised') = (cut_off IS NOT NULL) AND cut_off <= revoked_at);
CREATE UNIQUE INDEX one_key_in_use ON signing_key (purpose) WHERE state = 'active';

CREATE FUNCTION signing_key_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE before signing_key;
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a key is never deleted: what it signed must stay verifiable' USING ERRCODE = '23001', CONSTRAINT = 'signing_key_guard'; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.kid, NEW.purpose, NEW.public_jwk, NEW.published_at) IS DISTINCT FROM (OLD.kid, OLD.purpose, OLD.public_jwk, OLD.published_at)
       OR (OLD.certificate IS NOT NULL AND NEW.certificate IS DISTINCT FROM OLD.certificate) THEN
      RAISE EXCEPTION 'what a key is cannot change' USING ERRCODE = '23001', CONSTRAINT = 'signing_key_guard';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('next', 'active'), ('active', 'retired'), ('next', 'compromised'), ('active', 'compromised'), ('retired', 'compromised')) THEN
      RAISE EXCEPTION 'a key cannot go from % to %', OLD.state, NEW.state USING ERRCODE = '23001', CONSTRAINT = 'signing_key_guard';
    END IF;
    IF NEW.state = OLD.state AND OLD.state <> 'next' AND (NEW.used_from, NEW.used_until, NEW.revoked_at, NEW.cut_off) IS DISTINCT FROM (OLD.used_from, OLD.used_until, OLD.revoked_at, OLD.cut_off) THEN
      RAISE EXCEPTION 'the life of a key cannot be told differently later' USING ERRCODE = '23001', CONSTRAINT = 'signing_key_guard';
    END IF;
  END IF;
  IF NEW.state = 'active' AND (TG_OP = 'INSERT' OR OLD.state <> 'active') THEN
    -- Every verifier must have had time to learn of a key before it signs; only where the one before is lost, nobody waits.
    SELECT * INTO before FROM signing_key WHERE purpose = NEW.purpose AND kid <> NEW.kid AND state <> 'next' ORDER BY COALESCE(revoked_at, used_until, 'infinity') DESC LIMIT 1;
    IF before.state IN ('active', 'retired') AND NEW.used_from < NEW.published_at + interval '24 hours' THEN
      RAISE EXCEPTION 'a key is published for 24 hours before it is used' USING ERRCODE = '23001', CONSTRAINT = 'published_before_use';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signing_key_guard BEFORE INSERT OR UPDATE OR DELETE ON signing_key FOR EACH ROW EXECUTE FUNCTION signing_key_guard();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON signing_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('key', 'kid');
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON signing_key EXECUTE FUNCTION refuse_change();

-- The signature of a permit, attached once by the signer and by nobody else.
CREATE TABLE permit_signature (
  permit_id uuid PRIMARY KEY REFERENCES permit, kid text NOT NULL REFERENCES signing_key,
  cose bytea NOT NULL CHECK (length(cose) BETWEEN 100 AND 1100), signed_at timestamptz NOT NULL);
INSERT INTO permit_signature SELECT id, kid, cose, issued_at FROM permit WHERE cose IS NOT NULL;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON permit_signature FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON permit_signature EXECUTE FUNCTION refuse_change();

-- All that the signer sees of the register: what waits for its signature, and which keys are in use.
CREATE VIEW permit_to_sign AS SELECT p.id, p.permit_number, p.content, p.content_sha256, p.register_token, s.kid, s.cose
  FROM permit p LEFT JOIN permit_signature s ON s.permit_id = p.id WHERE p.state = 'signing';
CREATE VIEW key_in_use AS SELECT kid, purpose, public_jwk FROM signing_key WHERE state = 'active';

CREATE FUNCTION attach_signature(p_permit uuid, p_kid text, p_cose bytea, p_content_sha256 bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held permit; kept permit_signature;
BEGIN
  PERFORM set_config('synchronous_commit', 'on', true); -- no session may opt out of durability
  SELECT * INTO held FROM permit WHERE id = p_permit FOR SHARE;
  IF held.state IS DISTINCT FROM 'signing' THEN RAISE EXCEPTION 'this permit does not wait for a signature' USING ERRCODE = '23001', CONSTRAINT = 'attach_signature'; END IF;
  IF p_content_sha256 IS DISTINCT FROM sha256(held.content) THEN RAISE EXCEPTION 'what was signed is not what the register holds' USING ERRCODE = '23001', CONSTRAINT = 'attach_signature'; END IF;
  -- FOR SHARE: not while the key is being retired.
  PERFORM 1 FROM signing_key WHERE kid = p_kid AND purpose = 'permit' AND state = 'active' FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'this key is not the one in use' USING ERRCODE = '23001', CONSTRAINT = 'key_in_use'; END IF;
  INSERT INTO permit_signature VALUES (p_permit, p_kid, p_cose, clock_timestamp()) ON CONFLICT (permit_id) DO NOTHING;
  SELECT * INTO kept FROM permit_signature WHERE permit_id = p_permit;
  IF (kept.kid, kept.cose) IS DISTINCT FROM (p_kid, p_cose) THEN RAISE EXCEPTION 'this permit has a signature already' USING ERRCODE = '23001', CONSTRAINT = 'signed_once'; END IF;
END $$;

CREATE FUNCTION signature_is_attached() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.state = 'signing' AND NEW.state = 'issued' AND NOT EXISTS (SELECT 1 FROM permit_signature WHERE (permit_id, kid, cose) = (NEW.id, NEW.kid, NEW.cose)) THEN
    RAISE EXCEPTION 'the signature of a permit is the one that the signer attached' USING ERRCODE = '23001', CONSTRAINT = 'signature_is_attached';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_is_attached BEFORE UPDATE ON permit FOR EACH ROW EXECUTE FUNCTION signature_is_attached();

DO $$ DECLARE wanted text; BEGIN
  FOREACH wanted IN ARRAY ARRAY['signing_key.signing_key_guard', 'signing_key.entry_is_audited', 'signing_key.no_truncate', 'permit_signature.append_only', 'permit_signature.no_truncate', 'permit.signature_is_attached'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', split_part(wanted, '.', 1), split_part(wanted, '.', 2));
  END LOOP;
END $$;

GRANT SELECT ON permit_signature TO cites_app;
GRANT USAGE ON SCHEMA public TO cites_signer;
GRANT SELECT ON permit_to_sign, key_in_use TO cites_signer;
REVOKE ALL ON FUNCTION attach_signature FROM PUBLIC;
GRANT EXECUTE ON FUNCTION attach_signature TO cites_signer;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_keys;
ALTER FUNCTION invariants_before_keys() SECURITY INVOKER;
CREATE FUNCTION key_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'signature.attached', p.permit_number FROM permit p LEFT JOIN permit_signature s ON s.permit_id = p.id WHERE p.cose IS NOT NULL AND (s.kid, s.cose) IS DISTINCT FROM (p.kid, p.cose)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['signing_key.signing_key_guard', 'signing_key.entry_is_audited', 'signing_key.no_truncate', 'permit_signature.append_only', 'permit_signature.no_truncate', 'permit.signature_is_attached']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'index.missing', 'one_key_in_use' WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = 'one_key_in_use') $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_keys() UNION ALL SELECT * FROM key_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_keys, key_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_keys FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
