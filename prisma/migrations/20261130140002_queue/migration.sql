-- The queue: one narrow row a case with everything a list of cases sorts, filters and shows, so that a page of a million costs what a
-- page of ten thousand does. Written by PostgreSQL itself in the transaction of the change; `queue_facts` says what it must hold, and
-- the invariants compare. Services add what only the law in TypeScript knows: risk and taxon groups.

CREATE VIEW queue_facts AS
  SELECT a.id AS application_id, substr(a.reference, 3)::bigint AS number, a.office_id, a.submitted_at, a.applicant_id, p.name AS applicant_name,
    CASE WHEN a.state = 'approved' AND EXISTS (SELECT 1 FROM permit n WHERE n.application_id = a.id AND n.state <> 'void') THEN 'issued' ELSE a.state END AS status,
    COALESCE(a.answers ->> 'form', 'OTHER') AS form, a.answers ->> 'importerCountry' AS country,
    l.first_taxon, l.taxon_count, l.line_count, l.items, l.appendix,
    CASE a.state WHEN 'awaiting-findings' THEN 'asked' ELSE CASE WHEN EXISTS (SELECT 1 FROM finding f WHERE f.application_id = a.id AND f.kind = 'non-detriment') THEN 'answered' ELSE 'not-asked' END END AS scientific,
    CASE WHEN i.is_open THEN 'to-pay' WHEN i.is_open IS NOT NULL THEN 'settled' ELSE 'none' END AS fee,
    CASE a.state WHEN 'submitted' THEN 'case-officer' WHEN 'under-review' THEN 'case-officer' WHEN 'awaiting-findings' THEN 'scientific-authority' WHEN 'returned' THEN 'applicant'
      WHEN 'recommended' THEN CASE WHEN EXISTS (SELECT 1 FROM decision d WHERE d.application_id = a.id AND d.kind IN ('approve', 'refuse')
        AND d.round = (SELECT max(round) FROM decision WHERE application_id = a.id)) THEN 'second-officer' ELSE 'issuing-officer' END
      WHEN 'approved' THEN CASE WHEN EXISTS (SELECT 1 FROM permit n WHERE n.application_id = a.id AND n.state <> 'void') THEN 'nobody'
        WHEN i.is_open THEN 'payment' ELSE 'issuing-officer' END
      ELSE 'nobody' END AS waiting_for,
    normalise_name(a.reference || ' ' || p.name || ' ' || COALESCE(l.taxa, '')) AS found_by
  FROM application a JOIN person p ON p.id = a.applicant_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS line_count, count(DISTINCT s.scientific_name)::int AS taxon_count, (array_agg(s.scientific_name ORDER BY s.position))[1] AS first_taxon,
      string_agg(DISTINCT s.scientific_name, ' ') AS taxa, CASE WHEN bool_and(s.answers ->> 'unit' = 'NAR') THEN sum(s.quantity) END AS items, min(s.listing ->> 'appendix') AS appendix
    FROM specimen_line s WHERE s.application_id = a.id) l
  CROSS JOIN LATERAL (SELECT bool_or(v.state = 'open') AS is_open FROM invoice v WHERE v.application_id = a.id AND v.state <> 'cancelled') i
  WHERE a.submitted_at IS NOT NULL;

CREATE TABLE queue_entry (
  application_id uuid PRIMARY KEY REFERENCES application,
  number bigint NOT NULL UNIQUE, office_id uuid NOT NULL REFERENCES office, submitted_at timestamptz NOT NULL,
  applicant_id uuid NOT NULL REFERENCES person, applicant_name text NOT NULL,
  -- The state of the application; approved ones become issued once a permit has its number.
  status text NOT NULL, is_open boolean NOT NULL GENERATED ALWAYS AS (waiting_for <> 'nobody') STORED,
  form text NOT NULL, country text, first_taxon text, taxon_count int NOT NULL, line_count int NOT NULL, items numeric, appendix text,
  scientific text NOT NULL CHECK (scientific IN ('not-asked', 'asked', 'answered')), fee text NOT NULL CHECK (fee IN ('none', 'to-pay', 'settled')),
  waiting_for text NOT NULL CHECK (waiting_for IN ('case-officer', 'applicant', 'scientific-authority', 'payment', 'issuing-officer', 'second-officer', 'nobody')),
  found_by text NOT NULL,
  -- The last day of the target. A clock that stands still gives none (the end of days), unless the target had been missed by then.
  due_on date NOT NULL DEFAULT '9999-12-31',
  -- What the law in TypeScript said when it was sent.
  risk int NOT NULL DEFAULT 0 CHECK (risk BETWEEN 0 AND 100), taxon_groups text[] NOT NULL DEFAULT '{}',
  assigned_to uuid REFERENCES person, assigned_name text NOT NULL DEFAULT '', assigned_by uuid REFERENCES person, assigned_at timestamptz);

