/** A second installation beside the one of the test: its own database, its own Party, its own root. */
import pg from 'pg';
import { copyTemplate } from './copy-template';
import { superuserUrl } from './database';

const ADDRESSES = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'SIGNER_DATABASE_URL', 'DATABASE_SUPERUSER_URL'] as const;

const at = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

/** Makes an empty installation; `within` runs work that finds its database in the environment. */
export async function anotherInstallation() {
  const name = `t_other_${process.pid}_${Date.now().toString(36)}`;
  const admin = new pg.Client({ connectionString: at(superuserUrl(), 'postgres') });
  await admin.connect();
  await copyTemplate(admin, name);
  const here = Object.fromEntries(ADDRESSES.map((address) => [address, process.env[address] ?? '']));
  const there = Object.fromEntries(ADDRESSES.map((address) => [address, at(here[address] ?? '', name)]));
  return {
    within: async <T>(work: () => Promise<T>): Promise<T> => {
      Object.assign(process.env, there);
      try {
        return await work();
      } finally {
        Object.assign(process.env, here);
      }
    },
    close: async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
