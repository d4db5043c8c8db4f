-- What stands on the letters, mails and permits of an office, edition by edition: a letter is drawn with the edition of its moment, and a
-- permit keeps what it froze. An administrator of that office sets the next one; none is altered.

CREATE TABLE office_letterhead (
  office_id uuid NOT NULL REFERENCES office, edition int NOT NULL CHECK (edition >= 1),
  name_en text NOT NULL CHECK (btrim(name_en) <> '' AND length(name_en) <= 160), name_fr text NOT NULL CHECK (btrim(name_fr) <> '' AND length(name_fr) <= 160),
  name_es text NOT NULL CHECK (btrim(name_es) <> '' AND length(name_es) <= 160),
  address text[] NOT NULL CHECK (cardinality(address) <= 6), place text CHECK (btrim(place) <> '' AND length(place) <= 80),
  contact text CHECK (btrim(contact) <> '' AND length(contact) <= 200),
  -- A picture that was drawn anew when it came, in the store of files under its hash.
  logo_sha256 sha256_bytes,
  -- Null for the first edition, which the owner of the database made with the office.
  set_by uuid REFERENCES person, set_at timestamptz NOT NULL, PRIMARY KEY (office_id, edition));

CREATE FUNCTION letterhead_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE newest office_letterhead;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('office_letterhead'));
  SELECT * INTO newest FROM office_letterhead WHERE office_id = NEW.office_id ORDER BY edition DESC LIMIT 1;
  NEW.edition := COALESCE(newest.edition, 0) + 1;
  IF newest.set_at > NEW.set_at THEN
    RAISE EXCEPTION 'a letterhead follows the one before' USING ERRCODE = '23001', CONSTRAINT = 'letterhead_guard';
  END IF;
  IF current_user = 'cites_app' AND (NEW.set_by IS NULL OR NOT has_role(NEW.set_by, 'administrator')
      OR EXISTS (SELECT 1 FROM person WHERE id = NEW.set_by AND office_id <> NEW.office_id)) THEN
    RAISE EXCEPTION 'an administrator of that office sets its letterhead' USING ERRCODE = '23001', CONSTRAINT = 'letterhead_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letterhead_guard BEFORE INSERT ON office_letterhead FOR EACH ROW EXECUTE FUNCTION letterhead_guard();

-- Lends the owner's rights: what an office is called follows its newest letterhead, and nobody else writes it.
CREATE FUNCTION letterhead_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE office SET name = NEW.name_en, address = NEW.address, place = NEW.place, contact = NEW.contact WHERE id = NEW.office_id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION letterhead_follows FROM PUBLIC;
CREATE TRIGGER letterhead_follows AFTER INSERT ON office_letterhead FOR EACH ROW WHEN (NEW.edition > 1) EXECUTE FUNCTION letterhead_follows();
CREATE FUNCTION letterhead_is_audited() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'cites_app' AND NOT EXISTS (SELECT 1 FROM audit_event WHERE subject = 'office' AND subject_id = NEW.office_id::text
      AND transaction_id = pg_current_xact_id() AND type = 'OfficeLetterheadChanged') THEN
    RAISE EXCEPTION 'a letterhead without an audit event that tells of it' USING ERRCODE = '23001', CONSTRAINT = 'entry_is_audited';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER letterhead_is_audited AFTER INSERT ON office_letterhead DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION letterhead_is_audited();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON office_letterhead FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON office_letterhead EXECUTE FUNCTION refuse_change();
ALTER TABLE office_letterhead ENABLE ALWAYS TRIGGER letterhead_guard, ENABLE ALWAYS TRIGGER letterhead_follows, ENABLE ALWAYS TRIGGER letterhead_is_audited,
  ENABLE ALWAYS TRIGGER append_only, ENABLE ALWAYS TRIGGER no_truncate;

-- Every office begins with one.
CREATE FUNCTION office_has_letterhead() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO office_letterhead (office_id, edition, name_en, name_fr, name_es, address, place, contact, set_at)
    VALUES (NEW.id, 1, NEW.name, NEW.name, NEW.name, NEW.address, NEW.place, NEW.contact, '2000-01-01T00:00:00Z');
  RETURN NULL;
END $$;
CREATE TRIGGER office_has_letterhead AFTER INSERT ON office FOR EACH ROW EXECUTE FUNCTION office_has_letterhead();
ALTER TABLE office ENABLE ALWAYS TRIGGER office_has_letterhead;
INSERT INTO office_letterhead (office_id, edition, name_en, name_fr, name_es, address, place, contact, set_at)
  SELECT id, 1, name, name, name, address, place, contact, '2000-01-01T00:00:00Z' FROM office;

REVOKE UPDATE (name, address, place, contact) ON office FROM cites_app;
GRANT SELECT, INSERT ON office_letterhead TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_letterheads;
ALTER FUNCTION invariants_before_letterheads() SECURITY INVOKER;
CREATE FUNCTION letterhead_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'letterhead.missing', o.code FROM office o WHERE NOT EXISTS (SELECT 1 FROM office_letterhead h WHERE h.office_id = o.id)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['office.office_has_letterhead', 'office_letterhead.letterhead_guard', 'office_letterhead.letterhead_follows',
    'office_letterhead.letterhead_is_audited', 'office_letterhead.append_only', 'office_letterhead.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_letterheads() UNION ALL SELECT * FROM letterhead_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_letterheads, letterhead_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_letterheads FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
