-- Several authorities and offices on one register (decisions §5): each case belongs to one office, by a dated routing table;
-- an office gives a case away with a reason, or lets another read it. PostgreSQL refuses what an officer of another office does to a case.

-- What stands on letters and in box 6 of the permit; what is left out is the authority's.
ALTER TABLE office
  ADD COLUMN address text[] NOT NULL DEFAULT '{}' CHECK (cardinality(address) <= 6),
  ADD COLUMN place text CHECK (btrim(place) <> '' AND length(place) <= 80),
  ADD COLUMN contact text CHECK (btrim(contact) <> '' AND length(contact) <= 200);

-- A lead gives work to others; everybody else takes their own.
ALTER TABLE person ADD COLUMN manages_queue boolean NOT NULL DEFAULT false;

CREATE TABLE office_route (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), office_id uuid NOT NULL REFERENCES office,
  -- Nothing said is everything: the row that says most is followed.
  taxon_group text CHECK (taxon_group IN ('mammals', 'birds', 'reptiles', 'amphibians', 'fish', 'invertebrates', 'plants')),
  postal_prefix text CHECK (postal_prefix ~ '^[0-9A-Z]{1,8}$'),
  valid_from date NOT NULL, valid_to date, CHECK (valid_to >= valid_from),
  source text NOT NULL CHECK (btrim(source) <> '' AND length(source) <= 300));
CREATE INDEX office_route_office ON office_route (office_id);
-- One answer a day to each question.
CREATE FUNCTION office_route_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (OLD.valid_to IS NOT NULL OR (to_jsonb(NEW) - 'valid_to') IS DISTINCT FROM (to_jsonb(OLD) - 'valid_to'))) THEN
    RAISE EXCEPTION 'a row of the routing table is ended, never altered' USING ERRCODE = '23001', CONSTRAINT = 'office_route_guard';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('office_route'));
  IF EXISTS (SELECT 1 FROM office_route r WHERE r.id <> NEW.id AND r.taxon_group IS NOT DISTINCT FROM NEW.taxon_group AND r.postal_prefix IS NOT DISTINCT FROM NEW.postal_prefix
      AND daterange(r.valid_from, r.valid_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')) THEN
    RAISE EXCEPTION 'two offices at once for the same applications' USING ERRCODE = '23001', CONSTRAINT = 'office_route_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER office_route_guard BEFORE INSERT OR UPDATE OR DELETE ON office_route FOR EACH ROW EXECUTE FUNCTION office_route_guard();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON office_route DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('office', 'office_id');

-- A case that another office may read, from when to when, and why.
CREATE TABLE case_share (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application, office_id uuid NOT NULL REFERENCES office,
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  shared_by uuid NOT NULL REFERENCES person, shared_at timestamptz NOT NULL,
  ended_by uuid REFERENCES person, ended_at timestamptz, CHECK ((ended_by IS NULL) = (ended_at IS NULL)), CHECK (ended_at >= shared_at));
CREATE UNIQUE INDEX case_share_once ON case_share (application_id, office_id) WHERE ended_at IS NULL;
CREATE INDEX case_share_office ON case_share (office_id, application_id) WHERE ended_at IS NULL;

CREATE FUNCTION works_in_office_of(p_person uuid, p_application uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person p JOIN application a ON a.office_id = p.office_id WHERE p.id = p_person AND a.id = p_application) $$;
CREATE FUNCTION case_share_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
      OR (to_jsonb(NEW) - 'ended_at' - 'ended_by') IS DISTINCT FROM (to_jsonb(OLD) - 'ended_at' - 'ended_by'))) THEN
    RAISE EXCEPTION 'a share is ended, never altered' USING ERRCODE = '23001', CONSTRAINT = 'case_share_guard';
  END IF;
  IF NOT works_in_office_of(COALESCE(NEW.ended_by, NEW.shared_by), NEW.application_id) THEN
    RAISE EXCEPTION 'only the office of a case shares it: of another office' USING ERRCODE = '23001', CONSTRAINT = 'of_this_office';
  END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM application WHERE id = NEW.application_id AND (office_id = NEW.office_id OR submitted_at IS NULL)) THEN
    RAISE EXCEPTION 'a case is shared with another office, once it was sent' USING ERRCODE = '23001', CONSTRAINT = 'case_share_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_share_guard BEFORE INSERT OR UPDATE OR DELETE ON case_share FOR EACH ROW EXECUTE FUNCTION case_share_guard();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON case_share DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');

