-- Keys of other Parties. Two administrators, each with a fresh proof, trust the root of another Party; what that root has signed may then
-- be taken in by one. Any one of them withdraws the trust, at once. An older list never replaces a newer one of the same root, and a key
-- belongs to one Party.

CREATE TABLE party_trust (
  id uuid PRIMARY KEY, party text NOT NULL CHECK (party ~ '^[A-Z]{2}$'),
  -- Thumbprint of the root (RFC 7638): all that is trusted. The list that came with the proposal is taken in with the decision.
  root_sha256 text NOT NULL CHECK (root_sha256 ~ '^[0-9a-f]{64}$'), list text NOT NULL CHECK (length(list) <= 1000000),
  basis text NOT NULL CHECK (btrim(basis) <> '' AND length(basis) <= 2000), proposed_by uuid NOT NULL REFERENCES person, proposed_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('trusted', 'declined')), decided_by uuid REFERENCES person, decided_at timestamptz, decided_basis text CHECK (length(decided_basis) <= 2000),
  withdrawn_by uuid REFERENCES person, withdrawn_at timestamptz, withdrawn_reason text CHECK (btrim(withdrawn_reason) <> '' AND length(withdrawn_reason) <= 2000),
  CHECK (num_nulls(outcome, decided_by, decided_at, decided_basis) IN (0, 4)), CHECK (num_nulls(withdrawn_by, withdrawn_at, withdrawn_reason) IN (0, 3)),
  CHECK (withdrawn_at IS NULL OR outcome IS NOT DISTINCT FROM 'trusted'),
  CONSTRAINT party_trust_takes_two CHECK (decided_by <> proposed_by));
CREATE UNIQUE INDEX party_trust_open ON party_trust (party) WHERE outcome IS NULL;
CREATE UNIQUE INDEX party_trust_stands ON party_trust (party) WHERE outcome = 'trusted' AND withdrawn_at IS NULL;
CREATE INDEX party_trust_party ON party_trust (party, proposed_at);

CREATE FUNCTION party_trust_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  decided CONSTANT text[] := ARRAY['outcome', 'decided_by', 'decided_at', 'decided_basis'];
  withdrawn CONSTANT text[] := ARRAY['withdrawn_by', 'withdrawn_at', 'withdrawn_reason'];
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'INSERT' AND NEW.outcome IS NOT NULL)
     OR (TG_OP = 'UPDATE' AND NOT CASE WHEN OLD.outcome IS NULL THEN NEW.withdrawn_at IS NULL AND to_jsonb(NEW) - decided = to_jsonb(OLD) - decided
         ELSE OLD.withdrawn_at IS NULL AND to_jsonb(NEW) - withdrawn = to_jsonb(OLD) - withdrawn END) THEN
    RAISE EXCEPTION 'trust in a Party is proposed, decided once, and withdrawn once' USING ERRCODE = '23001', CONSTRAINT = 'party_trust_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER party_trust_guard BEFORE INSERT OR UPDATE OR DELETE ON party_trust FOR EACH ROW EXECUTE FUNCTION party_trust_guard();
CREATE FUNCTION party_trust_is_proven() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE who uuid := COALESCE(NEW.withdrawn_by, NEW.decided_by, NEW.proposed_by);
BEGIN
  IF NOT has_role(who, 'administrator') OR NOT is_proven_now('keys.trust', who, 'party', NEW.party) THEN
    RAISE EXCEPTION 'keys of another Party are trusted by administrators with a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'party_trust_is_proven';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER party_trust_is_proven AFTER INSERT OR UPDATE ON party_trust DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION party_trust_is_proven();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON party_trust DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('party', 'party');
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON party_trust EXECUTE FUNCTION refuse_change();

-- The newest list of each kind that was taken in. Its own signature says whose it is; every reader looks at it again.
CREATE TABLE trusted_list (
  party text NOT NULL, kind text NOT NULL CHECK (kind IN ('keys', 'status')), name text NOT NULL CHECK (name ~ (CASE kind WHEN 'status' THEN '^[0-9]{2}$' ELSE '^$' END)),
  trust_id uuid NOT NULL REFERENCES party_trust, counter int NOT NULL CHECK (counter >= 1), body text NOT NULL CHECK (length(body) <= 1000000),
  issued_at timestamptz NOT NULL, next_update timestamptz NOT NULL CHECK (next_update > issued_at), taken_by uuid NOT NULL REFERENCES person, taken_at timestamptz NOT NULL,
  PRIMARY KEY (party, kind, name));
-- Whose a key is, among all that are trusted.
CREATE TABLE trusted_key (kid text PRIMARY KEY, party text NOT NULL);

