-- Trade seen before: one narrow row a line of a permit that counts as trade, with everything that a case is compared with, so that the page of
-- a case reads a million permits along one index. As the queue (docs/decisions/0018): PostgreSQL writes it in the transaction of the change,
-- `trade_facts` says what it must hold, and the invariants compare.

CREATE VIEW trade_facts AS
  SELECT l.id AS permit_line_id, l.permit_id, l.position, a.applicant_id, a.answers ->> 'importerCountry' AS country, l.scientific_name, l.term::text, l.unit::text, l.source::text, p.year, p.issued_on,
    -- What takes the place of another permit allows nothing new; what crosses under it is trade.
    CASE WHEN p.replaces IS NULL THEN l.quantity END AS quantity, l.endorsed,
    -- Whether an earlier line of the permit has the same taxon, term and unit: a permit counts once.
    p.replaces IS NULL AND NOT EXISTS (SELECT 1 FROM permit_line b WHERE b.permit_id = l.permit_id AND b.position < l.position AND (b.scientific_name, b.term, b.unit) = (l.scientific_name, l.term, l.unit)) AS is_first
  FROM permit_line l JOIN permit p ON p.id = l.permit_id JOIN application a ON a.id = p.application_id WHERE p.state NOT IN ('void', 'signing');

CREATE TABLE trade_entry (
  permit_line_id uuid PRIMARY KEY REFERENCES permit_line, permit_id uuid NOT NULL REFERENCES permit, position int NOT NULL, applicant_id uuid NOT NULL REFERENCES person, country text,
  scientific_name text NOT NULL, term text NOT NULL, unit text NOT NULL, source text NOT NULL, year int NOT NULL, issued_on date NOT NULL,
  quantity numeric(18,6), endorsed numeric(18,6) NOT NULL, is_first boolean NOT NULL, UNIQUE (permit_id, position));
INSERT INTO trade_entry SELECT * FROM trade_facts;

-- Each question is answered by one index alone; the rows are looked up by nobody.
CREATE INDEX trade_taxon_year ON trade_entry (scientific_name, year, term, unit) INCLUDE (quantity, endorsed, is_first);
CREATE INDEX trade_taxon_route ON trade_entry (scientific_name, term, unit, country) INCLUDE (issued_on, source, quantity, permit_id) WHERE quantity IS NOT NULL;
CREATE INDEX trade_applicant_taxon ON trade_entry (applicant_id, scientific_name, term, unit) INCLUDE (year, issued_on, quantity, endorsed, is_first, permit_id);
CREATE INDEX trade_applicant_day ON trade_entry (applicant_id, issued_on) WHERE position = 1 AND quantity IS NOT NULL;

-- Lends the owner's rights: nobody else writes what the register itself says. A number that was issued never goes void, so that nothing is taken out.
CREATE FUNCTION trade_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'permit' THEN
    INSERT INTO trade_entry SELECT * FROM trade_facts WHERE permit_id = NEW.id ON CONFLICT (permit_line_id) DO NOTHING;
  ELSE
    INSERT INTO trade_entry SELECT * FROM trade_facts WHERE permit_line_id = NEW.id ON CONFLICT (permit_line_id) DO UPDATE SET endorsed = excluded.endorsed;
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION trade_follows FROM PUBLIC;
CREATE TRIGGER trade_follows AFTER INSERT OR UPDATE OF state ON permit FOR EACH ROW EXECUTE FUNCTION trade_follows();
CREATE TRIGGER trade_follows AFTER INSERT OR UPDATE OF endorsed ON permit_line FOR EACH ROW EXECUTE FUNCTION trade_follows();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON trade_entry EXECUTE FUNCTION refuse_change();
ALTER TABLE permit ENABLE ALWAYS TRIGGER trade_follows;
ALTER TABLE permit_line ENABLE ALWAYS TRIGGER trade_follows;
ALTER TABLE trade_entry ENABLE ALWAYS TRIGGER no_truncate;
GRANT SELECT ON trade_facts, trade_entry TO cites_app;

-- What else the page of a case asks of an applicant who has thousands of cases, and of cases like it.
CREATE INDEX application_refused ON application (applicant_id) WHERE state = 'refused';
CREATE INDEX application_consignee ON application (applicant_id, (answers ->> 'importerName')) WHERE submitted_at IS NOT NULL;
CREATE INDEX permit_revoked ON permit (application_id) WHERE state = 'revoked';
CREATE INDEX queue_open_of_applicant ON queue_entry (applicant_id) WHERE is_open;
CREATE INDEX queue_similar ON queue_entry (first_taxon, country, office_id, submitted_at) WHERE status IN ('approved', 'issued', 'refused');

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_trade;
ALTER FUNCTION invariants_before_trade() SECURITY INVOKER;
CREATE FUNCTION trade_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trade.differs', COALESCE(f.permit_id, e.permit_id)::text FROM trade_facts f FULL JOIN trade_entry e USING (permit_line_id)
    WHERE (f.permit_id, f.position, f.applicant_id, f.country, f.scientific_name, f.term, f.unit, f.source, f.year, f.issued_on, f.quantity, f.endorsed, f.is_first)
      IS DISTINCT FROM (e.permit_id, e.position, e.applicant_id, e.country, e.scientific_name, e.term, e.unit, e.source, e.year, e.issued_on, e.quantity, e.endorsed, e.is_first)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.trade_follows', 'permit_line.trade_follows', 'trade_entry.no_truncate', 'permit_check.permit_check_guard', 'permit_check.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_trade() UNION ALL SELECT * FROM trade_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_trade, trade_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_trade FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
