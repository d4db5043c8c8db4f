-- What proves a sealed file years later stands beside it and never in it: a time stamp, the certificates of its seal, and how the key
-- stood when the stamp was given. Written once.
CREATE TABLE permit_evidence (
  permit_id uuid PRIMARY KEY REFERENCES permit,
  -- The stamp was obtained while sealing and lies in the file; else it is on the whole file and lies here alone.
  is_inside boolean NOT NULL,
  token bytea NOT NULL CHECK (length(token) BETWEEN 100 AND 65536),
  stamped_at timestamptz NOT NULL, service text NOT NULL CHECK (btrim(service) <> ''),
  -- PEM, the seal's own first.
  certificates text NOT NULL CHECK (certificates LIKE '-----BEGIN CERTIFICATE-----%'),
  key_statement jsonb NOT NULL,
  recorded_at timestamptz NOT NULL);

CREATE FUNCTION permit_evidence_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM permit WHERE id = NEW.permit_id AND pdf_sha256 IS NOT NULL) THEN
    RAISE EXCEPTION 'there is no sealed file to keep evidence of' USING ERRCODE = '23001', CONSTRAINT = 'permit_evidence_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permit_evidence_guard BEFORE INSERT ON permit_evidence FOR EACH ROW EXECUTE FUNCTION permit_evidence_guard();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON permit_evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON permit_evidence EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON permit_evidence DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid = 'permit_evidence'::regclass LOOP
    EXECUTE format('ALTER TABLE permit_evidence ENABLE ALWAYS TRIGGER %I', one.tgname);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON permit_evidence TO cites_app;
