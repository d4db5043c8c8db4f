-- A permit that was lost, stolen, damaged, destroyed or issued with an error is replaced by a new one with a number of its own (50 CFR 23.52;
-- LIF-03, LIF-04). One officer prepares it, which stops the paper; the number is taken and signed as any other; and in the one transaction in
-- which the new permit becomes valid the old one stops for ever, so that there are never two. Only what the old one has left goes over.

CREATE TABLE permit_replacement (
  id uuid PRIMARY KEY, permit_id uuid NOT NULL REFERENCES permit, request_id uuid REFERENCES permit_request,
  ground text NOT NULL CHECK (ground IN ('lost', 'stolen', 'damaged', 'destroyed', 'correction')),
  -- Printed in box 5 of the new permit.
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 200),
  corrections jsonb NOT NULL CHECK (jsonb_typeof(corrections) = 'array'), CHECK ((ground = 'correction') = (corrections <> '[]'::jsonb)),
  prepared_by uuid NOT NULL REFERENCES person, prepared_at timestamptz NOT NULL,
  -- What the preparation stopped, and dropping it gives back; null where the permit was suspended already.
  suspended_from text CHECK (suspended_from IN ('issued', 'partly-used')),
  dropped_by uuid REFERENCES person, dropped_at timestamptz, dropped_reason text CHECK (btrim(dropped_reason) <> '' AND length(dropped_reason) <= 4000),
  CHECK (num_nulls(dropped_by, dropped_at, dropped_reason) IN (0, 3)));
CREATE UNIQUE INDEX replacement_prepared_once ON permit_replacement (permit_id) WHERE dropped_at IS NULL;
CREATE INDEX permit_replacement_permit ON permit_replacement (permit_id, prepared_at);

-- Papers that came back to the authority: damaged ones, wrong ones, lost ones that turned up. What ended stays ended.
CREATE TABLE paper_return (
  permit_id uuid PRIMARY KEY REFERENCES permit, returned_on date NOT NULL, remark text CHECK (btrim(remark) <> '' AND length(remark) <= 1000),
  recorded_by uuid NOT NULL REFERENCES person, recorded_at timestamptz NOT NULL);

-- An application has one permit of a type, and each permit at most one that replaces it; a number that is void stands in nobody's way.
DROP INDEX permit_once;
CREATE UNIQUE INDEX permit_once ON permit (application_id, document_type, ordinal) WHERE state <> 'void' AND replaces IS NULL;
ALTER TABLE permit DROP CONSTRAINT permit_replaces_key;
CREATE UNIQUE INDEX replaced_once ON permit (replaces) WHERE state <> 'void';

-- Two officers where two had to approve, for Appendix I, and for whatever changes what a permit says.
CREATE FUNCTION replacement_takes_two(plan permit_replacement) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT plan.ground = 'correction' OR EXISTS (SELECT 1 FROM permit_line WHERE permit_id = plan.permit_id AND appendix = 'I')
    OR (SELECT count(DISTINCT d.author_id) FROM permit p JOIN decision d ON d.application_id = p.application_id AND d.kind = 'approve'
      WHERE p.id = plan.permit_id AND d.round = (SELECT max(round) FROM decision WHERE application_id = p.application_id)) > 1 $$;

CREATE FUNCTION replacement_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE dropping CONSTANT text[] := ARRAY['dropped_by', 'dropped_at', 'dropped_reason'];
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'INSERT' AND NEW.dropped_at IS NOT NULL)
     OR (TG_OP = 'UPDATE' AND (OLD.dropped_at IS NOT NULL OR (to_jsonb(NEW) - dropping) IS DISTINCT FROM (to_jsonb(OLD) - dropping))) THEN
    RAISE EXCEPTION 'a replacement is prepared, then signed or dropped once' USING ERRCODE = '23001', CONSTRAINT = 'replacement_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER replacement_guard BEFORE INSERT OR UPDATE OR DELETE ON permit_replacement FOR EACH ROW EXECUTE FUNCTION replacement_guard();
