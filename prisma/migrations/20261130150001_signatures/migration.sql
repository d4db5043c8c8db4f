-- No number is taken without a fresh proof of its signer over what the permit says, none faster than somebody can read, and none of
-- several at once that its signer has not opened. What is proven is for which application, and the content that was shown: all of it but
-- number, check code and box 11a, which the register adds when the number is taken.

-- The digest of what was shown, out of the frozen RFC 8785 bytes: a text inside them has its quotes escaped, so that only the fields
-- themselves can match.
CREATE FUNCTION signable_sha256(reference text, content bytea, permit_number text, check_code text) RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT sha256(convert_to('{"application":"' || reference || '","content":' || regexp_replace(replace(replace(convert_from(content, 'UTF8'),
    '"permitNumber":"' || permit_number || '"', '"permitNumber":""'), '"checkCode":"' || check_code || '"', '"checkCode":""'),
    '"quota":\{"exportedToDate":"[^"]*","limit":"[^"]*"\}', '"quota":null', 'g') || '}', 'UTF8')) $$;

-- How many permits one signer may number in an hour before a second one looks.
CREATE TABLE signing_rule (one boolean PRIMARY KEY DEFAULT true CHECK (one), most_an_hour int NOT NULL DEFAULT 60 CHECK (most_an_hour BETWEEN 1 AND 1000000));
INSERT INTO signing_rule DEFAULT VALUES;

-- A second signer lets a colleague sign on for an hour.
CREATE TABLE signing_release (
  id uuid PRIMARY KEY, signer_id uuid NOT NULL REFERENCES person, released_by uuid NOT NULL REFERENCES person CHECK (released_by <> signer_id),
  extra int NOT NULL CHECK (extra BETWEEN 1 AND 60), reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000), released_at timestamptz NOT NULL);
CREATE INDEX signing_release_signer ON signing_release (signer_id, released_at);
CREATE FUNCTION is_proven_now(p_act text, p_person uuid, p_subject text, p_subject_id text) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM proof_use u JOIN step_up_proof p ON p.id = u.proof_id WHERE u.subject = p_subject AND u.subject_id = p_subject_id
    AND u.transaction_id = pg_current_xact_id() AND p.act = p_act AND (p_person IS NULL OR p.person_id = p_person)) $$;
CREATE FUNCTION signing_release_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_role(NEW.released_by, 'issuing-officer') OR NOT is_proven_now('signing.release', NEW.released_by, 'person', NEW.signer_id::text) THEN
    RAISE EXCEPTION 'a second issuing-officer lets a signer go on, with a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'signing_release_guard';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER signing_release_guard AFTER INSERT ON signing_release DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION signing_release_guard();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON signing_release DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('person', 'signer_id');

-- Who opened what to sign it, and when.
CREATE TABLE signing_view (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application, person_id uuid NOT NULL REFERENCES person,
  signable_sha256 sha256_bytes NOT NULL, opened_at timestamptz NOT NULL);
CREATE INDEX signing_view_person ON signing_view (person_id, application_id, opened_at);
ALTER TABLE proof_use ADD COLUMN dwell_seconds int CHECK (dwell_seconds >= 0);

-- Permits of before this migration were signed by a session alone.
CREATE TABLE permit_without_proof (permit_id uuid PRIMARY KEY REFERENCES permit);
INSERT INTO permit_without_proof SELECT id FROM permit;

