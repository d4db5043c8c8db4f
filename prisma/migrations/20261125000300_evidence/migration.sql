-- Documents of an application: the files that applicants send, what they promise instead, and what officers say of each.
-- A file is never changed and a row is never taken away: a document that is taken out says so, and a verdict is added to those before it.

CREATE TABLE evidence_file (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  -- Of the bytes as they were sent, and of the bytes as they are kept under that name: pictures are drawn anew.
  original_sha256 text NOT NULL CHECK (original_sha256 ~ '^[0-9a-f]{64}$'), stored_sha256 text NOT NULL CHECK (stored_sha256 ~ '^[0-9a-f]{64}$'),
  size int NOT NULL CHECK (size BETWEEN 1 AND 10485760), media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120 AND name !~ '[[:cntrl:]/\\]'),
  uploaded_by uuid NOT NULL REFERENCES person, uploaded_at timestamptz NOT NULL,
  scan_state text NOT NULL CHECK (scan_state IN ('quarantined', 'clean', 'infected')), scanner text CHECK (btrim(scanner) <> ''), scanned_at timestamptz,
  CHECK ((scan_state = 'quarantined') = (scanner IS NULL) AND (scanner IS NULL) = (scanned_at IS NULL)));
CREATE INDEX evidence_file_application ON evidence_file (application_id);
CREATE INDEX evidence_file_original ON evidence_file (original_sha256);
CREATE INDEX evidence_file_waiting ON evidence_file (uploaded_at) WHERE scan_state = 'quarantined';

CREATE TABLE application_document (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  kind text NOT NULL CHECK (kind IN ('legal-acquisition', 'import-permit', 'foreign-permit', 'breeding-record', 'pre-convention-proof', 'hunting-licence', 'transport-plan',
    'housing-description', 'purpose-statement', 'photograph', 'authority-letter', 'waiver-proof', 'other')),
  -- file: sent; later: promised; on-file: the office is said to have it.
  answer text NOT NULL CHECK (answer IN ('file', 'later', 'on-file')), purpose text NOT NULL CHECK (purpose IN ('draft', 'reply', 'waiver')),
  file_id uuid UNIQUE REFERENCES evidence_file, CHECK ((answer = 'file') = (file_id IS NOT NULL)),
  note text CHECK (btrim(note) <> '' AND length(note) <= 500), CHECK (answer <> 'on-file' OR note IS NOT NULL),
  added_by uuid NOT NULL REFERENCES person, added_at timestamptz NOT NULL,
  removed_by uuid REFERENCES person, removed_at timestamptz, CHECK ((removed_by IS NULL) = (removed_at IS NULL)));
CREATE INDEX application_document_list ON application_document (application_id, added_at, id);
-- One promise of a kind at a time.
CREATE UNIQUE INDEX application_document_promise ON application_document (application_id, kind) WHERE answer <> 'file' AND removed_at IS NULL;

CREATE TABLE document_verdict (
  id uuid PRIMARY KEY, document_id uuid NOT NULL REFERENCES application_document, application_id uuid NOT NULL REFERENCES application,
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'not-accepted')), reason text CHECK (btrim(reason) <> ''), CHECK (outcome = 'accepted' OR reason IS NOT NULL),
  author_id uuid NOT NULL REFERENCES person, at timestamptz NOT NULL, seq bigint GENERATED ALWAYS AS IDENTITY);
CREATE INDEX document_verdict_document ON document_verdict (document_id, seq);

