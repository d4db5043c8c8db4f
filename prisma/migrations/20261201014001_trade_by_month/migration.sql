-- Trade seen before, summed by month and route: of the species that is traded most there are tens of thousands of lines, of which the page of a
-- case wants a mean, a spread and five years of sums. PostgreSQL adds to them in the transaction of the change; the invariants compare.

CREATE VIEW trade_month_facts AS
  SELECT scientific_name, term, unit, COALESCE(country, '') AS country, year, date_trunc('month', issued_on)::date AS month,
    (count(*) FILTER (WHERE is_first))::int AS permits, count(quantity)::int AS entries, COALESCE(sum(quantity), 0) AS issued, COALESCE(sum(quantity * quantity), 0) AS squares,
    (count(quantity) FILTER (WHERE source IN ('C', 'D', 'R')))::int AS bred, sum(endorsed) AS endorsed
  FROM trade_entry GROUP BY 1, 2, 3, 4, 5, 6;

CREATE TABLE trade_month (
  scientific_name text NOT NULL, term text NOT NULL, unit text NOT NULL, country text NOT NULL, year int NOT NULL, month date NOT NULL,
  permits int NOT NULL, entries int NOT NULL, issued numeric NOT NULL, squares numeric NOT NULL, bred int NOT NULL, endorsed numeric NOT NULL,
  PRIMARY KEY (scientific_name, term, unit, country, year, month));
INSERT INTO trade_month SELECT * FROM trade_month_facts;
CREATE INDEX trade_month_of_taxon ON trade_month (scientific_name, year) INCLUDE (term, unit, permits, issued, endorsed);

-- These two indexes answered the same from the lines.
DROP INDEX trade_taxon_year;
DROP INDEX trade_taxon_route;

-- Always in the same order, so that of two permits with several lines one waits and none is given up.
CREATE FUNCTION trade_months_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO trade_month
      SELECT scientific_name, term, unit, COALESCE(country, ''), year, date_trunc('month', issued_on)::date, (count(*) FILTER (WHERE is_first))::int, count(quantity)::int,
        COALESCE(sum(quantity), 0), COALESCE(sum(quantity * quantity), 0), (count(quantity) FILTER (WHERE source IN ('C', 'D', 'R')))::int, sum(endorsed)
      FROM is_now GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (scientific_name, term, unit, country, year, month) DO UPDATE SET permits = trade_month.permits + excluded.permits, entries = trade_month.entries + excluded.entries,
      issued = trade_month.issued + excluded.issued, squares = trade_month.squares + excluded.squares, bred = trade_month.bred + excluded.bred, endorsed = trade_month.endorsed + excluded.endorsed;
  ELSE
    -- What may change of a line is how much of it crossed.
    UPDATE trade_month m SET endorsed = m.endorsed + d.more FROM (
      SELECT n.scientific_name, n.term, n.unit, COALESCE(n.country, '') AS country, n.year, date_trunc('month', n.issued_on)::date AS month, sum(n.endorsed - o.endorsed) AS more
      FROM is_now n JOIN was o USING (permit_line_id) WHERE n.endorsed <> o.endorsed GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6) d
    WHERE (m.scientific_name, m.term, m.unit, m.country, m.year, m.month) = (d.scientific_name, d.term, d.unit, d.country, d.year, d.month);
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION trade_months_follow FROM PUBLIC;
CREATE TRIGGER trade_months_come AFTER INSERT ON trade_entry REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION trade_months_follow();
CREATE TRIGGER trade_months_change AFTER UPDATE ON trade_entry REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION trade_months_follow();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON trade_month EXECUTE FUNCTION refuse_change();
ALTER TABLE trade_entry ENABLE ALWAYS TRIGGER trade_months_come, ENABLE ALWAYS TRIGGER trade_months_change;
ALTER TABLE trade_month ENABLE ALWAYS TRIGGER no_truncate;
GRANT SELECT ON trade_month TO cites_app;

CREATE OR REPLACE FUNCTION trade_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trade.differs', COALESCE(f.permit_id, e.permit_id)::text FROM trade_facts f FULL JOIN trade_entry e USING (permit_line_id)
    WHERE (f.permit_id, f.position, f.applicant_id, f.country, f.scientific_name, f.term, f.unit, f.source, f.year, f.issued_on, f.quantity, f.endorsed, f.is_first)
      IS DISTINCT FROM (e.permit_id, e.position, e.applicant_id, e.country, e.scientific_name, e.term, e.unit, e.source, e.year, e.issued_on, e.quantity, e.endorsed, e.is_first)
  UNION ALL SELECT 'trade.differs', concat_ws(' ', scientific_name, term, unit, country, month) FROM trade_month_facts f FULL JOIN trade_month m USING (scientific_name, term, unit, country, year, month)
    WHERE (f.permits, f.entries, f.issued, f.squares, f.bred, f.endorsed) IS DISTINCT FROM (m.permits, m.entries, m.issued, m.squares, m.bred, m.endorsed)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.trade_follows', 'permit_line.trade_follows', 'trade_entry.no_truncate', 'trade_entry.trade_months_come', 'trade_entry.trade_months_change',
      'trade_month.no_truncate', 'permit_check.permit_check_guard', 'permit_check.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
