-- The audit log as a Merkle tree (RFC 6962) whose heads are signed and held by others, so that not even whoever owns this
-- server can rewrite it unseen; and the fence that keeps a restored register from giving a number twice.

-- Roots of whole subtrees of 256, 65,536 and 16,777,216 events: with them a head over millions of events takes some hundred hashes.
CREATE TABLE log_tile (level int NOT NULL CHECK (level BETWEEN 1 AND 3), index bigint NOT NULL CHECK (index >= 0), root sha256_bytes NOT NULL, PRIMARY KEY (level, index));
CREATE TABLE log_checkpoint (
  size bigint PRIMARY KEY CHECK (size >= 1), origin text NOT NULL, root sha256_bytes NOT NULL,
  -- A signed note of C2SP tlog-checkpoint, as it was published.
  note text NOT NULL, kid text NOT NULL REFERENCES signing_key, signed_at timestamptz NOT NULL);
CREATE TABLE log_cosignature (
  size bigint NOT NULL REFERENCES log_checkpoint, witness text NOT NULL, line text NOT NULL, kept_at timestamptz NOT NULL, PRIMARY KEY (size, witness));
-- What each witness is known to hold of the log.
CREATE TABLE log_witness (
  origin text NOT NULL, name text NOT NULL, size bigint NOT NULL CHECK (size >= 0), told_at timestamptz NOT NULL, PRIMARY KEY (origin, name));

CREATE FUNCTION log_checkpoint_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.size <= COALESCE((SELECT max(size) FROM log_checkpoint), 0) OR NEW.size > (SELECT seq FROM audit_head) THEN
    RAISE EXCEPTION 'a checkpoint is larger than the one before, and no larger than the log' USING ERRCODE = '23001', CONSTRAINT = 'log_checkpoint_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_checkpoint_guard BEFORE INSERT ON log_checkpoint FOR EACH ROW EXECUTE FUNCTION log_checkpoint_guard();
CREATE FUNCTION log_witness_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.origin, NEW.name) IS DISTINCT FROM (OLD.origin, OLD.name) OR NEW.size < OLD.size THEN
    RAISE EXCEPTION 'what a witness holds only grows' USING ERRCODE = '23001', CONSTRAINT = 'log_witness_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_witness_guard BEFORE UPDATE OR DELETE ON log_witness FOR EACH ROW EXECUTE FUNCTION log_witness_guard();

-- After a restore: what was lost, and which numbers are left out because papers may carry them. One row each explains the gap.
CREATE TABLE restore_fence (
  epoch int PRIMARY KEY CHECK (epoch >= 2), lost_size bigint NOT NULL CHECK (lost_size >= 0),
  reason text NOT NULL CHECK (btrim(reason) <> ''), decided_by text NOT NULL CHECK (btrim(decided_by) <> ''), at timestamptz NOT NULL);
CREATE TABLE number_fence (
  party char(2) NOT NULL, year int NOT NULL CHECK (year BETWEEN 2000 AND 2099), first int NOT NULL CHECK (first >= 1), last int NOT NULL CHECK (last BETWEEN first AND 999999),
  epoch int NOT NULL REFERENCES restore_fence, PRIMARY KEY (party, year, first));

CREATE OR REPLACE FUNCTION series_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE before int := CASE TG_OP WHEN 'UPDATE' THEN OLD.last_serial ELSE 0 END;
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.party, NEW.year) IS DISTINCT FROM (OLD.party, OLD.year))
     OR (NEW.last_serial <> before + 1 AND NOT EXISTS (SELECT 1 FROM number_fence WHERE (party, year, first, last) = (NEW.party, NEW.year, before + 1, NEW.last_serial))) THEN
    RAISE EXCEPTION 'a number series only ever goes up by one, but for a fence' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION series_without_gap() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM permit WHERE party = NEW.party AND year = NEW.year AND serial = NEW.last_serial)
     AND NOT EXISTS (SELECT 1 FROM number_fence WHERE (party, year, last) = (NEW.party, NEW.year, NEW.last_serial)) THEN
    RAISE EXCEPTION 'a number was taken and no permit carries it' USING ERRCODE = '23001';
  END IF;
  RETURN NULL;
END $$;

