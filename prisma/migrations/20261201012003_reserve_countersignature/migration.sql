-- What lends the owner's rights is called by whom it was made for, and by nobody else.

REVOKE ALL ON FUNCTION waits_for_countersignature FROM PUBLIC;
GRANT EXECUTE ON FUNCTION waits_for_countersignature TO cites_app, cites_signer;