CREATE FUNCTION evidence_file_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE looking CONSTANT text[] := ARRAY['scan_state', 'scanner', 'scanned_at'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'evidence is never deleted' USING ERRCODE = '23001', CONSTRAINT = 'evidence_file_guard'; END IF;
  IF (to_jsonb(NEW) - looking) IS DISTINCT FROM (to_jsonb(OLD) - looking) OR OLD.scan_state <> 'quarantined' OR NEW.scan_state = 'quarantined' THEN
    RAISE EXCEPTION 'evidence is never changed, and looked at once' USING ERRCODE = '23001', CONSTRAINT = 'evidence_file_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_file_guard BEFORE UPDATE OR DELETE ON evidence_file FOR EACH ROW EXECUTE FUNCTION evidence_file_guard();

CREATE FUNCTION application_document_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE removing CONSTANT text[] := ARRAY['removed_by', 'removed_at'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a document is never deleted' USING ERRCODE = '23001', CONSTRAINT = 'application_document_guard'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.removed_at IS NOT NULL THEN RAISE EXCEPTION 'a document is there before it is taken out' USING ERRCODE = '23001', CONSTRAINT = 'application_document_guard'; END IF;
    IF NEW.file_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM evidence_file WHERE id = NEW.file_id AND application_id = NEW.application_id) THEN
      RAISE EXCEPTION 'a document is a file of its own application' USING ERRCODE = '23001', CONSTRAINT = 'application_document_guard';
    END IF;
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - removing) IS DISTINCT FROM (to_jsonb(OLD) - removing) OR OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL THEN
    RAISE EXCEPTION 'a document is taken out once and never changed' USING ERRCODE = '23001', CONSTRAINT = 'application_document_guard';
  END IF;
  IF EXISTS (SELECT 1 FROM document_verdict WHERE document_id = NEW.id) AND NEW.answer = 'file' THEN
    RAISE EXCEPTION 'a document that was judged stays' USING ERRCODE = '23001', CONSTRAINT = 'application_document_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_document_guard BEFORE INSERT OR UPDATE OR DELETE ON application_document FOR EACH ROW EXECUTE FUNCTION application_document_guard();

CREATE FUNCTION document_verdict_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_role(NEW.author_id, 'case-officer') OR NEW.author_id = (SELECT applicant_id FROM application WHERE id = NEW.application_id)
    OR EXISTS (SELECT 1 FROM application_document WHERE id = NEW.document_id AND added_by = NEW.author_id) THEN
    RAISE EXCEPTION 'a document is judged by a case officer who did not send it: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'document_verdict_guard';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM application_document WHERE id = NEW.document_id AND application_id = NEW.application_id AND removed_at IS NULL) THEN
    RAISE EXCEPTION 'what is judged is a document of the application' USING ERRCODE = '23001', CONSTRAINT = 'document_verdict_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_verdict_guard BEFORE INSERT ON document_verdict FOR EACH ROW EXECUTE FUNCTION document_verdict_guard();

CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON evidence_file DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON application_document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON document_verdict DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON document_verdict FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$ DECLARE name text; trigger_name text; BEGIN
  FOREACH name IN ARRAY ARRAY['evidence_file', 'application_document', 'document_verdict'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = name::regclass LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, trigger_name);
    END LOOP;
  END LOOP;
END $$;

GRANT SELECT, INSERT ON evidence_file, application_document, document_verdict TO cites_app;
GRANT UPDATE (scan_state, scanner, scanned_at) ON evidence_file TO cites_app;
GRANT UPDATE (removed_by, removed_at) ON application_document TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_evidence;
ALTER FUNCTION invariants_before_evidence() SECURITY INVOKER;
CREATE FUNCTION evidence_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'evidence.of-another', d.id::text FROM application_document d JOIN evidence_file f ON f.id = d.file_id WHERE f.application_id <> d.application_id
  UNION ALL SELECT 'evidence.without-document', f.id::text FROM evidence_file f WHERE NOT EXISTS (SELECT 1 FROM application_document WHERE file_id = f.id)
  UNION ALL SELECT 'evidence.verdict', v.document_id::text FROM document_verdict v JOIN application_document d ON d.id = v.document_id WHERE v.application_id <> d.application_id OR v.author_id = d.added_by
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['evidence_file.evidence_file_guard', 'application_document.application_document_guard', 'document_verdict.document_verdict_guard', 'document_verdict.append_only']
    || (SELECT array_agg(name || '.entry_is_audited') || array_agg(name || '.no_truncate') FROM unnest(ARRAY['evidence_file', 'application_document', 'document_verdict']) name)) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_evidence() UNION ALL SELECT * FROM evidence_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_evidence, evidence_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_evidence FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