-- p_highest: the highest serial that anybody outside was shown, by year. Ten thousand more are left out: papers issued after
-- the last checkpoint carry numbers that nobody was shown. Only the owner may do this.
CREATE FUNCTION fence_after_restore(p_party char(2), p_highest jsonb, p_lost_size bigint, p_reason text, p_by text, p_at timestamptz) RETURNS int LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE this_epoch int; series record; taken int; upto int; told jsonb := '[]';
BEGIN
  this_epoch := COALESCE((SELECT max(epoch) FROM restore_fence), 1) + 1;
  INSERT INTO restore_fence VALUES (this_epoch, p_lost_size, p_reason, p_by, p_at);
  FOR series IN SELECT key::int AS year, value::int AS highest FROM jsonb_each_text(p_highest) ORDER BY 1 LOOP
    SELECT last_serial INTO taken FROM permit_series WHERE party = p_party AND year = series.year FOR UPDATE;
    taken := COALESCE(taken, 0);
    upto := least(greatest(series.highest, taken) + 10000, 999999);
    CONTINUE WHEN upto <= taken;
    INSERT INTO number_fence VALUES (p_party, series.year, taken + 1, upto, this_epoch);
    IF taken = 0 THEN INSERT INTO permit_series VALUES (p_party, series.year, upto);
    ELSE UPDATE permit_series SET last_serial = upto WHERE party = p_party AND year = series.year; END IF;
    told := told || jsonb_build_array(format('%s%s:%s-%s', p_party, series.year, taken + 1, upto));
  END LOOP;
  PERFORM audit_append(p_at, '', 'ceremony', 'SeriesFenced', 'register', 'epoch ' || this_epoch,
    format('{"by":%s,"epoch":%s,"fences":%s,"lostSize":%s,"reason":%s}', to_json(p_by), this_epoch, told::text, p_lost_size, to_json(p_reason)));
  RETURN this_epoch;
END $$;
REVOKE ALL ON FUNCTION fence_after_restore FROM PUBLIC;

DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['log_tile', 'log_checkpoint', 'log_cosignature', 'restore_fence', 'number_fence'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['log_tile', 'log_checkpoint', 'log_cosignature', 'log_witness', 'restore_fence', 'number_fence'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER no_truncate', name);
  END LOOP;
END $$;
ALTER TABLE log_checkpoint ENABLE ALWAYS TRIGGER log_checkpoint_guard;
ALTER TABLE log_witness ENABLE ALWAYS TRIGGER log_witness_guard;
GRANT SELECT ON log_tile, log_checkpoint, log_cosignature, log_witness, restore_fence, number_fence TO cites_app;
GRANT INSERT ON log_tile, log_checkpoint, log_cosignature, log_witness TO cites_app;
GRANT UPDATE (size, told_at) ON log_witness TO cites_app;

-- The invariants of before, and these. A gap that a fence explains is none; a log behind what a witness holds is one.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_log;
ALTER FUNCTION invariants_before_log() SECURITY INVOKER;
CREATE FUNCTION log_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'series.gap', party || year FROM (SELECT party, year, count(*) AS taken, max(serial) AS highest FROM permit GROUP BY party, year) p FULL JOIN permit_series s USING (party, year)
    LEFT JOIN (SELECT party, year, sum(last - first + 1) AS fenced, max(last) AS fence FROM number_fence GROUP BY party, year) f USING (party, year)
    WHERE s.last_serial IS DISTINCT FROM COALESCE(p.taken, 0) + COALESCE(f.fenced, 0) OR s.last_serial IS DISTINCT FROM greatest(p.highest, f.fence)
  UNION ALL SELECT 'series.fenced', p.permit_number FROM permit p JOIN number_fence f ON (f.party, f.year) = (p.party, p.year) AND p.serial BETWEEN f.first AND f.last
  UNION ALL SELECT 'log.behind', w.name FROM log_witness w WHERE w.size > (SELECT seq FROM audit_head)
    AND w.origin = (SELECT origin FROM log_witness ORDER BY told_at DESC LIMIT 1) AND NOT EXISTS (SELECT 1 FROM restore_fence WHERE lost_size >= w.size)
  UNION ALL SELECT 'log.behind', 'checkpoint ' || max(size) FROM log_checkpoint HAVING max(size) > (SELECT seq FROM audit_head)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['log_checkpoint.log_checkpoint_guard', 'log_witness.log_witness_guard', 'log_witness.no_truncate']
    || (SELECT array_agg(name || '.append_only') || array_agg(name || '.no_truncate') FROM unnest(ARRAY['log_tile', 'log_checkpoint', 'log_cosignature', 'restore_fence', 'number_fence']) name)) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_log() WHERE rule <> 'series.gap' UNION ALL SELECT * FROM log_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_log, log_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_log FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
