-- What passes between the office and an applicant after an application was sent: requests of single items, answered one by one, and free messages.
-- What was asked, answered and written is never changed; an answer may be put better until the reply as a whole is sent.

CREATE TABLE information_request (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  asked_by uuid NOT NULL REFERENCES person, asked_at timestamptz NOT NULL,
  -- Of the day of asking the Party's, not the server's: the application passes both days.
  due_on date NOT NULL, lapses_on date NOT NULL CHECK (lapses_on > due_on),
  answered_by uuid REFERENCES person, answered_at timestamptz, CHECK ((answered_by IS NULL) = (answered_at IS NULL)));
CREATE INDEX information_request_application ON information_request (application_id, asked_at);
CREATE UNIQUE INDEX information_request_open ON information_request (application_id) WHERE answered_at IS NULL;
CREATE INDEX information_request_waiting ON information_request (lapses_on, id) WHERE answered_at IS NULL;

CREATE TABLE requested_item (
  id uuid PRIMARY KEY, request_id uuid NOT NULL REFERENCES information_request, application_id uuid NOT NULL REFERENCES application,
  position int NOT NULL CHECK (position BETWEEN 1 AND 30), UNIQUE (request_id, position),
  -- A document of a kind, a question whose words the catalogue has in every language, or one in the officer's own words.
  document_kind text CHECK (document_kind ~ '^[a-z-]{1,40}$'), template text CHECK (template ~ '^[a-z-]{1,40}$'), own_words text CHECK (btrim(own_words) <> '' AND length(own_words) <= 1000),
  CHECK (num_nonnulls(document_kind, template) <= 1 AND num_nonnulls(document_kind, template, own_words) >= 1),
  answer text CHECK (btrim(answer) <> '' AND length(answer) <= 4000), answered_at timestamptz, CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CHECK (document_kind IS NULL OR answer IS NULL));

CREATE TABLE requested_item_document (
  item_id uuid NOT NULL REFERENCES requested_item, document_id uuid NOT NULL REFERENCES application_document, application_id uuid NOT NULL REFERENCES application,
  PRIMARY KEY (item_id, document_id));

CREATE TABLE case_message (
  id uuid PRIMARY KEY, application_id uuid NOT NULL REFERENCES application,
  side text NOT NULL CHECK (side IN ('applicant', 'office')), author_id uuid NOT NULL REFERENCES person,
  text text NOT NULL CHECK (btrim(text) <> '' AND length(text) <= 4000), at timestamptz NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY);
CREATE INDEX case_message_application ON case_message (application_id, seq);

-- What an officer gathers before asking; nothing of it was said to anybody, and nothing of it is kept once it was.
CREATE TABLE request_in_preparation (
  application_id uuid PRIMARY KEY REFERENCES application, items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array'),
  prepared_by uuid NOT NULL REFERENCES person, prepared_at timestamptz NOT NULL);

CREATE FUNCTION information_request_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE answering CONSTANT text[] := ARRAY['answered_by', 'answered_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.answered_at IS NOT NULL OR NOT has_role(NEW.asked_by, 'case-officer')
      OR NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = NEW.asked_by AND part = 'R') THEN
      RAISE EXCEPTION 'it is the case officer who asks an applicant' USING ERRCODE = '23001', CONSTRAINT = 'information_request_guard';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - answering) IS DISTINCT FROM (to_jsonb(OLD) - answering) OR OLD.answered_at IS NOT NULL THEN
    RAISE EXCEPTION 'what was asked is never changed, and answered once' USING ERRCODE = '23001', CONSTRAINT = 'information_request_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER information_request_guard BEFORE INSERT OR UPDATE OR DELETE ON information_request FOR EACH ROW EXECUTE FUNCTION information_request_guard();

CREATE FUNCTION requested_item_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE answering CONSTANT text[] := ARRAY['answer', 'answered_at'];
DECLARE request information_request;
BEGIN
  SELECT * INTO request FROM information_request WHERE id = COALESCE(NEW.request_id, OLD.request_id) FOR SHARE;
  IF TG_OP = 'DELETE' OR request.answered_at IS NOT NULL OR request.application_id <> NEW.application_id
    OR (TG_OP = 'INSERT' AND NEW.answer IS NOT NULL)
    OR (TG_OP = 'UPDATE' AND ((to_jsonb(NEW) - answering) IS DISTINCT FROM (to_jsonb(OLD) - answering)
      OR NOT EXISTS (SELECT 1 FROM application WHERE id = NEW.application_id AND state = 'returned'))) THEN
    RAISE EXCEPTION 'what was asked is never changed, nor an answer once the reply was sent' USING ERRCODE = '23001', CONSTRAINT = 'requested_item_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER requested_item_guard BEFORE INSERT OR UPDATE OR DELETE ON requested_item FOR EACH ROW EXECUTE FUNCTION requested_item_guard();