-- What the Management Authority does to a case is done by the office that has it, also where two race with a transfer.
CREATE FUNCTION of_this_office() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  entry jsonb := to_jsonb(NEW);
  actor uuid := COALESCE(entry ->> 'person_id', entry ->> 'author_id', entry ->> 'signed_by')::uuid;
BEGIN
  IF TG_TABLE_NAME = 'application_part' AND entry ->> 'part' NOT IN ('P', 'R', 'S') THEN RETURN NEW; END IF;
  IF TG_TABLE_NAME = 'finding' AND EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = actor AND part = 'N') THEN RETURN NEW; END IF;
  PERFORM 1 FROM application WHERE id = NEW.application_id FOR SHARE;
  IF NOT works_in_office_of(actor, NEW.application_id) THEN
    RAISE EXCEPTION 'this case is in the hands of another office' USING ERRCODE = '23001', CONSTRAINT = 'of_this_office';
  END IF;
  RETURN NEW;
END $$;
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['application_part', 'finding', 'decision', 'permit'] LOOP
    EXECUTE format('CREATE TRIGGER of_this_office BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION of_this_office()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER of_this_office', name);
  END LOOP;
END $$;

-- A case changes hands when it is sent, or by a transfer; each is told. Never once it was decided.
CREATE FUNCTION office_changes_are_told() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE wanted text := CASE WHEN OLD.state = 'draft' THEN 'ApplicationRouted' ELSE 'ApplicationTransferred' END;
BEGIN
  IF NEW.office_id = OLD.office_id THEN RETURN NULL; END IF;
  IF OLD.state NOT IN ('draft', 'submitted', 'under-review', 'awaiting-findings', 'returned') THEN
    RAISE EXCEPTION 'a case that was recommended or decided stays with its office' USING ERRCODE = '23001', CONSTRAINT = 'office_changes_are_told';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM audit_event WHERE subject = 'application' AND subject_id = NEW.id::text AND transaction_id = pg_current_xact_id() AND type = wanted) THEN
    RAISE EXCEPTION 'a case goes to another office by an event that tells of it' USING ERRCODE = '23001', CONSTRAINT = 'office_changes_are_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER office_changes_are_told AFTER UPDATE OF office_id ON application DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION office_changes_are_told();
ALTER TABLE application ENABLE ALWAYS TRIGGER office_changes_are_told;

DO $$ DECLARE one record; name text; BEGIN
  FOREACH name IN ARRAY ARRAY['office_route', 'case_share'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOR one IN SELECT tgrelid::regclass AS t, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid IN ('office_route'::regclass, 'case_share'::regclass) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', one.t, one.tgname);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON office_route, case_share TO cites_app;
GRANT UPDATE (valid_to) ON office_route TO cites_app;
GRANT UPDATE (ended_by, ended_at) ON case_share TO cites_app;
GRANT UPDATE (name, address, place, contact) ON office TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_offices;
ALTER FUNCTION invariants_before_offices() SECURITY INVOKER;
CREATE FUNCTION office_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'share.own', s.id::text FROM case_share s JOIN application a ON a.id = s.application_id AND a.office_id = s.office_id WHERE s.ended_at IS NULL
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['office_route.office_route_guard', 'office_route.entry_is_audited', 'office_route.no_truncate', 'case_share.case_share_guard',
    'case_share.entry_is_audited', 'case_share.no_truncate', 'application.office_changes_are_told', 'application_part.of_this_office', 'finding.of_this_office', 'decision.of_this_office', 'permit.of_this_office']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'index.missing', wanted FROM unnest(ARRAY['case_share_once']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_offices() UNION ALL SELECT * FROM office_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_offices, office_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_offices FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