-- One index for each order in which an office reads its open or its finished cases.
CREATE INDEX queue_due ON queue_entry (office_id, is_open, due_on, number);
CREATE INDEX queue_number ON queue_entry (office_id, is_open, number);
CREATE INDEX queue_submitted ON queue_entry (office_id, is_open, submitted_at, number);
CREATE INDEX queue_applicant ON queue_entry (office_id, is_open, applicant_name, number);
CREATE INDEX queue_form ON queue_entry (office_id, is_open, form, number);
CREATE INDEX queue_appendix ON queue_entry (office_id, is_open, COALESCE(appendix, 'none'), number);
CREATE INDEX queue_risk ON queue_entry (office_id, is_open, risk, number);
CREATE INDEX queue_waiting ON queue_entry (office_id, is_open, waiting_for, number);
CREATE INDEX queue_status ON queue_entry (office_id, is_open, status, number);
CREATE INDEX queue_assigned ON queue_entry (office_id, is_open, assigned_name, number);
CREATE INDEX queue_assignee ON queue_entry (assigned_to, number) WHERE is_open;
CREATE INDEX queue_siblings ON queue_entry (applicant_id, submitted_at);
CREATE INDEX queue_found_by ON queue_entry USING gin (found_by gin_trgm_ops);

CREATE FUNCTION put_in_queue(p_application uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO queue_entry AS e (application_id, number, office_id, submitted_at, applicant_id, applicant_name, status, form, country, first_taxon, taxon_count, line_count, items, appendix,
      scientific, fee, waiting_for, found_by, due_on)
    SELECT f.application_id, f.number, f.office_id, f.submitted_at, f.applicant_id, f.applicant_name, f.status, f.form, f.country, f.first_taxon, f.taxon_count, f.line_count, f.items, f.appendix,
      f.scientific, f.fee, f.waiting_for, f.found_by, COALESCE(a.due_on, '9999-12-31')
    FROM queue_facts f JOIN application a ON a.id = f.application_id WHERE f.application_id = p_application
  ON CONFLICT (application_id) DO UPDATE SET office_id = excluded.office_id, submitted_at = excluded.submitted_at, applicant_name = excluded.applicant_name, status = excluded.status,
    form = excluded.form, country = excluded.country, first_taxon = excluded.first_taxon, taxon_count = excluded.taxon_count, line_count = excluded.line_count, items = excluded.items,
    appendix = excluded.appendix, scientific = excluded.scientific, fee = excluded.fee, waiting_for = excluded.waiting_for, found_by = excluded.found_by,
    due_on = CASE WHEN excluded.due_on = '9999-12-31' AND excluded.waiting_for = 'applicant'
        AND e.due_on < (SELECT clock_stopped_on FROM application WHERE id = p_application) THEN e.due_on ELSE excluded.due_on END,
    -- Who had it works in another office.
    assigned_to = CASE WHEN excluded.office_id = e.office_id THEN e.assigned_to END, assigned_name = CASE WHEN excluded.office_id = e.office_id THEN e.assigned_name ELSE '' END,
    assigned_by = CASE WHEN excluded.office_id = e.office_id THEN e.assigned_by END, assigned_at = CASE WHEN excluded.office_id = e.office_id THEN e.assigned_at END $$;
REVOKE ALL ON FUNCTION put_in_queue FROM PUBLIC;

-- Lends the owner's rights: nobody else writes what the register itself says.
CREATE FUNCTION queue_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM put_in_queue((COALESCE(to_jsonb(NEW), to_jsonb(OLD)) ->> CASE TG_TABLE_NAME WHEN 'application' THEN 'id' ELSE 'application_id' END)::uuid);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION queue_follows FROM PUBLIC;
CREATE TRIGGER queue_follows AFTER UPDATE ON application FOR EACH ROW WHEN (NEW.submitted_at IS NOT NULL) EXECUTE FUNCTION queue_follows();
CREATE TRIGGER queue_follows AFTER INSERT OR UPDATE OR DELETE ON specimen_line FOR EACH ROW EXECUTE FUNCTION queue_follows();
CREATE TRIGGER queue_follows AFTER INSERT OR UPDATE OF state ON invoice FOR EACH ROW EXECUTE FUNCTION queue_follows();
CREATE TRIGGER queue_follows AFTER INSERT OR UPDATE OF state ON permit FOR EACH ROW EXECUTE FUNCTION queue_follows();
CREATE TRIGGER queue_follows AFTER INSERT ON finding FOR EACH ROW EXECUTE FUNCTION queue_follows();
CREATE TRIGGER queue_follows AFTER INSERT ON decision FOR EACH ROW EXECUTE FUNCTION queue_follows();
CREATE FUNCTION queue_follows_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE queue_entry SET assigned_name = NEW.name WHERE assigned_to = NEW.id;
  PERFORM put_in_queue(id) FROM application WHERE applicant_id = NEW.id AND submitted_at IS NOT NULL;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION queue_follows_names FROM PUBLIC;
CREATE TRIGGER queue_follows_names AFTER UPDATE OF name ON person FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION queue_follows_names();

-- Officers take cases; a lead gives them to others. Whoever has one works in its office.
CREATE FUNCTION assignment_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.assigned_to IS NOT DISTINCT FROM OLD.assigned_to OR (NEW.assigned_to IS NULL AND NEW.office_id <> OLD.office_id) THEN RETURN NEW; END IF;
  IF NEW.assigned_by IS NULL OR NOT (EXISTS (SELECT 1 FROM person WHERE id = NEW.assigned_by AND office_id = NEW.office_id AND status = 'active'
      AND (manages_queue OR id = COALESCE(NEW.assigned_to, OLD.assigned_to)))) THEN
    RAISE EXCEPTION 'who gives work to others leads the queue of this office' USING ERRCODE = '23001', CONSTRAINT = 'assignment_guard';
  END IF;
  IF NEW.assigned_to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person p JOIN person_role r ON r.person_id = p.id WHERE p.id = NEW.assigned_to AND p.office_id = NEW.office_id
      AND p.status = 'active' AND r.role IN ('case-officer', 'issuing-officer')) THEN
    RAISE EXCEPTION 'a case is assigned to an officer of its office' USING ERRCODE = '23001', CONSTRAINT = 'assignment_guard';
  END IF;
  NEW.assigned_name := COALESCE((SELECT name FROM person WHERE id = NEW.assigned_to), '');
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_guard BEFORE UPDATE OF assigned_to ON queue_entry FOR EACH ROW EXECUTE FUNCTION assignment_guard();
CREATE FUNCTION assignment_is_audited() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.assigned_to IS DISTINCT FROM OLD.assigned_to AND NOT EXISTS (SELECT 1 FROM audit_event WHERE subject = 'application' AND subject_id = NEW.application_id::text
      AND transaction_id = pg_current_xact_id() AND type IN ('CaseAssigned', 'CaseReleased', 'ApplicationTransferred')) THEN
    RAISE EXCEPTION 'an assignment without an audit event' USING ERRCODE = '23001', CONSTRAINT = 'change_is_audited';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER assignment_is_audited AFTER UPDATE ON queue_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assignment_is_audited();

