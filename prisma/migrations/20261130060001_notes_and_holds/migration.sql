-- What officers write to one another on a case, and what a case waits for: dated holds with a reason on a state (decisions §6).
-- Neither is ever taken back: a note stays, and a hold is released once, with the reason.

CREATE TABLE case_note (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application, author_id uuid NOT NULL REFERENCES person,
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 4000), at timestamptz NOT NULL, seq bigint GENERATED ALWAYS AS IDENTITY);
CREATE INDEX case_note_application ON case_note (application_id, seq);
CREATE FUNCTION case_note_author() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (has_role(NEW.author_id, 'case-officer') OR has_role(NEW.author_id, 'issuing-officer'))
    OR NEW.author_id = (SELECT applicant_id FROM application WHERE id = NEW.application_id) THEN
    RAISE EXCEPTION 'notes on a case are the Management Authority''s: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'case_note_author';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_note_author BEFORE INSERT ON case_note FOR EACH ROW EXECUTE FUNCTION case_note_author();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON case_note FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE case_hold (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  kind text NOT NULL CHECK (kind IN ('import-permit', 'verification', 'inspection', 'other')),
  reason text NOT NULL CHECK (length(btrim(reason)) > 0), until date,
  placed_by uuid NOT NULL REFERENCES person, placed_at timestamptz NOT NULL,
  released_by uuid REFERENCES person, released_at timestamptz, release_reason text CHECK (length(btrim(release_reason)) > 0),
  seq bigint GENERATED ALWAYS AS IDENTITY,
  CHECK (num_nulls(released_by, released_at, release_reason) IN (0, 3)));
CREATE INDEX case_hold_application ON case_hold (application_id, seq);
CREATE UNIQUE INDEX one_open_hold ON case_hold (application_id) WHERE released_at IS NULL;
CREATE FUNCTION case_hold_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE releasing CONSTANT text[] := ARRAY['released_by', 'released_at', 'release_reason']; who uuid := COALESCE(NEW.released_by, NEW.placed_by); held application;
BEGIN
  IF TG_OP = 'INSERT' AND NEW.released_at IS NOT NULL THEN RAISE EXCEPTION 'a hold is placed before it is released' USING ERRCODE = '23001', CONSTRAINT = 'case_hold_guard'; END IF;
  IF TG_OP = 'UPDATE' AND ((to_jsonb(NEW) - releasing) IS DISTINCT FROM (to_jsonb(OLD) - releasing) OR OLD.released_at IS NOT NULL OR NEW.released_at IS NULL) THEN
    RAISE EXCEPTION 'a hold is released once and never changed' USING ERRCODE = '23001', CONSTRAINT = 'case_hold_guard';
  END IF;
  -- Whoever signs at this moment waits for this row, or is waited for.
  SELECT * INTO held FROM application WHERE id = NEW.application_id FOR UPDATE;
  IF TG_OP = 'INSERT' AND (held.state IN ('draft', 'refused', 'withdrawn', 'lapsed') OR EXISTS (SELECT 1 FROM permit WHERE application_id = held.id AND state <> 'void')) THEN
    RAISE EXCEPTION 'only an open case is held' USING ERRCODE = '23001', CONSTRAINT = 'case_hold_guard';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = who AND part IN ('R', 'S'))
    OR NOT (has_role(who, 'case-officer') OR has_role(who, 'issuing-officer')) THEN
    RAISE EXCEPTION 'a case is held and released by its officers: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'case_hold_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_hold_guard BEFORE INSERT OR UPDATE ON case_hold FOR EACH ROW EXECUTE FUNCTION case_hold_guard();

CREATE FUNCTION held_case_rests() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held uuid := CASE TG_TABLE_NAME WHEN 'permit' THEN (to_jsonb(NEW) ->> 'application_id')::uuid ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
BEGIN
  IF TG_TABLE_NAME = 'application' AND NOT (to_jsonb(NEW) ->> 'state' IN ('approved', 'refused') AND to_jsonb(OLD) ->> 'state' = 'recommended') THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM case_hold WHERE application_id = held AND released_at IS NULL) THEN
    RAISE EXCEPTION 'a case on hold is neither decided nor signed' USING ERRCODE = '23001', CONSTRAINT = 'held_case_rests';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER held_case_rests AFTER UPDATE OF state ON application DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION held_case_rests();
CREATE CONSTRAINT TRIGGER held_case_rests AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION held_case_rests();
ALTER TABLE application ENABLE ALWAYS TRIGGER held_case_rests;
ALTER TABLE permit ENABLE ALWAYS TRIGGER held_case_rests;

CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON case_note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON case_hold DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE TRIGGER no_delete BEFORE DELETE ON case_hold FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$ DECLARE name text; trigger_name text; BEGIN
  FOREACH name IN ARRAY ARRAY['case_note', 'case_hold'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = name::regclass LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, trigger_name);
    END LOOP;
  END LOOP;
END $$;
GRANT SELECT, INSERT ON case_note, case_hold TO cites_app;
GRANT UPDATE (released_by, released_at, release_reason) ON case_hold TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_holds;
ALTER FUNCTION invariants_before_holds() SECURITY INVOKER;
CREATE FUNCTION hold_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'hold.signed', h.id::text FROM case_hold h JOIN permit p ON p.application_id = h.application_id WHERE p.state <> 'void' AND h.placed_at < p.numbered_at AND COALESCE(h.released_at > p.numbered_at, true)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['application.held_case_rests', 'permit.held_case_rests', 'case_note.case_note_author', 'case_note.append_only', 'case_note.no_truncate',
    'case_note.entry_is_audited', 'case_hold.case_hold_guard', 'case_hold.no_delete', 'case_hold.no_truncate', 'case_hold.entry_is_audited']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_holds() UNION ALL SELECT * FROM hold_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_holds, hold_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_holds FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
