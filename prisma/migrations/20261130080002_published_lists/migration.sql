-- Lists that verifiers keep, as they were last published: the keys, signed by the offline root, and the states of a year's
-- permits. Each publication counts one higher than the one before, so that an old list cannot be passed off as a new one.

CREATE TABLE published_list (
  kind text NOT NULL CHECK (kind IN ('keys', 'status')),
  -- The two digits of the year for states; empty for keys.
  name text NOT NULL CHECK (name ~ (CASE kind WHEN 'status' THEN '^[0-9]{2}$' ELSE '^$' END)),
  counter int NOT NULL CHECK (counter >= 1),
  body text NOT NULL, issued_at timestamptz NOT NULL, next_update timestamptz NOT NULL CHECK (next_update > issued_at),
  PRIMARY KEY (kind, name));

CREATE FUNCTION published_list_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- An INSERT that meets a row becomes the UPDATE below.
  IF TG_OP = 'DELETE' OR (TG_OP = 'INSERT' AND NEW.counter <> 1 AND NOT EXISTS (SELECT 1 FROM published_list WHERE (kind, name) = (NEW.kind, NEW.name)))
     OR (TG_OP = 'UPDATE' AND (NEW.kind <> OLD.kind OR NEW.name <> OLD.name OR NEW.counter <> OLD.counter + 1 OR NEW.issued_at < OLD.issued_at)) THEN
    RAISE EXCEPTION 'a list is only ever followed by the next one' USING ERRCODE = '23001', CONSTRAINT = 'published_list_guard';
  END IF;
  -- Keys are told by a ceremony alone, never by a portal that serves people.
  IF NEW.kind = 'keys' AND session_user = 'cites_app' THEN
    RAISE EXCEPTION 'permission denied to publish keys' USING ERRCODE = '42501', CONSTRAINT = 'published_list_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER published_list_guard BEFORE INSERT OR UPDATE OR DELETE ON published_list FOR EACH ROW EXECUTE FUNCTION published_list_guard();
ALTER TABLE published_list ENABLE ALWAYS TRIGGER published_list_guard;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON published_list EXECUTE FUNCTION refuse_change();
ALTER TABLE published_list ENABLE ALWAYS TRIGGER no_truncate;
GRANT SELECT, INSERT, UPDATE ON published_list TO cites_app;

-- Whether anything moved since the last list of states is asked every minute.
CREATE INDEX permit_state_at ON permit (party, year, state_at DESC);

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_lists;
ALTER FUNCTION invariants_before_lists() SECURITY INVOKER;
CREATE FUNCTION list_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trigger.missing', wanted FROM unnest(ARRAY['published_list.published_list_guard', 'published_list.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_lists() UNION ALL SELECT * FROM list_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_lists, list_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_lists FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
