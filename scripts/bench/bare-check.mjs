// The floor of a check: node:http, one indexed query, one ES256 verification, and nothing of the portal.
// node scripts/bench/bare-check.mjs: reads DATABASE_URL and BENCH_NUMBER, prints its port, ends with its parent.
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
const signed = Buffer.alloc(400, 7);
const signature = sign('sha256', signed, { key: privateKey, dsaEncoding: 'ieee-p1363' });

const server = createServer(async (_request, response) => {
  const { rows } = await pool.query('SELECT permit_number, state, valid_until FROM permit WHERE permit_number = $1', [
    process.env.BENCH_NUMBER,
  ]);
  const isGood = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ...rows[0], isGood }));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