CREATE FUNCTION trusted_list_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE trust party_trust; before party_trust; known trusted_list;
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a list is only ever followed by a newer one' USING ERRCODE = '23001', CONSTRAINT = 'trusted_list_guard'; END IF;
  -- FOR SHARE: not while the trust is being withdrawn.
  SELECT * INTO trust FROM party_trust WHERE id = NEW.trust_id FOR SHARE;
  IF trust.party IS DISTINCT FROM NEW.party OR trust.outcome IS DISTINCT FROM 'trusted' OR trust.withdrawn_at IS NOT NULL OR NOT has_role(NEW.taken_by, 'administrator') THEN
    RAISE EXCEPTION 'lists are taken in from trusted Parties, by administrators' USING ERRCODE = '23001', CONSTRAINT = 'trusted_list_guard';
  END IF;
  -- An INSERT that meets a row becomes the UPDATE below.
  IF TG_OP = 'UPDATE' THEN
    SELECT * INTO before FROM party_trust WHERE id = OLD.trust_id;
    IF (NEW.party, NEW.kind, NEW.name) <> (OLD.party, OLD.kind, OLD.name)
       OR (before.root_sha256 = trust.root_sha256 AND (NEW.counter < OLD.counter OR NEW.issued_at < OLD.issued_at OR (NEW.counter = OLD.counter AND NEW.body <> OLD.body))) THEN
      RAISE EXCEPTION 'a list is only ever followed by a newer one' USING ERRCODE = '23001', CONSTRAINT = 'trusted_list_guard';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trusted_list_guard BEFORE INSERT OR UPDATE OR DELETE ON trusted_list FOR EACH ROW EXECUTE FUNCTION trusted_list_guard();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON trusted_list DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('party', 'party');
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON trusted_list EXECUTE FUNCTION refuse_change();

CREATE FUNCTION trusted_keys_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'party_trust' THEN
    IF NEW.withdrawn_at IS NOT NULL THEN DELETE FROM trusted_key WHERE party = NEW.party; END IF;
    RETURN NULL;
  END IF;
  IF NEW.kind <> 'keys' THEN RETURN NULL; END IF;
  DELETE FROM trusted_key WHERE party = NEW.party;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.body::jsonb -> 'keys') key
      WHERE EXISTS (SELECT 1 FROM signing_key s WHERE s.kid = key ->> 'kid') OR EXISTS (SELECT 1 FROM trusted_key t WHERE t.kid = key ->> 'kid')) THEN
    RAISE EXCEPTION 'a key belongs to one Party' USING ERRCODE = '23001', CONSTRAINT = 'trusted_key_of_one';
  END IF;
  INSERT INTO trusted_key SELECT key ->> 'kid', NEW.party FROM jsonb_array_elements(NEW.body::jsonb -> 'keys') key;
  RETURN NULL;
END $$;
CREATE TRIGGER trusted_keys_follow AFTER INSERT OR UPDATE ON trusted_list FOR EACH ROW EXECUTE FUNCTION trusted_keys_follow();
CREATE TRIGGER trusted_keys_follow AFTER UPDATE ON party_trust FOR EACH ROW EXECUTE FUNCTION trusted_keys_follow();

ALTER TABLE party_trust ENABLE ALWAYS TRIGGER party_trust_guard, ENABLE ALWAYS TRIGGER party_trust_is_proven, ENABLE ALWAYS TRIGGER entry_is_audited, ENABLE ALWAYS TRIGGER no_truncate, ENABLE ALWAYS TRIGGER trusted_keys_follow;
ALTER TABLE trusted_list ENABLE ALWAYS TRIGGER trusted_list_guard, ENABLE ALWAYS TRIGGER entry_is_audited, ENABLE ALWAYS TRIGGER no_truncate, ENABLE ALWAYS TRIGGER trusted_keys_follow;
GRANT SELECT, INSERT ON party_trust TO cites_app;
GRANT UPDATE (outcome, decided_by, decided_at, decided_basis, withdrawn_by, withdrawn_at, withdrawn_reason) ON party_trust TO cites_app;
GRANT SELECT, INSERT, UPDATE ON trusted_list TO cites_app;
GRANT SELECT ON trusted_key TO cites_app;
REVOKE ALL ON FUNCTION trusted_keys_follow FROM PUBLIC;

-- What is trusted is told to our own verifiers in a list of its own.
ALTER TABLE published_list DROP CONSTRAINT published_list_kind_check, ADD CONSTRAINT published_list_kind_check CHECK (kind IN ('keys', 'status', 'trust'));

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_trust;
ALTER FUNCTION invariants_before_trust() SECURITY INVOKER;
CREATE FUNCTION trust_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trust.two', party FROM party_trust WHERE outcome = 'trusted' AND decided_by = proposed_by
  UNION ALL SELECT 'trust.withdrawn', k.party FROM trusted_key k WHERE NOT EXISTS (SELECT 1 FROM party_trust t WHERE t.party = k.party AND t.outcome = 'trusted' AND t.withdrawn_at IS NULL)
  UNION ALL SELECT 'trust.key', k.kid FROM trusted_key k JOIN signing_key s ON s.kid = k.kid
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['party_trust.party_trust_guard', 'party_trust.party_trust_is_proven', 'party_trust.entry_is_audited', 'party_trust.no_truncate', 'party_trust.trusted_keys_follow',
      'trusted_list.trusted_list_guard', 'trusted_list.entry_is_audited', 'trusted_list.no_truncate', 'trusted_list.trusted_keys_follow']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_trust() UNION ALL SELECT * FROM trust_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_trust, trust_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_trust FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