CREATE FUNCTION requested_item_document_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM requested_item i JOIN information_request r ON r.id = i.request_id JOIN application_document d ON d.id = NEW.document_id
      WHERE i.id = NEW.item_id AND i.application_id = NEW.application_id AND d.application_id = NEW.application_id AND r.answered_at IS NULL
        AND i.document_kind = d.kind AND d.file_id IS NOT NULL AND d.removed_at IS NULL) THEN
    RAISE EXCEPTION 'a requested document is answered with a file of its kind and its application, while it is asked for' USING ERRCODE = '23001', CONSTRAINT = 'requested_item_document_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER requested_item_document_guard BEFORE INSERT ON requested_item_document FOR EACH ROW EXECUTE FUNCTION requested_item_document_guard();

CREATE FUNCTION case_message_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE sent application;
BEGIN
  SELECT * INTO sent FROM application WHERE id = NEW.application_id FOR SHARE;
  IF sent.submitted_at IS NULL THEN RAISE EXCEPTION 'nobody at the office has a draft' USING ERRCODE = '23001', CONSTRAINT = 'case_message_guard'; END IF;
  IF (NEW.side = 'office' AND (NEW.author_id = sent.applicant_id OR NOT has_role(NEW.author_id, 'case-officer')))
      OR (NEW.side = 'applicant' AND NOT has_role(NEW.author_id, 'applicant') AND NOT has_role(NEW.author_id, 'agent')) THEN
    RAISE EXCEPTION 'a message comes from the side that its author is on' USING ERRCODE = '23001', CONSTRAINT = 'case_message_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_message_guard BEFORE INSERT ON case_message FOR EACH ROW EXECUTE FUNCTION case_message_guard();

CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON information_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON requested_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON requested_item_document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON case_message DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON requested_item_document FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON case_message FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$ DECLARE name text; trigger_name text; BEGIN
  FOREACH name IN ARRAY ARRAY['information_request', 'requested_item', 'requested_item_document', 'case_message'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = name::regclass LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, trigger_name);
    END LOOP;
  END LOOP;
END $$;

GRANT SELECT, INSERT ON information_request, requested_item, requested_item_document, case_message TO cites_app;
GRANT UPDATE (answered_by, answered_at) ON information_request TO cites_app;
GRANT UPDATE (answer, answered_at) ON requested_item TO cites_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON request_in_preparation TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_correspondence;
ALTER FUNCTION invariants_before_correspondence() SECURITY INVOKER;
CREATE FUNCTION correspondence_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'request.without-items', r.id::text FROM information_request r WHERE NOT EXISTS (SELECT 1 FROM requested_item WHERE request_id = r.id)
  UNION ALL SELECT 'request.of-another', i.id::text FROM requested_item i JOIN information_request r ON r.id = i.request_id WHERE r.application_id <> i.application_id
  UNION ALL SELECT 'request.answered-early', r.id::text FROM information_request r JOIN requested_item i ON i.request_id = r.id
    WHERE r.answered_at IS NOT NULL AND i.answer IS NULL AND NOT EXISTS (SELECT 1 FROM requested_item_document WHERE item_id = i.id)
  UNION ALL SELECT 'request.open', a.reference FROM application a JOIN information_request r ON r.application_id = a.id AND r.answered_at IS NULL
    WHERE a.state NOT IN ('returned', 'lapsed', 'withdrawn')
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['information_request.information_request_guard', 'requested_item.requested_item_guard', 'requested_item_document.requested_item_document_guard',
      'case_message.case_message_guard', 'requested_item_document.append_only', 'case_message.append_only']
    || (SELECT array_agg(name || '.entry_is_audited') || array_agg(name || '.no_truncate') FROM unnest(ARRAY['information_request', 'requested_item', 'requested_item_document', 'case_message']) name)) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_correspondence() UNION ALL SELECT * FROM correspondence_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_correspondence, correspondence_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_correspondence FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
