-- On what terms an application is approved (never more than was asked), and on what grounds it is refused, with the day until
-- which the applicant may appeal. One of each for a round of decisions: a second officer agrees to those of the first.

CREATE TABLE approval_terms (
  application_id uuid NOT NULL REFERENCES application, round int NOT NULL CHECK (round >= 1), author_id uuid NOT NULL REFERENCES person,
  valid_until date, conditions text[] NOT NULL, own_condition text CHECK (length(btrim(own_condition)) > 0),
  -- By position of the line; a line that is left out is granted as it was asked.
  quantities jsonb NOT NULL CHECK (jsonb_typeof(quantities) = 'object'), at timestamptz NOT NULL,
  PRIMARY KEY (application_id, round));

CREATE TABLE refusal_grounds (
  application_id uuid NOT NULL REFERENCES application, round int NOT NULL CHECK (round >= 1), author_id uuid NOT NULL REFERENCES person,
  reason_codes text[] NOT NULL CHECK (cardinality(reason_codes) > 0), at timestamptz NOT NULL,
  PRIMARY KEY (application_id, round));

CREATE TABLE refusal_letter (
  application_id uuid PRIMARY KEY REFERENCES application, round int NOT NULL, decided_on date NOT NULL, appeal_until date NOT NULL CHECK (appeal_until > decided_on),
  FOREIGN KEY (application_id, round) REFERENCES refusal_grounds);

CREATE FUNCTION terms_author() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM decision WHERE application_id = NEW.application_id AND round = NEW.round AND author_id = NEW.author_id
      AND kind = CASE TG_TABLE_NAME WHEN 'approval_terms' THEN 'approve' ELSE 'refuse' END) THEN
    RAISE EXCEPTION 'terms and grounds are those of the officer who decides' USING ERRCODE = '23001', CONSTRAINT = 'terms_author';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER terms_author AFTER INSERT ON approval_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION terms_author();
CREATE CONSTRAINT TRIGGER terms_author AFTER INSERT ON refusal_grounds DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION terms_author();

CREATE FUNCTION never_more_than_asked() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE granted record;
BEGIN
  FOR granted IN SELECT key, value FROM jsonb_each_text(NEW.quantities) LOOP
    IF NOT EXISTS (SELECT 1 FROM specimen_line WHERE application_id = NEW.application_id AND position::text = granted.key
        AND granted.value::numeric > 0 AND granted.value::numeric <= quantity) THEN
      RAISE EXCEPTION 'more is granted than was asked' USING ERRCODE = '23001', CONSTRAINT = 'never_more_than_asked';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER never_more_than_asked BEFORE INSERT ON approval_terms FOR EACH ROW EXECUTE FUNCTION never_more_than_asked();

-- What is signed keeps to what was approved: the day and the quantities.
CREATE FUNCTION permit_keeps_its_terms() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM approval_terms t WHERE t.application_id = NEW.application_id
      AND t.round = (SELECT max(round) FROM decision WHERE application_id = NEW.application_id)
      AND (t.valid_until < NEW.valid_until OR EXISTS (SELECT 1 FROM permit_line l WHERE l.permit_id = NEW.id AND l.quantity > (t.quantities ->> l.position::text)::numeric))) THEN
    RAISE EXCEPTION 'a permit keeps to the terms of its approval' USING ERRCODE = '23001', CONSTRAINT = 'permit_keeps_its_terms';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER permit_keeps_its_terms AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION permit_keeps_its_terms();
ALTER TABLE permit ENABLE ALWAYS TRIGGER permit_keeps_its_terms;

DO $$ DECLARE name text; trigger_name text; BEGIN
  FOREACH name IN ARRAY ARRAY['approval_terms', 'refusal_grounds', 'refusal_letter'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited(''application'', ''application_id'')', name);
    FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = name::regclass LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, trigger_name);
    END LOOP;
  END LOOP;
END $$;
GRANT SELECT, INSERT ON approval_terms, refusal_grounds, refusal_letter TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_terms;
ALTER FUNCTION invariants_before_terms() SECURITY INVOKER;
CREATE FUNCTION terms_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'terms.more-than-asked', t.application_id::text FROM approval_terms t CROSS JOIN LATERAL jsonb_each_text(t.quantities) g
    JOIN specimen_line l ON l.application_id = t.application_id AND l.position::text = g.key WHERE g.value::numeric > l.quantity
  UNION ALL SELECT 'refusal.letter', l.application_id::text FROM refusal_letter l JOIN application a ON a.id = l.application_id WHERE a.state <> 'refused'
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.permit_keeps_its_terms', 'approval_terms.never_more_than_asked', 'approval_terms.terms_author', 'refusal_grounds.terms_author']
    || (SELECT array_agg(name || '.append_only') || array_agg(name || '.no_truncate') || array_agg(name || '.entry_is_audited') FROM unnest(ARRAY['approval_terms', 'refusal_grounds', 'refusal_letter']) name)) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_terms() UNION ALL SELECT * FROM terms_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_terms, terms_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_terms FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
