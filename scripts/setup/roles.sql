-- The three roles of the portal, made by a superuser inside the portal's own database. Run again, it changes nothing but passwords.
-- cites_owner owns the database and its tables and is used for migrations and seeds alone; cites_app serves people and owns nothing,
-- so that not even a fault in the portal can alter the audit log; cites_signer reads what waits for a signature and attaches it. What cites_app may do is granted table by table in the migrations.
-- The caller sets setup.owner_password, setup.app_password and setup.signer_password for this session first; they never stand in a statement.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['owner', 'app', 'signer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cites_' || role_name) THEN
      EXECUTE format('CREATE ROLE %I', 'cites_' || role_name);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION PASSWORD %L',
      'cites_' || role_name, current_setting('setup.' || role_name || '_password'));
  END LOOP;
  EXECUTE format('ALTER DATABASE %I OWNER TO cites_owner', current_database());
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO cites_app, cites_signer', current_database());
  ALTER SCHEMA public OWNER TO cites_owner;
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
END
$$;
