-- On which blank paper a permit was printed (Res. Conf. 12.3): entered by a case-officer of the office that keeps the paper, once the permit is issued
-- and while it can be used, so that a genuine text on a stolen sheet is found out by the number of the sheet.

CREATE FUNCTION paper_use_is_offices() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.kind = 'permit-paper' AND NOT works_in(NEW.used_by, ARRAY['case-officer'], (SELECT office_id FROM stock_receipt WHERE id = NEW.receipt_id)) THEN
    RAISE EXCEPTION 'the paper of a permit is entered by an officer of the office that keeps it' USING ERRCODE = '23001', CONSTRAINT = 'stock_is_offices';
  END IF;
  IF NEW.kind = 'permit-paper' AND (SELECT state FROM permit WHERE id = NEW.permit_id) NOT IN ('issued', 'partly-used') THEN
    RAISE EXCEPTION 'paper is used by a permit that can be used' USING ERRCODE = '23001', CONSTRAINT = 'paper_is_issued';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_use_is_offices BEFORE INSERT ON stock_use FOR EACH ROW EXECUTE FUNCTION paper_use_is_offices();
ALTER TABLE stock_use ENABLE ALWAYS TRIGGER paper_use_is_offices;

ALTER FUNCTION verify_invariants() RENAME TO invariants_before_paper;
ALTER FUNCTION invariants_before_paper() SECURITY INVOKER;
CREATE FUNCTION paper_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trigger.missing', 'stock_use.paper_use_is_offices'
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = 'stock_use'::regclass AND tgname = 'paper_use_is_offices') $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_paper() UNION ALL SELECT * FROM paper_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_paper, paper_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_paper FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
