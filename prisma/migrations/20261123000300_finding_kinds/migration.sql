-- The findings that imports, introductions from the sea, captive breeding and artificial propagation need (Art. III.3, III.5, IV.6, VII.5).
ALTER TABLE finding DROP CONSTRAINT finding_kind_check;
ALTER TABLE finding ADD CONSTRAINT finding_kind_check CHECK (kind IN ('legal-acquisition', 'non-detriment', 'import-permit-seen', 'humane-transport', 'lawful-import', 'import-purpose', 'suitably-equipped', 'suitably-equipped-at-landing', 'not-primarily-commercial', 'sea-non-detriment', 'bred-in-captivity', 'artificially-propagated'));

CREATE OR REPLACE FUNCTION finding_author() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE is_scientific boolean := NEW.kind IN ('non-detriment', 'import-purpose', 'suitably-equipped', 'sea-non-detriment');
BEGIN
  -- LIF-02: only the Scientific Authority writes the findings that Art. III and IV give it; the rest is the Management Authority's.
  IF NOT EXISTS (SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.person_id = NEW.author_id AND p.status = 'active'
      AND r.role = CASE WHEN is_scientific THEN 'scientific-authority' ELSE 'case-officer' END) THEN
    RAISE EXCEPTION 'this finding is not this person''s to make' USING ERRCODE = '23001';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = NEW.application_id AND person_id = NEW.author_id
      AND part = CASE WHEN is_scientific THEN 'N' ELSE 'R' END) THEN
    RAISE EXCEPTION 'the author has no part on this application' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
