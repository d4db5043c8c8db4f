import 'server-only';
import { createHash } from 'node:crypto';
import { inTransaction } from '@/data/transaction';
import { ok } from '@/domain/shared/result';
import type { ServiceContext } from '../context';

/** So many at a time: a service that is slow today must not keep the worker from its other turns. */
const MOST = 20;

/** What one round of the worker did. */
export interface EvidenceRound {
  readonly recorded: number;
  /** Sealed permits that no service gave a stamp for. */
  readonly waiting: number;
}

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;

/**
 * Puts the time stamp of each sealed permit on record (decisions §8): the one that was obtained while sealing, or a new one on the whole
 * file, beside it. The file itself is never written to.
 */
export async function recordEvidence(ctx: ServiceContext): Promise<EvidenceRound> {
  const { timeStamps } = ctx.ports;
  if (!timeStamps) return { recorded: 0, waiting: 0 };
  const permits = await ctx.db.$queryRaw<{ id: string; permit_number: string; pdf_sha256: Uint8Array }[]>`
    SELECT p.id, p.permit_number, p.pdf_sha256 FROM permit p
    WHERE p.pdf_sha256 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM permit_evidence e WHERE e.permit_id = p.id) ORDER BY p.issued_at LIMIT ${MOST}`;
  let recorded = 0;
  for (const { id, permit_number: permitNumber, pdf_sha256: sha256 } of permits) {
    const evidence = await evidenceOf(Buffer.from(sha256).toString('hex'), ctx);
    if (!evidence) continue;
    const { stampedAt, service, isInside } = evidence;
    await inTransaction(ctx, async (tx) => {
      await tx.db.permitEvidence.create({ data: { permitId: id, ...evidence, recordedAt: ctx.now } });
      tx.record({
        type: 'PermitTimeStamped',
        subject: 'permit',
        subjectId: id,
        payload: { permitNumber, stampedAt: stampedAt.toISOString(), service, inside: isInside },
      });
      return ok(null);
    });
    recorded += 1;
  }
  return { recorded, waiting: permits.length - recorded };
}

/** The time stamp of a sealed file with what belongs to it; null while none is to be had. */
async function evidenceOf(pdfSha256: string, ctx: ServiceContext) {
  const { files, seals, timeStamps } = ctx.ports;
  const file = await files.get(pdfSha256);
  const seal = file && seals.open(file);
  if (!file || !seal || !timeStamps) return null;
  const digest = seal.timeStamp?.digest ?? createHash('sha256').update(file).digest();
  const token = seal.timeStamp?.token ?? (await timeStamps.stamp(digest));
  const said = token && timeStamps.read(token, digest);
  const [certificate] = seal.certificateChain;
  if (!token || !said || !certificate) return null;
  return {
    isInside: seal.timeStamp !== null,
    token: Buffer.from(token),
    stampedAt: said.at,
    service: said.service,
    certificates: seal.certificateChain.map(pem).join(''),
    keyStatement: await keyStatement(certificate, ctx),
  };
}

/** How the key of the seal stood in the register at this moment: what a revocation list would say. */
async function keyStatement(certificate: Uint8Array, ctx: ServiceContext) {
  const key = await ctx.db.signingKey.findFirst({ where: { purpose: 'seal', certificate: Buffer.from(certificate) } });
  return {
    asOf: ctx.now,
    kid: key?.kid ?? null,
    usedFrom: key?.usedFrom.toISOString() ?? null,
    usedUntil: key?.usedUntil?.toISOString() ?? null,
    revokedAt: key?.revokedAt?.toISOString() ?? null,
  };
}
