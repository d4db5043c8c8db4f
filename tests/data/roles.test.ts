import { describe, expect, it } from 'vitest';
import { appUrl, ownerUrl, query, superuserUrl } from '../support/database';

const one = async (url: string, sql: string) => (await query(url, sql))[0];

describe('the role that serves people', () => {
  it('owns nothing', async () => {
    const owned = await query(
      superuserUrl(),
      `SELECT relname AS name FROM pg_class WHERE relowner = 'cites_app'::regrole
       UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'cites_app'::regrole
       UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'cites_app'::regrole
       UNION ALL SELECT datname FROM pg_database WHERE datdba = 'cites_app'::regrole`,
    );

    expect(owned).toEqual([]);
  });

  it('has no right over the server, nor any by belonging to another role', async () => {
    expect(
      await one(
        superuserUrl(),
        `SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls OR rolreplication AS power,
                (SELECT count(*)::int FROM pg_auth_members WHERE member = 'cites_app'::regrole) AS memberships
         FROM pg_roles WHERE rolname = 'cites_app'`,
      ),
    ).toEqual({ power: false, memberships: 0 });
  });

  it('can make no table, not even a temporary one', async () => {
    await expect(query(appUrl(), 'CREATE TABLE mine (a int)')).rejects.toThrow(/permission denied/);
    await expect(query(appUrl(), 'CREATE TEMP TABLE mine (a int)')).rejects.toThrow(/permission denied/);
  });
});

describe('the role that migrates', () => {
  it('owns the database and every table in it, and is no superuser', async () => {
    const strangers = await query(
      superuserUrl(),
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S') AND relowner <> 'cites_owner'::regrole`,
    );

    expect(strangers).toEqual([]);
    expect(await one(ownerUrl(), 'SELECT current_user AS role, rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual({
      role: 'cites_owner',
      rolsuper: false,
    });
  });
});
