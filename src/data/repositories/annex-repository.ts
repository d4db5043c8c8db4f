import 'server-only';
import { PERMIT_STATES, type PermitState } from '@/domain/permit/permit-states';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** A sealed annex to box 14, as the register knows it. */
export interface RegisteredAnnex {
  readonly pdfSha256: string;
  readonly permitId: string;
  /** How many entries of box 14 it tells, and the hash of what never changes of them. */
  readonly entries: number;
  readonly entriesSha256: string;
  readonly permitState: PermitState;
  /** Of the drawing before it was sealed. */
  readonly drawingSha256: string;
  readonly drawnOn: IsoDate;
  readonly drawnAt: string;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const toAnnex = (row: Awaited<ReturnType<Reader['endorsementAnnex']['findFirstOrThrow']>>): RegisteredAnnex => ({
  pdfSha256: hex(row.pdfSha256),
  permitId: row.permitId,
  entries: row.entries,
  entriesSha256: hex(row.entriesSha256),
  permitState: PERMIT_STATES.find((state) => state === row.permitState) ?? 'issued',
  drawingSha256: hex(row.drawingSha256),
  drawnOn: row.drawnOn.toISOString().slice(0, 10) as IsoDate,
  drawnAt: row.drawnAt.toISOString(),
});

/** The annex that is this very file, or null. */
export async function findAnnex(db: Reader, pdfSha256: string): Promise<RegisteredAnnex | null> {
  const row = await db.endorsementAnnex.findUnique({ where: { pdfSha256: Buffer.from(pdfSha256, 'hex') } });
  return row && toAnnex(row);
}

/** The newest annex of that day that says the same of the permit: nothing was entered since, and its state is what it was. */
export async function annexSayingTheSame(
  db: Reader,
  { permitId, entries, permitState, drawnOn }: Pick<RegisteredAnnex, 'permitId' | 'entries' | 'permitState' | 'drawnOn'>,
): Promise<RegisteredAnnex | null> {
  const row = await db.endorsementAnnex.findFirst({
    where: { permitId, entries, permitState, drawnOn: new Date(drawnOn) },
    orderBy: { drawnAt: 'desc' },
  });
  return row && toAnnex(row);
}

/** Enters a new annex; the very same file, made twice at one moment, once. */
export async function insertAnnex(tx: Tx, annex: RegisteredAnnex): Promise<void> {
  const bytes = (text: string) => Buffer.from(text, 'hex');
  const row = {
    ...annex,
    pdfSha256: bytes(annex.pdfSha256),
    entriesSha256: bytes(annex.entriesSha256),
    drawingSha256: bytes(annex.drawingSha256),
    drawnOn: new Date(annex.drawnOn),
  };
  await tx.db.endorsementAnnex.createMany({ data: [row], skipDuplicates: true });
}
