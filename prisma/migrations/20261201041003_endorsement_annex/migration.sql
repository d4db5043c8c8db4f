-- Box 14 as recorded endorsements: the issued file is never edited, so that what Customs entered is given out as sealed annexes to it. The register
-- knows each by its hash, or nobody could tell an annex of ours from one that a stolen key sealed, nor whether more was endorsed since.
CREATE TABLE endorsement_annex (
  pdf_sha256 sha256_bytes PRIMARY KEY, permit_id uuid NOT NULL REFERENCES permit,
  -- How many entries of box 14 it tells, and the hash of what never changes of them.
  entries int NOT NULL CHECK (entries >= 0), entries_sha256 sha256_bytes NOT NULL,
  permit_state text NOT NULL CHECK (permit_state NOT IN ('signing', 'void')),
  drawing_sha256 sha256_bytes NOT NULL, drawn_on date NOT NULL, drawn_at timestamptz NOT NULL);
CREATE INDEX endorsement_annex_permit ON endorsement_annex (permit_id, drawn_at);

CREATE FUNCTION endorsement_annex_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM permit WHERE id = NEW.permit_id AND pdf_sha256 IS NOT NULL) THEN
    RAISE EXCEPTION 'an annex belongs to a file that was issued' USING ERRCODE = '23001', CONSTRAINT = 'endorsement_annex_guard';
  END IF;
  IF NEW.entries > (SELECT count(*) FROM endorsement WHERE permit_id = NEW.permit_id) THEN
    RAISE EXCEPTION 'an annex tells nothing that is not in the register' USING ERRCODE = '23001', CONSTRAINT = 'endorsement_annex_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER endorsement_annex_guard BEFORE INSERT ON endorsement_annex FOR EACH ROW EXECUTE FUNCTION endorsement_annex_guard();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON endorsement_annex FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON endorsement_annex EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON endorsement_annex DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid = 'endorsement_annex'::regclass LOOP
    EXECUTE format('ALTER TABLE endorsement_annex ENABLE ALWAYS TRIGGER %I', one.tgname);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON endorsement_annex TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_annexes;
ALTER FUNCTION invariants_before_annexes() SECURITY INVOKER;
CREATE FUNCTION annex_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'annex.ahead', encode(a.pdf_sha256, 'hex') FROM endorsement_annex a WHERE a.entries > (SELECT count(*) FROM endorsement e WHERE e.permit_id = a.permit_id)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['endorsement_annex.endorsement_annex_guard', 'endorsement_annex.entry_is_audited', 'endorsement_annex.append_only', 'endorsement_annex.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_annexes() UNION ALL SELECT * FROM annex_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_annexes, annex_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_annexes FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
