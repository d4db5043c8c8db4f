-- Copies of papers (passport, extract of a register) by which somebody, or an organisation, shows the office who they are. Evidence of an application is
-- kept for as long as its permit; a copy of a passport is nobody's to keep longer than it is needed: its bytes lie in its row and go with it.
CREATE TABLE identity_paper (
  id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120 AND name !~ '[[:cntrl:]/\\]'),
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  bytes bytea NOT NULL, size int NOT NULL CHECK (size BETWEEN 1 AND 10485760 AND size = octet_length(bytes)),
  -- Of the bytes as they were sent: the log names what the office looked at by it.
  original_sha256 text NOT NULL CHECK (original_sha256 ~ '^[0-9a-f]{64}$'),
  added_by uuid NOT NULL REFERENCES person, added_at timestamptz NOT NULL,
  scan_state text NOT NULL CHECK (scan_state IN ('quarantined', 'clean', 'infected')), scanner text CHECK (btrim(scanner) <> ''), scanned_at timestamptz,
  CHECK ((scan_state = 'quarantined') = (scanner IS NULL) AND (scanner IS NULL) = (scanned_at IS NULL)),
  UNIQUE (person_id, original_sha256));
CREATE INDEX identity_paper_list ON identity_paper (person_id, added_at, id);
CREATE INDEX identity_paper_waiting ON identity_paper (added_at) WHERE scan_state = 'quarantined';
ALTER TABLE identity_paper ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE FUNCTION identity_paper_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE looking CONSTANT text[] := ARRAY['scan_state', 'scanner', 'scanned_at'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - looking) IS DISTINCT FROM (to_jsonb(OLD) - looking) OR OLD.scan_state <> 'quarantined' OR NEW.scan_state = 'quarantined' THEN
      RAISE EXCEPTION 'a paper is never changed, and looked at once' USING ERRCODE = '23001', CONSTRAINT = 'identity_paper_guard';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM trader_profile WHERE person_id = NEW.person_id AND state <> 'verified') THEN
    RAISE EXCEPTION 'papers are sent by whoever is not verified yet' USING ERRCODE = '23001', CONSTRAINT = 'identity_paper_guard';
  END IF;
  IF NEW.added_by <> NEW.person_id AND NOT EXISTS (SELECT 1 FROM organisation_member
      WHERE organisation_id = NEW.person_id AND person_id = NEW.added_by AND role = 'owner' AND left_at IS NULL) THEN
    RAISE EXCEPTION 'papers are sent by oneself, or by an owner of the organisation' USING ERRCODE = '23001', CONSTRAINT = 'identity_paper_guard';
  END IF;
  IF (SELECT count(*) FROM identity_paper WHERE person_id = NEW.person_id) >= 5 THEN
    RAISE EXCEPTION 'there are five papers already' USING ERRCODE = '23001', CONSTRAINT = 'identity_paper_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER identity_paper_guard BEFORE INSERT OR UPDATE ON identity_paper FOR EACH ROW EXECUTE FUNCTION identity_paper_guard();

CREATE FUNCTION removal_of_paper_is_audited() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit_event WHERE subject = 'person' AND subject_id = OLD.person_id::text AND transaction_id = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'an identity_paper taken away without an audit event' USING ERRCODE = '23001', CONSTRAINT = 'change_is_audited';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON identity_paper DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('person', 'person_id');
CREATE CONSTRAINT TRIGGER removal_of_paper_is_audited AFTER DELETE ON identity_paper DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION removal_of_paper_is_audited();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON identity_paper EXECUTE FUNCTION refuse_change();
ALTER TABLE identity_paper ENABLE ALWAYS TRIGGER identity_paper_guard, ENABLE ALWAYS TRIGGER entry_is_audited, ENABLE ALWAYS TRIGGER removal_of_paper_is_audited,
  ENABLE ALWAYS TRIGGER no_truncate;

GRANT SELECT, INSERT, DELETE ON identity_paper TO cites_app;
GRANT UPDATE (scan_state, scanner, scanned_at) ON identity_paper TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_identity_papers;
ALTER FUNCTION invariants_before_identity_papers() SECURITY INVOKER;
CREATE FUNCTION identity_paper_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'paper.of-nobody', i.id::text FROM identity_paper i WHERE NOT EXISTS (SELECT 1 FROM trader_profile t WHERE t.person_id = i.person_id)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['identity_paper.identity_paper_guard', 'identity_paper.entry_is_audited',
    'identity_paper.removal_of_paper_is_audited', 'identity_paper.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_identity_papers() UNION ALL SELECT * FROM identity_paper_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_identity_papers, identity_paper_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_identity_papers FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
