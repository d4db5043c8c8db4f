-- What leading officers are told of the work: when a case was decided and on which grounds it was refused stand in the narrow row of
-- the queue, so that each figure of the reports leads to exactly the rows that it counts.

CREATE OR REPLACE VIEW queue_facts AS
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
    normalise_name(a.reference || ' ' || p.name || ' ' || COALESCE(l.taxa, '')) AS found_by,
    -- The decision that stands: of the second officer where two gave one.
    CASE WHEN a.state IN ('approved', 'refused') THEN (SELECT max(d.at) FROM decision d WHERE d.application_id = a.id AND d.kind IN ('approve', 'refuse')) END AS decided_at,
    COALESCE(CASE WHEN a.state = 'refused' THEN (SELECT g.reason_codes FROM refusal_grounds g WHERE g.application_id = a.id ORDER BY g.round DESC LIMIT 1) END, '{}'::text[]) AS grounds
  FROM application a JOIN person p ON p.id = a.applicant_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS line_count, count(DISTINCT s.scientific_name)::int AS taxon_count, (array_agg(s.scientific_name ORDER BY s.position))[1] AS first_taxon,
      string_agg(DISTINCT s.scientific_name, ' ') AS taxa, CASE WHEN bool_and(s.answers ->> 'unit' = 'NAR') THEN sum(s.quantity) END AS items, min(s.listing ->> 'appendix') AS appendix
    FROM specimen_line s WHERE s.application_id = a.id) l
  CROSS JOIN LATERAL (SELECT bool_or(v.state = 'open') AS is_open FROM invoice v WHERE v.application_id = a.id AND v.state <> 'cancelled') i
  WHERE a.submitted_at IS NOT NULL;

ALTER TABLE queue_entry ADD COLUMN decided_at timestamptz, ADD COLUMN grounds text[] NOT NULL DEFAULT '{}';
CREATE INDEX queue_decided ON queue_entry (office_id, decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX queue_received ON queue_entry (office_id, submitted_at);

CREATE OR REPLACE FUNCTION put_in_queue(p_application uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO queue_entry AS e (application_id, number, office_id, submitted_at, applicant_id, applicant_name, status, form, country, first_taxon, taxon_count, line_count, items, appendix,
      scientific, fee, waiting_for, found_by, due_on, decided_at, grounds)
    SELECT f.application_id, f.number, f.office_id, f.submitted_at, f.applicant_id, f.applicant_name, f.status, f.form, f.country, f.first_taxon, f.taxon_count, f.line_count, f.items, f.appendix,
      f.scientific, f.fee, f.waiting_for, f.found_by, COALESCE(a.due_on, '9999-12-31'), f.decided_at, f.grounds
    FROM queue_facts f JOIN application a ON a.id = f.application_id WHERE f.application_id = p_application
  ON CONFLICT (application_id) DO UPDATE SET office_id = excluded.office_id, submitted_at = excluded.submitted_at, applicant_name = excluded.applicant_name, status = excluded.status,
    form = excluded.form, country = excluded.country, first_taxon = excluded.first_taxon, taxon_count = excluded.taxon_count, line_count = excluded.line_count, items = excluded.items,
    appendix = excluded.appendix, scientific = excluded.scientific, fee = excluded.fee, waiting_for = excluded.waiting_for, found_by = excluded.found_by,
    decided_at = excluded.decided_at, grounds = excluded.grounds,
    due_on = CASE WHEN excluded.due_on = '9999-12-31' AND excluded.waiting_for = 'applicant'
        AND e.due_on < (SELECT clock_stopped_on FROM application WHERE id = p_application) THEN e.due_on ELSE excluded.due_on END,
    -- Who had it works in another office.
    assigned_to = CASE WHEN excluded.office_id = e.office_id THEN e.assigned_to END, assigned_name = CASE WHEN excluded.office_id = e.office_id THEN e.assigned_name ELSE '' END,
    assigned_by = CASE WHEN excluded.office_id = e.office_id THEN e.assigned_by END, assigned_at = CASE WHEN excluded.office_id = e.office_id THEN e.assigned_at END $$;
CREATE TRIGGER queue_follows AFTER INSERT ON refusal_grounds FOR EACH ROW EXECUTE FUNCTION queue_follows();
ALTER TABLE refusal_grounds ENABLE ALWAYS TRIGGER queue_follows;
UPDATE queue_entry e SET decided_at = f.decided_at, grounds = f.grounds FROM queue_facts f WHERE f.application_id = e.application_id;

CREATE OR REPLACE FUNCTION queue_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'queue.differs', COALESCE(f.number, e.number)::text FROM queue_facts f FULL JOIN queue_entry e USING (application_id)
    WHERE (f.number, f.office_id, f.submitted_at, f.applicant_id, f.applicant_name, f.status, f.form, f.country, f.first_taxon, f.taxon_count, f.line_count, f.items, f.appendix, f.scientific, f.fee, f.waiting_for, f.found_by, f.decided_at, f.grounds)
      IS DISTINCT FROM (e.number, e.office_id, e.submitted_at, e.applicant_id, e.applicant_name, e.status, e.form, e.country, e.first_taxon, e.taxon_count, e.line_count, e.items, e.appendix, e.scientific, e.fee, e.waiting_for, e.found_by, e.decided_at, e.grounds)
  UNION ALL SELECT 'queue.due', e.number::text FROM queue_entry e JOIN application a ON a.id = e.application_id
    WHERE e.due_on <> COALESCE(a.due_on, '9999-12-31') AND NOT COALESCE(e.due_on < a.clock_stopped_on, false)
  UNION ALL SELECT 'queue.assigned', e.number::text FROM queue_entry e JOIN person p ON p.id = e.assigned_to WHERE p.name <> e.assigned_name
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['application.queue_follows', 'specimen_line.queue_follows', 'invoice.queue_follows', 'permit.queue_follows', 'finding.queue_follows',
    'decision.queue_follows', 'refusal_grounds.queue_follows', 'person.queue_follows_names', 'queue_entry.assignment_guard', 'queue_entry.assignment_is_audited', 'queue_entry.no_truncate', 'saved_view.saved_view_guard']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;

-- The log is searched by kind of event and by day, newest first.
CREATE INDEX audit_event_type ON audit_event (type, seq);
CREATE INDEX audit_event_at ON audit_event (at);
