import 'server-only';
import { connect, type NetConnectOpts } from 'node:net';
import type { ContentScan, ContentScanner } from '@/services/ports';

const TIMEOUT_MS = 30_000;
const CHUNK = 64 * 1024;
const LONGEST_ANSWER = 4096;

/** Reads `/run/clamav/clamd.sock` or `host:3310`. */
function placeOf(address: string): NetConnectOpts {
  if (address.startsWith('/')) return { path: address };
  const { hostname, port } = new URL(`tcp://${address}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
}

/** Sends one command, with a body of its own where it has one, and gives back the line that clamd answers. */
function ask(address: string, command: string, body: readonly Uint8Array[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(placeOf(address));
    let answer = '';
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('clamd did not answer in time')));
    socket.setEncoding('utf8');
    socket.on('connect', () => {
      socket.write(`z${command}\0`);
      for (const chunk of body) socket.write(chunk);
    });
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.length > LONGEST_ANSWER) socket.destroy(new Error('clamd answered too much'));
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer.replace(/\0.*$/s, '').trim()));
  });
}

/** The bytes as INSTREAM wants them: each piece after its length, and a length of nothing at the end. */
function framed(bytes: Uint8Array): readonly Uint8Array[] {
  const frames: Uint8Array[] = [];
  const length = (size: number): Uint8Array => {
    const four = Buffer.alloc(4);
    four.writeUInt32BE(size);
    return four;
  };
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    frames.push(length(piece.length), piece);
  }
  return [...frames, length(0)];
}

/** Asks a ClamAV daemon. Whatever is not a plain yes or no leaves the file unseen: silence is never taken for health. */
export function clamdScanner(address: string): ContentScanner {
  return {
    scan: async (bytes): Promise<ContentScan | null> => {
      try {
        const answer = await ask(address, 'INSTREAM', framed(bytes));
        const outcome = answer === 'stream: OK' ? 'clean' : /^stream: .+ FOUND$/.test(answer) ? 'infected' : null;
        if (!outcome) return null;
        const version = await ask(address, 'VERSION', []).catch(() => '');
        return { outcome, scanner: (version || 'ClamAV').slice(0, 120) };
      } catch {
        return null;
      }
    },
  };
}
