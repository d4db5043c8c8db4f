-- Accounts that people open themselves: who they say they are, what the office makes of it, and links that work once.
-- Drafts are free; nobody's first application reaches the office before their e-mail address is confirmed and their identity
-- verified by a member of the Management Authority who is somebody else (decisions §5).

ALTER TABLE person ADD COLUMN email_confirmed_at timestamptz;
ALTER TABLE person ADD COLUMN wants_reminders boolean NOT NULL DEFAULT true;
-- Whoever had an account was given it by the office.
UPDATE person SET email_confirmed_at = created_at;

CREATE TABLE trader_profile (
  person_id uuid PRIMARY KEY REFERENCES person,
  kind text NOT NULL CHECK (kind IN ('person', 'business', 'agent')),
  -- For the permit's square code, where the name is written in other letters (decisions §7, claim 8).
  latin_name text CHECK (btrim(latin_name) <> '' AND length(latin_name) <= 160),
  phone text NOT NULL CHECK (length(phone) <= 40),
  address text[] NOT NULL CHECK (cardinality(address) <= 6), latin_address text[] NOT NULL DEFAULT '{}' CHECK (cardinality(latin_address) <= 6),
  country char(2) CHECK (country ~ '^[A-Z]{2}$'),
  business_name text CHECK (btrim(business_name) <> '' AND length(business_name) <= 160),
  latin_business_name text CHECK (btrim(latin_business_name) <> '' AND length(latin_business_name) <= 160),
  registration_number text CHECK (btrim(registration_number) <> '' AND length(registration_number) <= 60),
  CHECK (kind = 'person' OR business_name IS NOT NULL),
  -- unvetted: not complete, or the office asks for more (then with its reason).
  state text NOT NULL CHECK (state IN ('unvetted', 'asked', 'verified', 'refused')), asked_at timestamptz,
  vetted_by uuid REFERENCES person, vetted_at timestamptz, reason text CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  version int NOT NULL DEFAULT 1 CHECK (version >= 1), created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  CHECK (state <> 'asked' OR asked_at IS NOT NULL), CHECK (state NOT IN ('verified', 'refused') OR vetted_at IS NOT NULL),
  CHECK (state <> 'refused' OR reason IS NOT NULL), CHECK (vetted_by IS DISTINCT FROM person_id));
-- The longest waiting first; and everybody of a state by name.
CREATE INDEX trader_profile_asked ON trader_profile (asked_at, person_id) WHERE state = 'asked';

-- Whoever could send applications until now was known to the office.
INSERT INTO trader_profile (person_id, kind, phone, address, business_name, state, vetted_at, reason, created_at, updated_at)
  SELECT p.id, CASE WHEN bool_or(r.role = 'agent') THEN 'agent' ELSE 'person' END, '', '{}',
    CASE WHEN bool_or(r.role = 'agent') THEN p.name END, 'verified', p.created_at, 'The account was opened by the office', p.created_at, p.created_at
  FROM person p JOIN person_role r ON r.person_id = p.id WHERE r.role IN ('applicant', 'agent') GROUP BY p.id;

CREATE FUNCTION trader_profile_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE identity CONSTANT text[] := ARRAY['kind', 'latin_name', 'country', 'business_name', 'latin_business_name', 'registration_number'];
  was jsonb; is_now jsonb; is_vetting boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state NOT IN ('unvetted', 'asked') OR NEW.vetted_at IS NOT NULL THEN
      RAISE EXCEPTION 'a profile begins unvetted' USING ERRCODE = '23001', CONSTRAINT = 'trader_profile_guard';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.person_id <> OLD.person_id OR NEW.version < OLD.version OR NEW.created_at <> OLD.created_at THEN
    RAISE EXCEPTION 'a profile stays with its person' USING ERRCODE = '23001', CONSTRAINT = 'trader_profile_guard';
  END IF;
  is_vetting := (NEW.vetted_by, NEW.vetted_at) IS DISTINCT FROM (OLD.vetted_by, OLD.vetted_at) OR (NEW.state IN ('verified', 'refused') AND NEW.state <> OLD.state);
  -- What was vetted is what stands there: a vetting changes nothing else, and a change of identity is vetted anew.
  SELECT jsonb_object_agg(key, value) INTO was FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (identity);
  SELECT jsonb_object_agg(key, value) INTO is_now FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY (identity);
  IF was IS DISTINCT FROM is_now AND (is_vetting OR NEW.state IN ('verified', 'refused')) THEN
    RAISE EXCEPTION 'another identity is not verified by the vetting of this one' USING ERRCODE = '23001', CONSTRAINT = 'trader_profile_guard';
  END IF;
  IF is_vetting THEN
    IF OLD.state = 'unvetted' AND NEW.state <> 'unvetted' THEN
      RAISE EXCEPTION 'a profile is vetted once it was put forward' USING ERRCODE = '23001', CONSTRAINT = 'trader_profile_guard';
    END IF;
    IF NEW.vetted_by IS NULL OR NEW.vetted_at IS NULL OR NEW.vetted_by = NEW.person_id OR NOT has_role(NEW.vetted_by, 'case-officer') THEN
      RAISE EXCEPTION 'a trader is vetted by a case officer who is somebody else: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'trader_profile_guard';
    END IF;
    IF NEW.state = 'unvetted' AND NEW.reason IS NULL THEN
      RAISE EXCEPTION 'whoever asks for more says what' USING ERRCODE = '23001', CONSTRAINT = 'trader_profile_guard';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trader_profile_guard BEFORE INSERT OR UPDATE ON trader_profile FOR EACH ROW EXECUTE FUNCTION trader_profile_guard();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON trader_profile DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('person', 'person_id');