CREATE FUNCTION replacement_is_officers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE who uuid := COALESCE(NEW.dropped_by, NEW.prepared_by);
BEGIN
  IF NOT has_role(who, 'issuing-officer') OR NOT EXISTS (SELECT 1 FROM permit p JOIN application_part a ON a.application_id = p.application_id
      WHERE p.id = NEW.permit_id AND a.person_id = who AND a.part = 'S') THEN
    RAISE EXCEPTION 'whoever replaces is not an issuing-officer of this application' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  IF NOT is_proven_now('permit.replace', who, 'permit', NEW.permit_id::text) THEN
    RAISE EXCEPTION 'nobody replaces a permit without a fresh proof' USING ERRCODE = '23001', CONSTRAINT = 'replacement_is_proven';
  END IF;
  IF TG_OP = 'INSERT' AND ((SELECT state FROM permit WHERE id = NEW.permit_id) <> 'suspended'
      OR EXISTS (SELECT 1 FROM revocation WHERE permit_id = NEW.permit_id AND outcome IS NULL)
      OR EXISTS (SELECT 1 FROM permit_request WHERE permit_id = NEW.permit_id AND state = 'open')
      OR (NEW.request_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM permit_request WHERE id = NEW.request_id AND permit_id = NEW.permit_id AND state = 'accepted'))
      OR (NEW.ground = 'damaged' AND NOT EXISTS (SELECT 1 FROM paper_return WHERE permit_id = NEW.permit_id))) THEN
    RAISE EXCEPTION 'what is replaced is stopped, nothing else about it waits, and a damaged paper was handed in' USING ERRCODE = '23001', CONSTRAINT = 'replacement_stands';
  END IF;
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM permit WHERE replaces = NEW.permit_id AND state <> 'void') THEN
    RAISE EXCEPTION 'a replacement whose number was taken is not dropped' USING ERRCODE = '23001', CONSTRAINT = 'replacement_stands';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER replacement_is_officers AFTER INSERT OR UPDATE ON permit_replacement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION replacement_is_officers();
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON permit_replacement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON paper_return DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('permit', 'permit_id');
CREATE FUNCTION paper_return_is_offices() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_role(NEW.recorded_by, 'issuing-officer') THEN
    RAISE EXCEPTION 'a paper is handed in to the authority' USING ERRCODE = '23001', CONSTRAINT = 'paper_return_is_offices';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_return_is_offices BEFORE INSERT ON paper_return FOR EACH ROW EXECUTE FUNCTION paper_return_is_offices();

-- A number that replaces another: prepared, of the same application and type, no longer, no more, marked, and signed by whom it takes.
CREATE FUNCTION replacement_is_due() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE old permit; plan permit_replacement;
BEGIN
  IF NEW.replaces IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO old FROM permit WHERE id = NEW.replaces FOR UPDATE;
  SELECT * INTO plan FROM permit_replacement WHERE permit_id = NEW.replaces AND dropped_at IS NULL;
  IF plan.id IS NULL OR old.state <> 'suspended' THEN
    RAISE EXCEPTION 'a permit is replaced that was stopped for it' USING ERRCODE = '23001', CONSTRAINT = 'replacement_is_due';
  END IF;
  IF (NEW.application_id, NEW.document_type, NEW.ordinal, NEW.party, NEW.use_rule) IS DISTINCT FROM (old.application_id, old.document_type, old.ordinal, old.party, old.use_rule)
     OR NEW.valid_until > old.valid_until THEN
    RAISE EXCEPTION 'a replacement is of the same application and kind, and never outlives the original' USING ERRCODE = '23001', CONSTRAINT = 'replacement_never_more';
  END IF;
  IF EXISTS (SELECT 1 FROM permit_line n LEFT JOIN permit_line o ON o.permit_id = old.id AND o.position = n.position WHERE n.permit_id = NEW.id
      AND ((n.scientific_name, n.appendix, n.source, n.term, n.unit) IS DISTINCT FROM (o.scientific_name, o.appendix, o.source, o.term, o.unit)
        OR n.quantity > o.quantity - o.endorsed)) THEN
    RAISE EXCEPTION 'a replacement permits what the original has left, and nothing else' USING ERRCODE = '23001', CONSTRAINT = 'replacement_never_more';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM jsonb_array_elements_text(convert_from(NEW.content, 'UTF8')::jsonb -> 'markings') marking
      WHERE marking LIKE 'REPLACEMENT %' AND strpos(marking, old.permit_number || ' (' || to_char(old.issued_on, 'YYYY-MM-DD') || ')') > 0 AND strpos(marking, plan.reason) > 0) THEN
    RAISE EXCEPTION 'a replacement names the number, the date and the reason of what it replaces' USING ERRCODE = '23001', CONSTRAINT = 'replacement_is_marked';
  END IF;
  IF NEW.signed_by = plan.prepared_by AND replacement_takes_two(plan) THEN
    RAISE EXCEPTION 'this replacement is prepared by one issuing-officer and signed by another' USING ERRCODE = '23001', CONSTRAINT = 'second_officer';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER replacement_is_due AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION replacement_is_due();