-- Who has a case open now; a row that nobody renews says nothing after a minute.
CREATE TABLE case_presence (
  application_id uuid NOT NULL REFERENCES application, person_id uuid NOT NULL REFERENCES person, seen_at timestamptz NOT NULL, PRIMARY KEY (application_id, person_id));

-- A view is an address with a name.
CREATE TABLE saved_view (
  id uuid PRIMARY KEY, owner_id uuid NOT NULL REFERENCES person, office_id uuid REFERENCES office,
  name text NOT NULL CHECK (btrim(name) = name AND length(name) BETWEEN 1 AND 60), query text NOT NULL CHECK (length(query) <= 1000 AND query !~ '[[:cntrl:]]'),
  is_shared boolean NOT NULL DEFAULT false, made_at timestamptz NOT NULL, UNIQUE (owner_id, name), CHECK (NOT is_shared OR office_id IS NOT NULL));
CREATE INDEX saved_view_shared ON saved_view (office_id) WHERE is_shared;
CREATE FUNCTION saved_view_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.is_shared AND NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.owner_id AND office_id = NEW.office_id AND manages_queue) THEN
    RAISE EXCEPTION 'views are shared by who leads the queue' USING ERRCODE = '23001', CONSTRAINT = 'saved_view_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER saved_view_guard BEFORE INSERT OR UPDATE ON saved_view FOR EACH ROW EXECUTE FUNCTION saved_view_guard();
