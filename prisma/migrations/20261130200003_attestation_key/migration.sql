-- A key for what the portal attests on request, such as a permit as a verifiable credential: none of the keys that sign permits, seals, the
-- log or lists ever signs what somebody asks for.
ALTER TABLE signing_key DROP CONSTRAINT signing_key_purpose_check,
  ADD CONSTRAINT signing_key_purpose_check CHECK (purpose IN ('permit', 'seal', 'checkpoint', 'status', 'attestation'));
