import 'server-only';
import { createHash } from 'node:crypto';
import { auditHead } from '@/data/queries/audit-chain';
import { type Checkpoint, lastCheckpoint, logEpoch, saveCheckpoint } from '@/data/repositories/checkpoint-repository';
import { checkpointBody, isCheckpointDue, logOrigin, noteLine } from '@/domain/audit/checkpoint';
import type { ServiceContext } from '../context';
import { growTiles, rootAt } from './log-tree';

const ED25519 = 1;
const NEWLINE = 10;

/** The four bytes that name a key in a note (C2SP signed-note): of its name, its kind and its public half. */
function noteKeyId(name: string, publicKey: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name), Buffer.from([NEWLINE, ED25519]), publicKey]);
  return createHash('sha256').update(named).digest().subarray(0, 4);
}

/** Signs the head of the log when the time has come; null when it has not. One worker at a time calls this. */
export async function signCheckpoint(ctx: ServiceContext): Promise<Checkpoint | null> {
  const last = await lastCheckpoint(ctx.db);
  const { seq: size } = await auditHead(ctx.db);
  const origin = logOrigin(ctx.party.code, await logEpoch(ctx.db));
  if (!isCheckpointDue(last, { origin, size }, ctx.now)) return null;
  await growTiles(size, ctx.db);
  const root = await rootAt(size, ctx.db);
  const { signer } = ctx.ports;
  const { kid } = await signer.keyInUse('checkpoint');
  const { publicJwk } = await ctx.db.signingKey.findUniqueOrThrow({ where: { kid }, select: { publicJwk: true } });
  const publicKey = Buffer.from(String((publicJwk as { x?: string }).x), 'base64url');
  const body = checkpointBody(origin, size, Buffer.from(root).toString('base64'));
  const signature = await signer.sign(kid, new TextEncoder().encode(body));
  const line = noteLine(origin, Buffer.concat([noteKeyId(origin, publicKey), signature]).toString('base64'));
  const checkpoint = { size, origin, root, note: `${body}\n${line}`, kid, signedAt: ctx.now };
  await saveCheckpoint(ctx.db, checkpoint);
  return checkpoint;
}
