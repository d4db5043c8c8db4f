/** A time-stamp service of the test: `openssl ts` behind a server on this machine's loopback, which can also answer wrongly. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timeStampRequest } from '@/adapters/time-stamp';

/** How the service answers. */
export type Manner = 'rightly' | 'another-digest' | 'another-nonce' | 'refusing' | 'never' | 'elsewhere' | 'at-length' | 'badly';

const CONFIG = `
[ts]
default_tsa = here
[here]
serial = ./serial
signer_cert = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[stamping]
extendedKeyUsage = critical,timeStamping
`;

/** Begins a service. `moved` counts those who followed where it pointed elsewhere. */
export async function timeStampService(manner: Manner = 'rightly') {
  const folder = mkdtempSync(join(tmpdir(), 'time-stamps-'));
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'ts.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01\n');
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test root', '-days', '30');
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Test time stamps');
  openssl(
    ...['x509', '-req', '-in', 'tsa.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-out', 'tsa.pem', '-days', '30'],
    ...['-extfile', 'ts.cnf', '-extensions', 'stamping'],
  );
  const answerTo = (query: Uint8Array): Buffer => {
    writeFileSync(join(folder, 'query.tsq'), query);
    openssl('ts', '-reply', '-config', 'ts.cnf', '-section', 'here', '-queryfile', 'query.tsq', '-out', 'answer.tsr');
    return readFileSync(join(folder, 'answer.tsr'));
  };
  const digestIn = (query: Buffer): Buffer => query.subarray(query.indexOf(Buffer.from([0x04, 0x20])) + 2).subarray(0, 32);
  let [asked, followed] = [0, 0];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked += 1;
      const query = Buffer.concat(chunks);
      const reply = (bytes: Buffer) => response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' }).end(bytes);
      if (request.url === '/elsewhere') {
        followed += 1;
        return void reply(answerTo(query));
      }
      if (manner === 'never') return;
      if (manner === 'elsewhere') return void response.writeHead(307, { Location: '/elsewhere' }).end();
      if (manner === 'at-length') return void reply(Buffer.alloc(200_000));
      if (manner === 'badly') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>busy</p>');
      if (manner === 'another-digest') return void reply(answerTo(timeStampRequest(new Uint8Array(32).fill(7), new Uint8Array([1, 2, 3]))));
      if (manner === 'another-nonce') return void reply(answerTo(timeStampRequest(digestIn(query), new Uint8Array([9, 9, 9]))));
      // A digest that the service does not take is refused by it.
      return void reply(manner === 'refusing' ? answerTo(Buffer.from([0x30, 0x03, 0x02, 0x01, 0x01])) : answerTo(query));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    root: () => readFileSync(join(folder, 'ca.pem')),
    asked: () => asked,
    followed: () => followed,
    /** What `openssl ts -verify` says of a token over some bytes. */
    verify: (token: Uint8Array, data: Uint8Array): string => {
      writeFileSync(join(folder, 'token.tst'), token);
      writeFileSync(join(folder, 'data'), data);
      return openssl('ts', '-verify', '-data', 'data', '-in', 'token.tst', '-token_in', '-CAfile', 'ca.pem').toString();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}
