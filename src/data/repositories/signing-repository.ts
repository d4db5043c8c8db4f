import 'server-only';
import { z } from 'zod';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** An approved application that waits for a signature. */
export interface ReadyToSign {
  readonly reference: string;
  readonly version: number;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly taxa: readonly string[];
  readonly approvedOn: string;
  /** When this person last opened it to sign it, whatever it said then. */
  readonly openedAt: string | null;
}

const rowSchema = z.object({
  reference: z.string(),
  version: z.number(),
  answers: z.record(z.string(), z.unknown()),
  taxa: z.array(z.string()).nullable(),
  updated_at: z.date(),
  opened_at: z.date().nullable(),
});

/** The approved applications of an office without a live number that this person may sign, longest waiting first. */
export async function readyToSign(db: Reader, officeId: string, personId: string, most: number): Promise<readonly ReadyToSign[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT a.reference, a.version, a.answers, a.updated_at,
      (SELECT array_agg(DISTINCT l.scientific_name) FROM specimen_line l WHERE l.application_id = a.id AND l.scientific_name IS NOT NULL) AS taxa,
      (SELECT max(opened_at) FROM signing_view v WHERE v.person_id = ${personId}::uuid AND v.application_id = a.id) AS opened_at
    FROM application a WHERE a.office_id = ${officeId}::uuid AND a.state = 'approved'
      AND NOT EXISTS (SELECT 1 FROM permit p WHERE p.application_id = a.id AND p.state <> 'void')
      AND NOT EXISTS (SELECT 1 FROM application_part t WHERE t.application_id = a.id AND t.person_id = ${personId}::uuid AND t.part <> 'S')
    ORDER BY a.submitted_at, a.id LIMIT ${most}`;
  return z
    .array(rowSchema)
    .parse(rows)
    .map((row) => ({
      reference: row.reference,
      version: row.version,
      answers: row.answers,
      taxa: row.taxa ?? [],
      approvedOn: row.updated_at.toISOString(),
      openedAt: row.opened_at?.toISOString() ?? null,
    }));
}

/** Notes that somebody was shown what they may sign. */
export async function insertSigningView(
  db: Reader,
  view: { readonly id: string; readonly applicationId: string; readonly personId: string; readonly sha256: string; readonly at: string },
): Promise<void> {
  const { id, applicationId, personId, sha256, at } = view;
  await db.signingView.create({ data: { id, applicationId, personId, signableSha256: Buffer.from(sha256, 'hex'), openedAt: at } });
}

/** Whether somebody opened exactly this to sign it. */
export const wasOpened = async (db: Reader, of: { readonly applicationId: string; readonly personId: string; readonly sha256: string }) =>
  (await db.signingView.count({
    where: { applicationId: of.applicationId, personId: of.personId, signableSha256: Buffer.from(of.sha256, 'hex') },
  })) > 0;

/** How many permits a person has numbered since a moment, and how many they may in an hour, releases of that time included. */
export async function signedSince(
  db: Reader,
  personId: string,
  since: string,
): Promise<{ readonly signed: number; readonly most: number }> {
  const after = new Date(since);
  const signed = await db.permit.count({ where: { signedBy: personId, numberedAt: { gt: after } } });
  const rule = await db.signingRule.findFirst();
  const { _sum } = await db.signingRelease.aggregate({ where: { signerId: personId, releasedAt: { gt: after } }, _sum: { extra: true } });
  return { signed, most: (rule?.mostAnHour ?? 0) + (_sum.extra ?? 0) };
}

/** Lets a signer go on for an hour. */
export async function insertRelease(
  tx: Tx,
  release: {
    readonly id: string;
    readonly signerId: string;
    readonly releasedBy: string;
    readonly extra: number;
    readonly reason: string;
    readonly at: string;
  },
): Promise<void> {
  const { at, ...data } = release;
  await tx.db.signingRelease.create({ data: { ...data, releasedAt: at } });
}