-- Old and new change places in one transaction, and nothing else becomes of the old one while the new one waits for its signature.
CREATE FUNCTION replaced_together() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = OLD.state THEN RETURN NULL; END IF;
  IF NEW.state = 'issued' AND OLD.state = 'signing' AND NEW.replaces IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_event e
      WHERE e.subject = 'permit' AND e.subject_id = NEW.replaces::text AND e.type = 'PermitReplaced' AND e.transaction_id = pg_current_xact_id()
        AND (SELECT state FROM permit WHERE id = NEW.replaces) = 'replaced') THEN
    RAISE EXCEPTION 'a replacement becomes valid when the original stops, and not before' USING ERRCODE = '23001', CONSTRAINT = 'replaced_together';
  END IF;
  IF NEW.state = 'replaced' AND NOT EXISTS (SELECT 1 FROM permit n JOIN audit_event e ON e.subject = 'permit' AND e.subject_id = n.id::text AND e.type = 'PermitIssued'
      AND e.transaction_id = pg_current_xact_id() WHERE n.replaces = NEW.id AND n.state = 'issued') THEN
    RAISE EXCEPTION 'a permit is replaced when another becomes valid in its place, and not before' USING ERRCODE = '23001', CONSTRAINT = 'replaced_together';
  END IF;
  IF NEW.state <> 'replaced' AND EXISTS (SELECT 1 FROM permit WHERE replaces = NEW.id AND state = 'signing') THEN
    RAISE EXCEPTION 'a permit whose replacement waits for its signature waits with it' USING ERRCODE = '23001', CONSTRAINT = 'replaced_together';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER replaced_together AFTER UPDATE ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION replaced_together();

-- As before, and: what prepares a replacement stops a paper too; what ends an original is the signature over the permit that replaces it.
CREATE OR REPLACE FUNCTION ending_is_proven() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE acts text[] := CASE
  WHEN NEW.state IN ('void', 'revoked') THEN ARRAY[CASE NEW.state WHEN 'void' THEN 'permit.void' ELSE 'permit.revoke' END]
  WHEN NEW.state = 'replaced' THEN ARRAY[]::text[]
  WHEN NEW.state = 'suspended' THEN ARRAY['permit.suspend', 'permit.revoke', 'permit.replace']
  WHEN OLD.state = 'suspended' AND NEW.state IN ('issued', 'partly-used') THEN ARRAY['permit.suspend', 'permit.revoke', 'permit.replace'] END;
BEGIN
  IF OLD.state = 'suspended' AND NEW.state IN ('issued', 'partly-used') AND (EXISTS (SELECT 1 FROM revocation WHERE permit_id = NEW.id AND outcome IS NULL)
      OR EXISTS (SELECT 1 FROM permit_replacement WHERE permit_id = NEW.id AND dropped_at IS NULL)) THEN
    RAISE EXCEPTION 'a permit whose revocation is proposed, or whose replacement is prepared, waits for its decision' USING ERRCODE = '23001', CONSTRAINT = 'revocation_stands';
  END IF;
  IF NEW.state = OLD.state OR acts IS NULL OR EXISTS (SELECT 1 FROM unnest(acts) act WHERE is_proven_now(act, NULL, 'permit', NEW.id::text)) THEN RETURN NULL; END IF;
  -- A holder stops a paper that was lost or stolen without waiting for anybody.
  IF NEW.state = 'suspended' AND EXISTS (SELECT 1 FROM audit_event WHERE subject = 'permit' AND subject_id = NEW.id::text
      AND transaction_id = pg_current_xact_id() AND type = 'PermitRequestReceived') THEN RETURN NULL; END IF;
  IF NEW.state = 'replaced' AND EXISTS (SELECT 1 FROM permit WHERE replaces = NEW.id AND state = 'issued') THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'no permit becomes % without a fresh proof of the officer who does it', NEW.state USING ERRCODE = '23001', CONSTRAINT = 'ending_is_proven';
END $$;

-- What the original gives back of quotas, opinions and imports, its replacement draws in the same transaction.
CREATE FUNCTION takes_over(held permit) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM permit old JOIN audit_event e ON e.subject = 'permit' AND e.subject_id = old.id::text AND e.type = 'PermitReplaced'
    AND e.transaction_id = pg_current_xact_id() WHERE old.id = held.replaces AND old.state = 'replaced') $$;
