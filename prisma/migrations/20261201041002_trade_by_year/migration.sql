-- The five years of sums that a case shows of its species: over the months and routes of what is traded most they were still tens of thousands of
-- rows. They are kept like the months, and compared with them.

CREATE VIEW trade_year_facts AS
  SELECT scientific_name, term, unit, year, sum(permits)::int AS permits, sum(issued) AS issued, sum(endorsed) AS endorsed FROM trade_month GROUP BY 1, 2, 3, 4;

CREATE TABLE trade_year (
  scientific_name text NOT NULL, term text NOT NULL, unit text NOT NULL, year int NOT NULL, permits int NOT NULL, issued numeric NOT NULL, endorsed numeric NOT NULL,
  PRIMARY KEY (scientific_name, term, unit, year));
INSERT INTO trade_year SELECT * FROM trade_year_facts;

-- This index answered the same from the months.
DROP INDEX trade_month_of_taxon;

CREATE FUNCTION trade_years_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO trade_year
      SELECT scientific_name, term, unit, year, (count(*) FILTER (WHERE is_first))::int, COALESCE(sum(quantity), 0), sum(endorsed) FROM is_now GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (scientific_name, term, unit, year) DO UPDATE SET permits = trade_year.permits + excluded.permits, issued = trade_year.issued + excluded.issued,
      endorsed = trade_year.endorsed + excluded.endorsed;
  ELSE
    UPDATE trade_year y SET endorsed = y.endorsed + d.more FROM (
      SELECT n.scientific_name, n.term, n.unit, n.year, sum(n.endorsed - o.endorsed) AS more FROM is_now n JOIN was o USING (permit_line_id)
      WHERE n.endorsed <> o.endorsed GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4) d
    WHERE (y.scientific_name, y.term, y.unit, y.year) = (d.scientific_name, d.term, d.unit, d.year);
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION trade_years_follow FROM PUBLIC;
CREATE TRIGGER trade_years_come AFTER INSERT ON trade_entry REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION trade_years_follow();
CREATE TRIGGER trade_years_change AFTER UPDATE ON trade_entry REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION trade_years_follow();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON trade_year EXECUTE FUNCTION refuse_change();
ALTER TABLE trade_entry ENABLE ALWAYS TRIGGER trade_years_come, ENABLE ALWAYS TRIGGER trade_years_change;
ALTER TABLE trade_year ENABLE ALWAYS TRIGGER no_truncate;
GRANT SELECT ON trade_year TO cites_app;

CREATE OR REPLACE FUNCTION trade_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trade.differs', COALESCE(f.permit_id, e.permit_id)::text FROM trade_facts f FULL JOIN trade_entry e USING (permit_line_id)
    WHERE (f.permit_id, f.position, f.applicant_id, f.country, f.scientific_name, f.term, f.unit, f.source, f.year, f.issued_on, f.quantity, f.endorsed, f.is_first)
      IS DISTINCT FROM (e.permit_id, e.position, e.applicant_id, e.country, e.scientific_name, e.term, e.unit, e.source, e.year, e.issued_on, e.quantity, e.endorsed, e.is_first)
  UNION ALL SELECT 'trade.differs', concat_ws(' ', scientific_name, term, unit, country, month) FROM trade_month_facts f FULL JOIN trade_month m USING (scientific_name, term, unit, country, year, month)
    WHERE (f.permits, f.entries, f.issued, f.squares, f.bred, f.endorsed) IS DISTINCT FROM (m.permits, m.entries, m.issued, m.squares, m.bred, m.endorsed)
  UNION ALL SELECT 'trade.differs', concat_ws(' ', scientific_name, term, unit, year) FROM trade_year_facts f FULL JOIN trade_year y USING (scientific_name, term, unit, year)
    WHERE (f.permits, f.issued, f.endorsed) IS DISTINCT FROM (y.permits, y.issued, y.endorsed)
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit.trade_follows', 'permit_line.trade_follows', 'trade_entry.no_truncate', 'trade_entry.trade_months_come', 'trade_entry.trade_months_change',
      'trade_month.no_truncate', 'trade_year.no_truncate', 'trade_entry.trade_years_come', 'trade_entry.trade_years_change', 'permit_check.permit_check_guard', 'permit_check.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