-- The name is what was vetted most of all.
CREATE FUNCTION vetted_name_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.name <> OLD.name AND EXISTS (SELECT 1 FROM trader_profile WHERE person_id = NEW.id AND state IN ('verified', 'refused')) THEN
    RAISE EXCEPTION 'a vetted name changes only where it is vetted anew' USING ERRCODE = '23001', CONSTRAINT = 'vetted_name_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vetted_name_stays BEFORE UPDATE OF name ON person FOR EACH ROW EXECUTE FUNCTION vetted_name_stays();

-- FOR SHARE: a refusal that comes at the same moment is waited for.
CREATE FUNCTION applicant_is_verified() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.state = 'draft' AND NEW.state = 'submitted' THEN
    PERFORM 1 FROM trader_profile t JOIN person p ON p.id = t.person_id
      WHERE t.person_id = NEW.applicant_id AND t.state = 'verified' AND p.email_confirmed_at IS NOT NULL FOR SHARE OF t;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the applicant is not verified' USING ERRCODE = '23001', CONSTRAINT = 'applicant_is_verified';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER applicant_is_verified BEFORE UPDATE OF state ON application FOR EACH ROW EXECUTE FUNCTION applicant_is_verified();

-- Links sent by mail. Only the digest is kept, so that who reads this table can open nothing.
CREATE TABLE one_time_token (
  token_sha256 sha256_bytes PRIMARY KEY, person_id uuid NOT NULL REFERENCES person,
  purpose text NOT NULL CHECK (purpose IN ('confirm-email', 'reset-password', 'change-email')),
  -- The address it was sent to, and which it proves.
  email text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, CHECK (expires_at > made_at AND expires_at <= made_at + interval '7 days'),
  used_at timestamptz, CHECK (used_at >= made_at AND used_at < expires_at));
CREATE INDEX one_time_token_person ON one_time_token (person_id, purpose);
CREATE FUNCTION one_time_token_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.used_at IS NOT NULL THEN RAISE EXCEPTION 'a link begins unused' USING ERRCODE = '23001', CONSTRAINT = 'one_time_token_guard'; END IF;
  ELSIF OLD.used_at IS NOT NULL OR (to_jsonb(NEW) - 'used_at') IS DISTINCT FROM (to_jsonb(OLD) - 'used_at') THEN
    RAISE EXCEPTION 'a link works once, and for what it was made' USING ERRCODE = '23001', CONSTRAINT = 'one_time_token_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_time_token_guard BEFORE INSERT OR UPDATE ON one_time_token FOR EACH ROW EXECUTE FUNCTION one_time_token_guard();

CREATE TRIGGER no_truncate BEFORE TRUNCATE ON trader_profile EXECUTE FUNCTION refuse_change();
ALTER TABLE trader_profile ENABLE ALWAYS TRIGGER trader_profile_guard, ENABLE ALWAYS TRIGGER entry_is_audited, ENABLE ALWAYS TRIGGER no_truncate;
ALTER TABLE person ENABLE ALWAYS TRIGGER vetted_name_stays;
ALTER TABLE application ENABLE ALWAYS TRIGGER applicant_is_verified;
ALTER TABLE one_time_token ENABLE ALWAYS TRIGGER one_time_token_guard;

-- A closed account takes its profile and its links with it.
GRANT SELECT, INSERT, UPDATE, DELETE ON trader_profile TO cites_app;
GRANT SELECT, INSERT, DELETE ON one_time_token TO cites_app;
GRANT UPDATE (used_at) ON one_time_token TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_accounts;
ALTER FUNCTION invariants_before_accounts() SECURITY INVOKER;
CREATE FUNCTION account_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'vetting.own', person_id::text FROM trader_profile WHERE vetted_by = person_id
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['trader_profile.trader_profile_guard', 'trader_profile.entry_is_audited', 'trader_profile.no_truncate',
    'person.vetted_name_stays', 'application.applicant_is_verified', 'one_time_token.one_time_token_guard']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_accounts() UNION ALL SELECT * FROM account_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_accounts, account_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_accounts FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
