-- What a holder does with an issued permit: lets a courier see it for a while, and asks the authority to correct, replace or
-- cancel it. A paper reported lost or stolen stops being usable in the transaction of the report, or the report does not stand.

CREATE TABLE permit_share (
  id uuid PRIMARY KEY, permit_id uuid NOT NULL REFERENCES permit,
  -- The link itself is nowhere kept: who reads this table can open nothing.
  token_sha256 sha256_bytes NOT NULL UNIQUE,
  label text NOT NULL CHECK (btrim(label) <> '' AND length(label) <= 120),
  made_by uuid NOT NULL REFERENCES person, made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL, CHECK (expires_at > made_at AND expires_at <= made_at + interval '30 days'),
  revoked_at timestamptz CHECK (revoked_at >= made_at),
  open_count int NOT NULL DEFAULT 0 CHECK (open_count >= 0), last_opened_at timestamptz, CHECK ((open_count = 0) = (last_opened_at IS NULL)));
CREATE INDEX permit_share_permit ON permit_share (permit_id, made_at);

CREATE FUNCTION permit_share_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE movable CONSTANT text[] := ARRAY['revoked_at', 'open_count', 'last_opened_at'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a link is revoked, never deleted' USING ERRCODE = '23001', CONSTRAINT = 'permit_share_guard'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.revoked_at IS NOT NULL OR NEW.open_count <> 0 THEN
      RAISE EXCEPTION 'a link begins unopened' USING ERRCODE = '23001', CONSTRAINT = 'permit_share_guard';
    END IF;
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - movable) IS DISTINCT FROM (to_jsonb(OLD) - movable) OR NEW.open_count < OLD.open_count
      OR (OLD.revoked_at IS NOT NULL AND NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'a link is counted and revoked, never altered' USING ERRCODE = '23001', CONSTRAINT = 'permit_share_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permit_share_guard BEFORE INSERT OR UPDATE OR DELETE ON permit_share FOR EACH ROW EXECUTE FUNCTION permit_share_guard();

CREATE SEQUENCE permit_request_reference START 1001;
CREATE TABLE permit_request (
  id uuid PRIMARY KEY, reference text NOT NULL UNIQUE DEFAULT 'P-' || nextval('permit_request_reference'),
  permit_id uuid NOT NULL REFERENCES permit,
  kind text NOT NULL CHECK (kind IN ('correction', 'replacement-lost', 'replacement-stolen', 'replacement-damaged', 'cancellation')),
  explanation text NOT NULL CHECK (btrim(explanation) <> ''),
  -- Of a correction: which box or line, and what it should say.
  place text CHECK (btrim(place) <> ''), should_be text CHECK (btrim(should_be) <> ''),
  CHECK ((kind = 'correction') = (place IS NOT NULL) AND (kind = 'correction') = (should_be IS NOT NULL)),
  -- The state out of which a report of loss or theft took the permit; null where it was not usable already.
  suspended_from text CHECK (suspended_from IN ('issued', 'partly-used')), CHECK (suspended_from IS NULL OR kind IN ('replacement-lost', 'replacement-stolen')),
  declared_by uuid NOT NULL REFERENCES person, declared_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn')),
  decided_by uuid REFERENCES person, decided_at timestamptz, reason text CHECK (btrim(reason) <> ''),
  CHECK ((state = 'open') = (decided_at IS NULL) AND (state = 'open') = (decided_by IS NULL) AND (state IN ('accepted', 'refused')) = (reason IS NOT NULL)));
CREATE UNIQUE INDEX permit_request_undecided ON permit_request (permit_id) WHERE state = 'open';
CREATE INDEX permit_request_permit ON permit_request (permit_id, declared_at);
CREATE INDEX permit_request_open ON permit_request (declared_at, id) WHERE state = 'open';

CREATE FUNCTION permit_request_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE deciding CONSTANT text[] := ARRAY['state', 'decided_by', 'decided_at', 'reason'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a request is never deleted' USING ERRCODE = '23001', CONSTRAINT = 'permit_request_guard'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' THEN RAISE EXCEPTION 'a request is made before it is decided' USING ERRCODE = '23001', CONSTRAINT = 'permit_request_guard'; END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'open' OR NEW.state = 'open' OR (to_jsonb(NEW) - deciding) IS DISTINCT FROM (to_jsonb(OLD) - deciding) THEN
    RAISE EXCEPTION 'a request is decided once and never altered' USING ERRCODE = '23001', CONSTRAINT = 'permit_request_guard';
  END IF;
  IF NEW.state = 'withdrawn' AND OLD.kind IN ('replacement-lost', 'replacement-stolen') THEN
    RAISE EXCEPTION 'a report of loss or theft is decided by the office' USING ERRCODE = '23001', CONSTRAINT = 'permit_request_guard';
  END IF;
  IF NEW.state <> 'withdrawn' AND (NOT has_role(NEW.decided_by, 'issuing-officer') OR NEW.decided_by = NEW.declared_by
      OR NEW.decided_by = (SELECT a.applicant_id FROM permit p JOIN application a ON a.id = p.application_id WHERE p.id = NEW.permit_id)) THEN
    RAISE EXCEPTION 'a request is decided by an issuing officer who did not make it: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'permit_request_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permit_request_guard BEFORE INSERT OR UPDATE OR DELETE ON permit_request FOR EACH ROW EXECUTE FUNCTION permit_request_guard();

-- The permit's own row is locked by the report, so that no endorsement comes between report and suspension.
CREATE FUNCTION lost_paper_is_stopped() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.kind IN ('replacement-lost', 'replacement-stolen') AND EXISTS (SELECT 1 FROM permit WHERE id = NEW.permit_id AND state IN ('issued', 'partly-used')) THEN
    RAISE EXCEPTION 'a permit reported lost or stolen is suspended at once' USING ERRCODE = '23001', CONSTRAINT = 'lost_paper_is_stopped';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lost_paper_is_stopped AFTER INSERT ON permit_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lost_paper_is_stopped();

CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE OF revoked_at ON permit_share DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON permit_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');

DO $$ DECLARE one record; name text; BEGIN
  FOREACH name IN ARRAY ARRAY['permit_share', 'permit_request'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOR one IN SELECT tgrelid::regclass AS t, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid IN ('permit_share'::regclass, 'permit_request'::regclass) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', one.t, one.tgname);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON permit_share, permit_request TO cites_app;
GRANT UPDATE (revoked_at, open_count, last_opened_at) ON permit_share TO cites_app;
GRANT UPDATE (state, decided_by, decided_at, reason) ON permit_request TO cites_app;
GRANT USAGE ON SEQUENCE permit_request_reference TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_sharing;
ALTER FUNCTION invariants_before_sharing() SECURITY INVOKER;
CREATE FUNCTION sharing_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'lost.usable', r.reference FROM permit_request r JOIN permit p ON p.id = r.permit_id
    WHERE r.kind IN ('replacement-lost', 'replacement-stolen') AND r.state = 'open' AND p.state IN ('issued', 'partly-used')
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit_share.permit_share_guard', 'permit_share.entry_is_audited', 'permit_share.no_truncate',
    'permit_request.permit_request_guard', 'permit_request.lost_paper_is_stopped', 'permit_request.entry_is_audited', 'permit_request.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'index.missing', wanted FROM unnest(ARRAY['permit_request_undecided']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_sharing() UNION ALL SELECT * FROM sharing_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_sharing, sharing_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_sharing FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
