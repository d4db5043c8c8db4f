-- What guards the evidence record of a permit was in no list, so that it could be dropped unseen.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_stamps;
ALTER FUNCTION invariants_before_stamps() SECURITY INVOKER;
CREATE FUNCTION stamp_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'trigger.missing', wanted FROM unnest(ARRAY['permit_evidence.permit_evidence_guard', 'permit_evidence.entry_is_audited', 'permit_evidence.append_only', 'permit_evidence.no_truncate']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_stamps() UNION ALL SELECT * FROM stamp_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_stamps, stamp_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_stamps FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