CREATE FUNCTION permit_was_signed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE proof step_up_proof; used proof_use; most int; signed int;
BEGIN
  SELECT u.* INTO used FROM proof_use u JOIN step_up_proof p ON p.id = u.proof_id
    WHERE u.subject = 'permit' AND u.subject_id = NEW.id::text AND p.act = 'permit.sign' AND p.person_id = NEW.signed_by
      AND u.item_sha256 = signable_sha256((SELECT reference FROM application WHERE id = NEW.application_id), NEW.content, NEW.permit_number, NEW.check_code) AND u.transaction_id = pg_current_xact_id() LIMIT 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no number is taken without a fresh proof of the signer that covers what the permit says' USING ERRCODE = '23001', CONSTRAINT = 'permit_was_signed';
  END IF;
  SELECT * INTO proof FROM step_up_proof WHERE id = used.proof_id;
  IF jsonb_array_length(proof.statement::jsonb -> 'items') > 1 AND NOT EXISTS (SELECT 1 FROM signing_view v
      WHERE v.person_id = NEW.signed_by AND v.application_id = NEW.application_id AND v.signable_sha256 = used.item_sha256 AND v.opened_at <= proof.proven_at) THEN
    RAISE EXCEPTION 'of several permits signed at once, each was opened by its signer as it stands' USING ERRCODE = '23001', CONSTRAINT = 'signing_was_opened';
  END IF;
  -- Two of the same signer at the same moment would each not count the other.
  PERFORM pg_advisory_xact_lock(hashtextextended('signer ' || NEW.signed_by, 0));
  SELECT most_an_hour INTO most FROM signing_rule;
  SELECT most + COALESCE(sum(extra), 0) INTO most FROM signing_release
    WHERE signer_id = NEW.signed_by AND released_at > NEW.numbered_at - interval '1 hour' AND released_at <= NEW.numbered_at;
  SELECT count(*) INTO signed FROM permit WHERE signed_by = NEW.signed_by AND numbered_at > NEW.numbered_at - interval '1 hour' AND numbered_at <= NEW.numbered_at;
  IF signed > most THEN
    RAISE EXCEPTION 'a signer numbers % permits in an hour, then a second one looks', most USING ERRCODE = '23001', CONSTRAINT = 'signing_velocity';
  END IF;
  RETURN NULL;
END $$;
CREATE INDEX permit_signer ON permit (signed_by, numbered_at);
CREATE CONSTRAINT TRIGGER permit_was_signed AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION permit_was_signed();

-- How a permit ends by an officer's hand is proven like how it began.
CREATE FUNCTION ending_is_proven() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state <> OLD.state AND NEW.state IN ('void', 'revoked')
     AND NOT is_proven_now(CASE NEW.state WHEN 'void' THEN 'permit.void' ELSE 'permit.revoke' END, NULL, 'permit', NEW.id::text) THEN
    RAISE EXCEPTION 'no permit becomes % without a fresh proof of the officer who does it', NEW.state USING ERRCODE = '23001', CONSTRAINT = 'ending_is_proven';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ending_is_proven AFTER UPDATE ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ending_is_proven();

CREATE FUNCTION note_dwell() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- From the last opening before the proof to the proof: a table nobody can fill in as they like.
  SELECT extract(epoch FROM p.proven_at - max(v.opened_at))::int INTO NEW.dwell_seconds FROM step_up_proof p
    JOIN signing_view v ON v.person_id = p.person_id AND v.signable_sha256 = NEW.item_sha256 AND v.opened_at <= p.proven_at
    WHERE p.id = NEW.proof_id GROUP BY p.proven_at;
  RETURN NEW;
END $$;
CREATE TRIGGER note_dwell BEFORE INSERT ON proof_use FOR EACH ROW EXECUTE FUNCTION note_dwell();

DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['signing_release', 'signing_view', 'permit_without_proof'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only, ENABLE ALWAYS TRIGGER no_truncate', name);
  END LOOP;
END $$;
ALTER TABLE signing_release ENABLE ALWAYS TRIGGER signing_release_guard, ENABLE ALWAYS TRIGGER entry_is_audited;
ALTER TABLE permit ENABLE ALWAYS TRIGGER permit_was_signed, ENABLE ALWAYS TRIGGER ending_is_proven;
ALTER TABLE proof_use ENABLE ALWAYS TRIGGER note_dwell;
GRANT SELECT ON signing_rule, signing_release, signing_view, permit_without_proof TO cites_app;
GRANT INSERT ON signing_release, signing_view TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_signatures;
ALTER FUNCTION invariants_before_signatures() SECURITY INVOKER;
CREATE FUNCTION signature_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'permit.proof', p.permit_number FROM permit p WHERE NOT EXISTS (SELECT 1 FROM permit_without_proof w WHERE w.permit_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM proof_use u JOIN step_up_proof s ON s.id = u.proof_id WHERE u.subject = 'permit' AND u.subject_id = p.id::text AND s.act = 'permit.sign'
      AND s.person_id = p.signed_by AND u.item_sha256 = signable_sha256((SELECT reference FROM application WHERE id = p.application_id), p.content, p.permit_number, p.check_code))
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.permit_was_signed', 'permit.ending_is_proven', 'proof_use.note_dwell', 'signing_release.signing_release_guard',
    'signing_release.entry_is_audited', 'signing_release.append_only', 'signing_release.no_truncate', 'signing_view.append_only',
    'signing_view.no_truncate', 'permit_without_proof.append_only', 'permit_without_proof.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_signatures() UNION ALL SELECT * FROM signature_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_signatures, signature_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_signatures FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
