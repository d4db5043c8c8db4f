import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { clamdScanner } from '@/adapters/clamd-scanner';
import { localScanner } from '@/adapters/local-scanner';
import { eicar } from '../support/files';

let daemon: Server | null = null;
afterEach(() => new Promise((done) => (daemon ? daemon.close(done) : done(null))));

/** A daemon of the test, which takes what INSTREAM sends apart and answers as it is told. */
async function daemonThat(answers: (body: Buffer) => string | null): Promise<string> {
  const serve = (socket: Socket) => {
    let got = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      got = Buffer.concat([got, chunk]);
      if (got.toString('latin1') === 'zVERSION\0') socket.end('ClamAV 1.4.6/27800/Mon Nov 23\0');
      if (!got.subarray(0, 10).equals(Buffer.from('zINSTREAM\0')) || !got.subarray(-4).equals(Buffer.alloc(4))) return;
      const answer = answers(bodyOf(got.subarray(10)));
      if (answer === null) socket.destroy();
      else socket.end(`${answer}\0`);
    });
    socket.on('error', () => undefined);
  };
  const server = createServer(serve);
  daemon = server;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  return `127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
}

function bodyOf(frames: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 4 <= frames.length; ) {
    const length = frames.readUInt32BE(at);
    pieces.push(frames.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return Buffer.concat(pieces);
}

const big = () => new Uint8Array(200_000).fill(7);

describe('a ClamAV daemon', () => {
  it('is sent every byte, and says with its edition that nothing was found', async () => {
    let seen = 0;
    const address = await daemonThat((body) => {
      seen = body.equals(Buffer.from(big())) ? body.length : -1;
      return 'stream: OK';
    });
    expect(await clamdScanner(address).scan(big())).toEqual({ outcome: 'clean', scanner: 'ClamAV 1.4.6/27800/Mon Nov 23' });
    expect(seen).toBe(200_000);
  });

  it('says what it found', async () => {
    const address = await daemonThat(() => 'stream: Eicar-Signature FOUND');
    expect(await clamdScanner(address).scan(eicar())).toMatchObject({ outcome: 'infected' });
  });

  it.each([
    ['an error', 'INSTREAM size limit exceeded. ERROR'],
    ['nothing', ''],
    ['something unheard of', 'stream: perhaps'],
    ['a broken line', null],
  ])('that answers %s leaves the file unseen', async (_, answer) => {
    expect(await clamdScanner(await daemonThat(() => answer)).scan(big())).toBeNull();
  });

  it('that is not there leaves the file unseen', async () => {
    expect(await clamdScanner('127.0.0.1:1').scan(big())).toBeNull();
    expect(await clamdScanner('/nowhere/clamd.sock').scan(big())).toBeNull();
  });
});

describe('the built-in scanner', () => {
  it('knows the test file, also in the midst of another, and says that it knows no other', async () => {
    const inside = new Uint8Array([...big(), ...eicar(), ...big()]);
    expect(await localScanner.scan(inside)).toEqual({ outcome: 'infected', scanner: 'built-in (EICAR test file only)' });
    expect(await localScanner.scan(big())).toMatchObject({ outcome: 'clean' });
  });
});
