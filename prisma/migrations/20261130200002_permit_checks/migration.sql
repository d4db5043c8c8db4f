-- How often a permit was checked: by the public a number a day, by Customs also where and when last. Nobody who checked is kept.

CREATE TABLE permit_check (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  permit_id uuid NOT NULL REFERENCES permit, day date NOT NULL, way text NOT NULL CHECK (way IN ('code', 'number', 'file', 'customs')),
  post_id uuid REFERENCES border_post, verdict text NOT NULL CHECK (verdict ~ '^[A-Z_]{3,30}$'), times int NOT NULL CHECK (times >= 1), last_at timestamptz,
  -- The public has neither place nor hour.
  CHECK (way = 'customs' OR (post_id IS NULL AND last_at IS NULL)), CHECK (way <> 'customs' OR last_at IS NOT NULL));
CREATE UNIQUE INDEX permit_check_once ON permit_check (permit_id, day, way, post_id, verdict) NULLS NOT DISTINCT;

CREATE FUNCTION permit_check_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.permit_id, NEW.day, NEW.way, NEW.post_id, NEW.verdict) IS DISTINCT FROM (OLD.id, OLD.permit_id, OLD.day, OLD.way, OLD.post_id, OLD.verdict)
     OR NEW.times <= OLD.times OR NEW.last_at < OLD.last_at THEN
    RAISE EXCEPTION 'checks are only ever counted upwards' USING ERRCODE = '23001', CONSTRAINT = 'permit_check_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permit_check_guard BEFORE UPDATE OR DELETE ON permit_check FOR EACH ROW EXECUTE FUNCTION permit_check_guard();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON permit_check EXECUTE FUNCTION refuse_change();
ALTER TABLE permit_check ENABLE ALWAYS TRIGGER permit_check_guard, ENABLE ALWAYS TRIGGER no_truncate;
GRANT SELECT, INSERT ON permit_check TO cites_app;
GRANT UPDATE (times, last_at) ON permit_check TO cites_app;
CREATE INDEX alarm_raised_at ON alarm (raised_at DESC, id);
CREATE INDEX alarm_permit ON alarm (permit_id, raised_at DESC) WHERE permit_id IS NOT NULL;