DO $$ BEGIN
  EXECUTE replace(pg_get_functiondef('quota_entry_is_due()'::regprocedure), 'WHEN ''draw'' THEN case_state = ''approved'' AND permit_state = ''signing''',
    'WHEN ''draw'' THEN case_state = ''approved'' AND (permit_state = ''signing'' OR (permit_state = ''issued''
        AND (SELECT takes_over(p) FROM permit_line l JOIN permit p ON p.id = l.permit_id WHERE l.id = NEW.permit_line_id)))');
  EXECUTE replace(pg_get_functiondef('ledger_draw_guard()'::regprocedure), 'EXISTS (SELECT 1 FROM audit_event WHERE subject = ''permit'' AND subject_id = held.id::text)',
    '(EXISTS (SELECT 1 FROM audit_event WHERE subject = ''permit'' AND subject_id = held.id::text) AND (SELECT state FROM permit WHERE id = held.replaces) IS DISTINCT FROM ''replaced'')');
END $$;
-- What serves for several crossings is one right on two papers, one after the other: the later one keeps what crossed most with either.
CREATE OR REPLACE FUNCTION ledger_kept(draw ledger_draw) RETURNS numeric LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT ceil(COALESCE(draw.ratio, 1) * 1000000 * CASE
    WHEN p.state = 'void' OR (p.state = 'replaced' AND p.use_rule = 'multiple-crossings') THEN 0
    WHEN p.state IN ('signing', 'issued', 'partly-used', 'suspended') THEN l.quantity
    -- A certificate for several crossings keeps what crossed most; one that never crossed gives all back.
    WHEN p.use_rule = 'multiple-crossings' THEN COALESCE((
      WITH RECURSIVE papers AS (SELECT p.id, p.replaces UNION ALL SELECT o.id, o.replaces FROM permit o JOIN papers ON o.id = papers.replaces)
      SELECT max(e.quantity) FROM papers JOIN permit_line other ON other.permit_id = papers.id AND other.position = l.position JOIN endorsement_line e ON e.permit_line_id = other.id), 0)
    ELSE l.endorsed END) / 1000000
  FROM permit_line l JOIN permit p ON p.id = l.permit_id WHERE l.id = draw.permit_line_id $$;

-- The Secretariat hears of what was revoked or replaced in commercial trade (LIF-04); its seat is in Switzerland.
ALTER TABLE permit_notice DROP CONSTRAINT permit_notice_recipient_check;
ALTER TABLE permit_notice ADD CONSTRAINT permit_notice_recipient_check CHECK (recipient IN ('management-authority', 'customs', 'secretariat'));

DO $$ DECLARE name text; trigger_name text; BEGIN
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON paper_return FOR EACH ROW EXECUTE FUNCTION refuse_change();
  FOREACH name IN ARRAY ARRAY['permit_replacement', 'paper_return'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = name::regclass LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, trigger_name);
    END LOOP;
  END LOOP;
END $$;
ALTER TABLE permit ENABLE ALWAYS TRIGGER replacement_is_due;
ALTER TABLE permit ENABLE ALWAYS TRIGGER replaced_together;
GRANT SELECT, INSERT ON permit_replacement, paper_return TO cites_app;
GRANT UPDATE (dropped_by, dropped_at, dropped_reason) ON permit_replacement TO cites_app;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_replacements;
ALTER FUNCTION invariants_before_replacements() SECURITY INVOKER;
CREATE FUNCTION replacement_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'permit.replaced-by-none', o.permit_number FROM permit o WHERE o.state = 'replaced'
    AND NOT EXISTS (SELECT 1 FROM permit n WHERE n.replaces = o.id AND n.state NOT IN ('signing', 'void'))
  UNION ALL SELECT 'permit.two-papers', n.permit_number FROM permit n JOIN permit o ON o.id = n.replaces WHERE n.state NOT IN ('signing', 'void') AND o.state <> 'replaced'
  UNION ALL SELECT 'permit.replacement-more', n.permit_number FROM permit n JOIN permit o ON o.id = n.replaces WHERE n.state <> 'void' AND (n.valid_until > o.valid_until
    OR EXISTS (SELECT 1 FROM permit_line l LEFT JOIN permit_line b ON b.permit_id = o.id AND b.position = l.position WHERE l.permit_id = n.id AND l.quantity > COALESCE(b.quantity - b.endorsed, 0)))
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.replacement_is_due', 'permit.replaced_together', 'permit_replacement.replacement_guard', 'permit_replacement.replacement_is_officers',
    'permit_replacement.entry_is_audited', 'permit_replacement.no_truncate', 'paper_return.paper_return_is_offices', 'paper_return.entry_is_audited', 'paper_return.append_only', 'paper_return.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'index.missing', wanted FROM unnest(ARRAY['replaced_once', 'replacement_prepared_once']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_replacements() UNION ALL SELECT * FROM replacement_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_replacements, replacement_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_replacements FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