ALTER TABLE person
  ADD COLUMN queue_start text NOT NULL DEFAULT '' CHECK (length(queue_start) <= 1000 AND queue_start !~ '[[:cntrl:]]');

INSERT INTO queue_entry (application_id, number, office_id, submitted_at, applicant_id, applicant_name, status, form, country, first_taxon, taxon_count, line_count, items, appendix,
    scientific, fee, waiting_for, found_by, due_on)
  SELECT f.*, COALESCE(a.due_on, '9999-12-31') FROM (SELECT application_id, number, office_id, submitted_at, applicant_id, applicant_name, status, form, country, first_taxon, taxon_count, line_count, items,
    appendix, scientific, fee, waiting_for, found_by FROM queue_facts) f JOIN application a ON a.id = f.application_id;

CREATE TRIGGER no_truncate BEFORE TRUNCATE ON queue_entry EXECUTE FUNCTION refuse_change();
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT tgrelid::regclass AS t, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', one.t, one.tgname);
  END LOOP;
END $$;

GRANT SELECT ON queue_facts, queue_entry TO cites_app;
GRANT UPDATE (risk, taxon_groups, assigned_to, assigned_by, assigned_at) ON queue_entry TO cites_app;
GRANT SELECT, INSERT, DELETE ON case_presence, saved_view TO cites_app;
GRANT UPDATE (seen_at) ON case_presence TO cites_app;
GRANT UPDATE (query, is_shared) ON saved_view TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_queue;
ALTER FUNCTION invariants_before_queue() SECURITY INVOKER;
CREATE FUNCTION queue_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'queue.differs', COALESCE(f.number, e.number)::text FROM queue_facts f FULL JOIN queue_entry e USING (application_id)
    WHERE (f.number, f.office_id, f.submitted_at, f.applicant_id, f.applicant_name, f.status, f.form, f.country, f.first_taxon, f.taxon_count, f.line_count, f.items, f.appendix, f.scientific, f.fee, f.waiting_for, f.found_by)
      IS DISTINCT FROM (e.number, e.office_id, e.submitted_at, e.applicant_id, e.applicant_name, e.status, e.form, e.country, e.first_taxon, e.taxon_count, e.line_count, e.items, e.appendix, e.scientific, e.fee, e.waiting_for, e.found_by)
  UNION ALL SELECT 'queue.due', e.number::text FROM queue_entry e JOIN application a ON a.id = e.application_id
    WHERE e.due_on <> COALESCE(a.due_on, '9999-12-31') AND NOT COALESCE(e.due_on < a.clock_stopped_on, false)
  UNION ALL SELECT 'queue.assigned', e.number::text FROM queue_entry e JOIN person p ON p.id = e.assigned_to WHERE p.name <> e.assigned_name
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['application.queue_follows', 'specimen_line.queue_follows', 'invoice.queue_follows', 'permit.queue_follows', 'finding.queue_follows',
    'decision.queue_follows', 'person.queue_follows_names', 'queue_entry.assignment_guard', 'queue_entry.assignment_is_audited', 'queue_entry.no_truncate', 'saved_view.saved_view_guard']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_queue() UNION ALL SELECT * FROM queue_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_queue, queue_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_queue FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
