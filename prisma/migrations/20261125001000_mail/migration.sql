-- Mail: what people are told, written in the transaction that gives them reason to be told, sent afterwards by the worker.
-- A key is one message: a repeat, or a job that runs twice, tells nobody twice. What was said is never altered.

CREATE TABLE mail (
  id uuid PRIMARY KEY, key text NOT NULL UNIQUE CHECK (btrim(key) <> '' AND length(key) <= 200),
  person_id uuid REFERENCES person, address text NOT NULL CHECK (address LIKE '%_@_%' AND length(address) <= 320 AND address !~ '[[:cntrl:]]'),
  locale text NOT NULL CHECK (locale IN ('en', 'fr', 'es')), template text NOT NULL,
  subject text NOT NULL CHECK (btrim(subject) <> '' AND subject !~ '[[:cntrl:]]'),
  paragraphs text[] NOT NULL CHECK (cardinality(paragraphs) BETWEEN 1 AND 20),
  -- Where the one button leads. A link that opens an account is taken out once it was sent.
  action text CHECK (btrim(action) <> ''), link text, CHECK (link IS NULL OR action IS NOT NULL), opens_account boolean NOT NULL DEFAULT false,
  -- kept: no mail server is connected, an administrator reads it here.
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'kept')),
  queued_at timestamptz NOT NULL, attempts int NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 100), next_attempt_at timestamptz NOT NULL,
  sent_at timestamptz, CHECK ((state = 'sent') = (sent_at IS NOT NULL)), last_error text CHECK (length(last_error) <= 500));
CREATE INDEX mail_to_send ON mail (next_attempt_at) WHERE state = 'queued';
CREATE INDEX mail_list ON mail (queued_at DESC, id DESC);
CREATE INDEX mail_person ON mail (person_id, queued_at DESC);

CREATE FUNCTION mail_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE delivery CONSTANT text[] := ARRAY['state', 'attempts', 'next_attempt_at', 'sent_at', 'last_error', 'link'];
BEGIN
  IF TG_OP = 'INSERT' AND NEW.state <> 'queued' THEN RAISE EXCEPTION 'mail begins queued' USING ERRCODE = '23001', CONSTRAINT = 'mail_guard'; END IF;
  IF TG_OP = 'UPDATE' AND ((to_jsonb(NEW) - delivery) IS DISTINCT FROM (to_jsonb(OLD) - delivery)
      OR (NEW.link IS DISTINCT FROM OLD.link AND (NEW.link IS NOT NULL OR NOT OLD.opens_account))
      OR (OLD.state, NEW.state) NOT IN (('queued', 'queued'), ('queued', 'sent'), ('queued', 'failed'), ('queued', 'kept'), ('failed', 'queued'))) THEN
    RAISE EXCEPTION 'what mail says is never altered, and it goes from % to % by no row of its table', OLD.state, NEW.state USING ERRCODE = '23001', CONSTRAINT = 'mail_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mail_guard BEFORE INSERT OR UPDATE ON mail FOR EACH ROW EXECUTE FUNCTION mail_guard();
ALTER TABLE mail ENABLE ALWAYS TRIGGER mail_guard;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON mail EXECUTE FUNCTION refuse_change();
ALTER TABLE mail ENABLE ALWAYS TRIGGER no_truncate;

GRANT SELECT, INSERT ON mail TO cites_app;
GRANT UPDATE (state, attempts, next_attempt_at, sent_at, last_error, link) ON mail TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_mail;
ALTER FUNCTION invariants_before_mail() SECURITY INVOKER;
CREATE FUNCTION mail_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trigger.missing', wanted FROM unnest(ARRAY['mail.mail_guard', 'mail.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_mail() UNION ALL SELECT * FROM mail_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_mail, mail_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_mail FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
