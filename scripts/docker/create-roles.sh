#!/bin/bash
# Run once by the PostgreSQL image when its data folder is empty: makes the three roles of the portal (scripts/setup/roles.sql).
set -euo pipefail
: "${CITES_OWNER_PASSWORD:?set CITES_OWNER_PASSWORD}" "${CITES_APP_PASSWORD:?set CITES_APP_PASSWORD}" "${CITES_SIGNER_PASSWORD:?set CITES_SIGNER_PASSWORD}"
# The passwords reach psql through the environment: arguments can be read by every process of the machine.
psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv owner_password CITES_OWNER_PASSWORD
\getenv app_password CITES_APP_PASSWORD
\getenv signer_password CITES_SIGNER_PASSWORD
\o /dev/null
SELECT set_config('setup.owner_password', :'owner_password', false), set_config('setup.app_password', :'app_password', false),
  set_config('setup.signer_password', :'signer_password', false);
\o
\i /setup/roles.sql
SQL
