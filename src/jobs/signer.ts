import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import pino from 'pino';
import { z } from 'zod';
import { KEY_PURPOSES } from '@/domain/keys/signing-key';
import type { Signer } from '@/services/ports';
import { signerInstallation } from '@/signer-composition';

/** What the portal may ask. A permit by its number alone: what is signed, the signer reads in the register itself. */
const questionSchema = z.union([
  z.strictObject({ signPermit: z.string().max(20) }),
  z.strictObject({ keyInUse: z.enum(KEY_PURPOSES) }),
  z.strictObject({ sign: z.strictObject({ kid: z.string().regex(/^[0-9a-f]{16}$/), bytes: z.base64() }) }),
]);
/** The attributes of a seal and the head of a log take some hundred bytes; a list of states up to 400 kB. */
const MOST_BYTES = 600_000;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

async function answerTo(body: string, signer: Signer): Promise<unknown> {
  const question = questionSchema.parse(JSON.parse(body));
  if ('signPermit' in question) {
    const signature = await signer.signPermit(question.signPermit);
    return signature && { kid: signature.kid, cose: base64(signature.cose) };
  }
  if ('keyInUse' in question) {
    const { kid, certificateChain } = await signer.keyInUse(question.keyInUse);
    return { kid, purpose: question.keyInUse, certificateChain: certificateChain.map(base64) };
  }
  return { signature: base64(await signer.sign(question.sign.kid, new Uint8Array(Buffer.from(question.sign.bytes, 'base64')))) };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Serves the signer on the loopback of its machine, or where it was told to listen, to whoever has the token. Answers the server once it listens. */
export function startSigner(): Promise<Server> {
  const { signer, token, host, port, logLevel } = signerInstallation();
  const log = pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const mayAsk = (header: string | undefined): boolean => timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
  const server = createServer((request, response) => {
    const say = (status: number, answer: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(JSON.stringify(answer));
    if (!mayAsk(request.headers.authorization)) return say(401, { problem: 'unauthenticated' });
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MOST_BYTES) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      answerTo(Buffer.concat(chunks).toString('utf8'), signer).then(
        (answer) => say(200, answer),
        (error: unknown) => {
          log.error({ err: error }, 'not signed');
          say(error instanceof z.ZodError || error instanceof SyntaxError ? 400 : 503, { problem: 'not-signed' });
        },
      );
    });
  });
  return new Promise((resolve) => {
    server.listen(port, host, () => {
      log.info({ address: server.address() }, 'signer started');
      resolve(server);
    });
  });
}
