import 'server-only';
import { z } from 'zod';
import { DocumentType } from '@/domain/codes/document-type';
import { KEY_STATES, type KeyLife } from '@/domain/keys/signing-key';
import { permitContentSchema } from '@/domain/permit/canonical-permit';
import type { PermitContent } from '@/domain/permit/permit';
import { PERMIT_STATES, type PermitState } from '@/domain/permit/permit-states';
import type { UseRule } from '@/domain/permit/permit-use';
import type { IsoDate } from '@/domain/shared/iso-date';
import { plainQuantity } from '@/domain/shared/quantity';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** A permit as the register holds it: frozen content, movable state. */
export interface RegisteredPermit {
  readonly id: string;
  readonly permitNumber: string;
  readonly applicationId: string;
  readonly documentType: DocumentType;
  readonly state: PermitState;
  readonly stateReason: string | null;
  readonly stateAt: string;
  readonly useRule: UseRule;
  readonly content: PermitContent;
  readonly contentBytes: Uint8Array;
  readonly contentSha256: Uint8Array;
  readonly registerToken: Uint8Array;
  readonly checkCode: string;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate;
  readonly signedBy: string;
  readonly numberedAt: string;
  readonly issuedAt: string | null;
  readonly kid: string | null;
  readonly cose: Uint8Array | null;
  readonly pdfSha256: string | null;
  /** The number of the permit that this one replaces, and of the one that replaced it. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly lines: readonly RegisteredLine[];
}

/** A line with its balance. */
export interface RegisteredLine {
  readonly id: string;
  readonly position: number;
  readonly quantity: string;
  readonly endorsed: string;
}

const USE_RULES = ['one-consignment', 'split-consignments', 'multiple-crossings'] as const;
const rowSchema = z.object({
  id: z.string(),
  permit_number: z.string(),
  application_id: z.string(),
  document_type: DocumentType,
  state: z.enum(PERMIT_STATES),
  state_reason: z.string().nullable(),
  state_at: z.date(),
  use_rule: z.enum(USE_RULES),
  content: z.instanceof(Uint8Array),
  content_sha256: z.instanceof(Uint8Array),
  register_token: z.instanceof(Uint8Array),
  check_code: z.string(),
  valid_from: z.string(),
  valid_until: z.string(),
  signed_by: z.string(),
  numbered_at: z.date(),
  issued_at: z.date().nullable(),
  kid: z.string().nullable(),
  cose: z.instanceof(Uint8Array).nullable(),
  pdf_sha256: z.instanceof(Uint8Array).nullable(),
  replaces: z.string().nullable(),
  replaced_by: z.string().nullable(),
  lines: z.array(z.object({ id: z.string(), position: z.number(), quantity: z.string(), endorsed: z.string() })),
});

function toPermit(row: unknown): RegisteredPermit {
  const r = rowSchema.parse(row);
  return {
    id: r.id,
    permitNumber: r.permit_number,
    applicationId: r.application_id,
    documentType: r.document_type,
    state: r.state,
    stateReason: r.state_reason,
    stateAt: r.state_at.toISOString(),
    useRule: r.use_rule,
    content: permitContentSchema.parse(JSON.parse(Buffer.from(r.content).toString('utf8'))),
    contentBytes: r.content,
    contentSha256: r.content_sha256,
    registerToken: r.register_token,
    checkCode: r.check_code,
    validFrom: r.valid_from as IsoDate,
    validUntil: r.valid_until as IsoDate,
    signedBy: r.signed_by,
    numberedAt: r.numbered_at.toISOString(),
    issuedAt: r.issued_at?.toISOString() ?? null,
    kid: r.kid,
    cose: r.cose,
    pdfSha256: r.pdf_sha256 ? Buffer.from(r.pdf_sha256).toString('hex') : null,
    replaces: r.replaces,
    replacedBy: r.replaced_by,
    lines: r.lines.map((line) => ({ ...line, quantity: plainQuantity(line.quantity), endorsed: plainQuantity(line.endorsed) })),
  };
}

/** The ways to name one permit. */
export type PermitKey =
  | { readonly number: string }
  | { readonly token: Uint8Array }
  | { readonly id: string }
  | { readonly pdfSha256: string };

/** One query, whatever the key, so that a check of an unknown permit asks the register exactly what a known one asks. */
export async function findPermit(db: Reader, key: PermitKey): Promise<RegisteredPermit | null> {
  const number = 'number' in key ? key.number : null;
  const token = 'token' in key ? Buffer.from(key.token) : null;
  const id = 'id' in key ? key.id : null;
  const pdf = 'pdfSha256' in key ? Buffer.from(key.pdfSha256, 'hex') : null;
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT p.id, p.permit_number, p.application_id, p.document_type, p.state, p.state_reason, p.state_at, p.use_rule, p.content, p.content_sha256,
      p.register_token, p.check_code, p.valid_from::text, p.valid_until::text, p.signed_by, p.numbered_at, p.issued_at, p.kid, p.cose, p.pdf_sha256,
      (SELECT o.permit_number FROM permit o WHERE o.id = p.replaces) AS replaces,
      (SELECT n.permit_number FROM permit n WHERE n.replaces = p.id AND n.state NOT IN ('signing', 'void')) AS replaced_by,
      (SELECT jsonb_agg(jsonb_build_object('id', l.id, 'position', l.position, 'quantity', l.quantity::text, 'endorsed', l.endorsed::text) ORDER BY l.position) FROM permit_line l WHERE l.permit_id = p.id) AS lines
    FROM permit p WHERE p.permit_number = ${number} OR p.register_token = ${token}::bytea OR p.id = ${id}::uuid OR p.pdf_sha256 = ${pdf}::bytea`;
  return rows[0] ? toPermit(rows[0]) : null;
}

/** A permit, locked until the transaction ends: two endorsements, or an endorsement and a revocation, come one after the other. */
export async function lockPermit(tx: Tx, permitNumber: string): Promise<RegisteredPermit | null> {
  await tx.db.$queryRaw`SELECT 1 FROM permit WHERE permit_number = ${permitNumber} FOR UPDATE`;
  return findPermit(tx.db, { number: permitNumber });
}

/** Takes the next number of the Party's year; the series' row stays locked until the transaction ends. */
export async function takeSerial(tx: Tx, party: string, year: number): Promise<number> {
  const rows = await tx.db.$queryRaw<{ serial: number }[]>`SELECT take_permit_serial(${party}::char(2), ${year}::int) AS serial`;
  return z.number().parse(rows[0]?.serial);
}

/** What a permit is before it is signed. */
export interface NumberedPermit {
  readonly id: string;
  readonly applicationId: string;
  readonly content: PermitContent;
  readonly contentBytes: Uint8Array;
  readonly year: number;
  readonly serial: number;
  readonly useRule: UseRule;
  readonly registerToken: Uint8Array;
  readonly signedBy: string;
  /** The id of the permit that this one replaces; null for an application's own. */
  readonly replaces: string | null;
  readonly at: string;
  readonly newId: () => string;
}

/** Writes a permit that has its number and its frozen bytes and waits for its signature; answers the ids of its lines by position. */
export async function insertNumberedPermit(tx: Tx, permit: NumberedPermit): Promise<ReadonlyMap<number, string>> {
  const { content } = permit;
  const bytes = Buffer.from(permit.contentBytes);
  await tx.db
    .$executeRaw`INSERT INTO permit (id, application_id, document_type, party, year, serial, permit_number, state, use_rule, content, content_sha256, register_token, check_code,
      issued_on, valid_from, valid_until, signed_by, replaces, numbered_at, state_at)
    VALUES (${permit.id}::uuid, ${permit.applicationId}::uuid, ${content.documentType}, ${content.party}, ${permit.year}::int, ${permit.serial}::int, ${content.permitNumber}, 'signing', ${permit.useRule},
      ${bytes}::bytea, sha256(${bytes}::bytea), ${Buffer.from(permit.registerToken)}::bytea, ${content.checkCode}, ${content.issuedOn}::date, ${content.validFrom}::date, ${content.validUntil}::date,
      ${permit.signedBy}::uuid, ${permit.replaces}::uuid, ${new Date(permit.at)}::timestamptz, ${new Date(permit.at)}::timestamptz)`;
  const lineIds = new Map(content.lines.map(({ position }) => [position, permit.newId()]));
  for (const line of content.lines) {
    await tx.db.$executeRaw`INSERT INTO permit_line (id, permit_id, position, scientific_name, appendix, source, term, unit, quantity)
      VALUES (${lineIds.get(line.position)}::uuid, ${permit.id}::uuid, ${line.position}::int, ${line.scientificName}, ${line.appendix}, ${line.source}, ${line.term}, ${line.unit}, ${line.quantity}::numeric)`;
  }
  return lineIds;
}

/** What signing and sealing give. */
export interface IssuedEvidence {
  readonly kid: string;
  readonly cose: Uint8Array;
  readonly drawingSha256: string;
  readonly pdfSha256: string;
  readonly pdfBytes: number;
  readonly at: string;
}

/** Attaches signature and sealed file, once, and makes the permit issued. */
export async function saveIssued(tx: Tx, id: string, evidence: IssuedEvidence): Promise<void> {
  await tx.db
    .$executeRaw`UPDATE permit SET state = 'issued', state_at = ${new Date(evidence.at)}::timestamptz, issued_at = ${new Date(evidence.at)}::timestamptz, kid = ${evidence.kid},
    cose = ${Buffer.from(evidence.cose)}::bytea, drawing_sha256 = decode(${evidence.drawingSha256}, 'hex'), pdf_sha256 = decode(${evidence.pdfSha256}, 'hex'), pdf_bytes = ${evidence.pdfBytes}::int
    WHERE id = ${id}::uuid`;
}

/** Moves a permit to another state. The events of it are recorded by the caller, in the same transaction. */
export async function savePermitState(tx: Tx, id: string, state: PermitState, reason: string | null, at: string): Promise<void> {
  await tx.db
    .$executeRaw`UPDATE permit SET state = ${state}, state_reason = ${reason}, state_at = ${new Date(at)}::timestamptz WHERE id = ${id}::uuid`;
}

/** Numbers of permits whose signature has not been finished for a while, oldest first; what waits for a second signatory is finished by no machine. */
export async function unfinishedPermits(db: Reader, before: string): Promise<readonly string[]> {
  const rows = await db.$queryRaw<
    { permit_number: string }[]
  >`SELECT permit_number FROM permit p WHERE state = 'signing' AND numbered_at < ${new Date(before)}::timestamptz
    AND NOT waits_for_countersignature(p) ORDER BY numbered_at LIMIT 100`;
  return rows.map((row) => row.permit_number);
}

/** Numbers of permits whose last day is over and whose state does not say so yet; one whose replacement waits for its signature waits with it. */
export async function permitsPastTheirLastDay(db: Reader, today: IsoDate): Promise<readonly string[]> {
  const rows = await db.$queryRaw<
    { permit_number: string }[]
  >`SELECT permit_number FROM permit p WHERE state IN ('issued', 'partly-used', 'suspended') AND valid_until < ${today}::date
    AND NOT EXISTS (SELECT 1 FROM permit n WHERE n.replaces = p.id AND n.state = 'signing') ORDER BY valid_until, id LIMIT 500`;
  return rows.map((row) => row.permit_number);
}

/** The permits of an application, in the order of their numbers. */
export async function permitsOfApplication(
  db: Reader,
  applicationId: string,
): Promise<readonly { readonly permitNumber: string; readonly state: PermitState; readonly validUntil: IsoDate }[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT permit_number, state, valid_until::text FROM permit WHERE application_id = ${applicationId}::uuid ORDER BY year, serial`;
  return z
    .array(z.object({ permit_number: z.string(), state: z.enum(PERMIT_STATES), valid_until: z.string() }))
    .parse(rows)
    .map((row) => ({ permitNumber: row.permit_number, state: row.state, validUntil: row.valid_until as IsoDate }));
}

/** How far the permits of an application are on their way: signed, and last endorsed. A number that was voided is none. */
export async function permitDays(db: Reader, applicationId: string) {
  const rows = await db.$queryRaw<unknown[]>`SELECT p.state, p.issued_at AS "issuedAt", max(e.recorded_at) AS "usedAt"
    FROM permit p LEFT JOIN endorsement e ON e.permit_id = p.id WHERE p.application_id = ${applicationId}::uuid AND p.state <> 'void' GROUP BY p.id`;
  const moment = z
    .date()
    .nullable()
    .transform((at) => at?.toISOString() ?? null);
  return z.array(z.object({ state: z.enum(PERMIT_STATES), issuedAt: moment, usedAt: moment })).parse(rows);
}

/** A public key of the authority, and whether it can still be trusted. */
export interface PublicKey extends KeyLife {
  readonly kid: string;
  readonly jwk: JsonWebKey;
}

/** The permit key with this identifier, or null. One query in every check. */
export async function findSigningKey(db: Reader, kid: string): Promise<PublicKey | null> {
  const row = await db.signingKey.findFirst({ where: { kid, purpose: 'permit' } });
  if (!row) return null;
  return {
    kid: row.kid,
    jwk: row.publicJwk as JsonWebKey,
    ...lifeOf(row),
  };
}

const lifeOf = ({ state, cutOff }: { readonly state: string; readonly cutOff: Date | null }): KeyLife => ({
  state: z.enum(KEY_STATES).parse(state),
  cutOff: cutOff?.toISOString() ?? null,
});

/** The certificate of a seal, and what became of its key. */
export interface SealCertificate extends KeyLife {
  readonly certificate: Uint8Array;
}

/** The certificates of every seal this authority has used. Old ones stay, because old permits do; a stolen one stays to be known by. */
export async function sealCertificates(db: Reader): Promise<readonly SealCertificate[]> {
  const rows = await db.signingKey.findMany({
    where: { purpose: 'seal', certificate: { not: null } },
    select: { certificate: true, state: true, cutOff: true },
  });
  return rows.flatMap(({ certificate, state, cutOff }) =>
    certificate ? [{ certificate: new Uint8Array(certificate), ...lifeOf({ state, cutOff }) }] : [],
  );
}
