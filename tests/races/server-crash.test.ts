import { afterAll, beforeAll, expect, it } from 'vitest';
import { query, withClient } from '../support/database';
import { ownCluster } from '../support/own-cluster';

let server: Awaited<ReturnType<typeof ownCluster>>;
beforeAll(async () => {
  server = await ownCluster();
});
afterAll(() => server.destroy());

it('keeps what was committed and forgets what was not when the database server is killed', async () => {
  await query(server.ownerUrl(), 'CREATE TABLE witness (name text)');
  await query(server.ownerUrl(), "INSERT INTO witness VALUES ('committed')");
  await withClient(server.ownerUrl(), async (client) => {
    await client.query("BEGIN; INSERT INTO witness VALUES ('open')");
    await server.crash();
  });

  await server.restart();

  expect(await query(server.ownerUrl(), 'SELECT name FROM witness')).toEqual([{ name: 'committed' }]);
});
