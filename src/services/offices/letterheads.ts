import 'server-only';
import { insertLetterhead, type LetterheadEdition, letterheadOf, letterheadsOf } from '@/data/repositories/letterhead-repository';
import { managementOffices, type Office } from '@/data/repositories/office-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { cleanFileName } from '@/domain/evidence/file-name';
import { judgeType } from '@/domain/evidence/file-type';
import { changedParts, type Letterhead, LOGO_LIMITS } from '@/domain/offices/letterhead';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { receiveFile, type SentFile } from '../evidence/receive-file';

const HISTORY = 50;

interface Kept {
  readonly actor: Actor;
  readonly office: Office;
}

/** The office of a code, for its administrator: one who works in an office keeps that one, one who works in none keeps all. */
async function keptOffice(code: string, ctx: ServiceContext): Promise<Result<Kept>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'office:keep')) return fail({ kind: 'forbidden', permission: 'office:keep' });
  const office = (await managementOffices(ctx.db)).find((one) => one.code === code);
  const isTheirs = actor.value.officeId === null || actor.value.officeId === office?.id;
  return office && isTheirs ? ok({ actor: actor.value, office }) : fail({ kind: 'not-found', what: 'page' });
}

/** An office, what stands on its letters, and what stood there before. */
export interface LetterheadInHand {
  readonly office: Office;
  readonly current: LetterheadEdition;
  readonly editions: readonly LetterheadEdition[];
}

/** Reads it. */
export async function getLetterhead(input: { readonly code: string }, ctx: ServiceContext): Promise<Result<LetterheadInHand>> {
  const kept = await keptOffice(input.code, ctx);
  if (!kept.ok) return kept;
  const { office } = kept.value;
  const [current, editions] = await Promise.all([letterheadOf(ctx.db, office.id), letterheadsOf(ctx.db, office.id, { most: HISTORY })]);
  return ok({ office, current, editions });
}

type Saved = Promise<Result<{ readonly code: string }>>;

/** Sets the next edition, where it says anything else than the one before. */
async function setNext({ actor, office }: Kept, change: (was: Letterhead) => Letterhead, ctx: ServiceContext): Saved {
  const { code } = office;
  return inTransaction(ctx, async (tx) => {
    const was = await letterheadOf(tx.db, office.id);
    const now = change(was);
    const fields = [...changedParts(was, now)];
    if (fields.length === 0) return ok({ code });
    await insertLetterhead(tx, office.id, now, { by: actor.personId, at: ctx.now });
    tx.record({ type: 'OfficeLetterheadChanged', subject: 'office', subjectId: office.id, payload: { office: code, fields } });
    return ok({ code });
  });
}

/** Changes what stands on an office's letters and in box 6 of its permits; what was issued keeps what it was issued with. */
export async function saveLetterhead(
  input: {
    readonly code: string;
    readonly name: string;
    /** The name in French and Spanish, where the office has one. */
    readonly nameFr?: string | null;
    readonly nameEs?: string | null;
    readonly address: readonly string[];
    readonly place: string | null;
    readonly contact: string | null;
  },
  ctx: ServiceContext,
): Saved {
  const kept = await keptOffice(input.code, ctx);
  if (!kept.ok) return kept;
  const { name, nameFr, nameEs, address, place, contact } = input;
  const names = { en: name, fr: nameFr ?? name, es: nameEs ?? name };
  return setNext(kept.value, ({ logo }) => ({ names, address, place, contact, logo }), ctx);
}

const wrong = (key: 'logo.tooBig' | 'logo.notPng' | 'logo.tooLarge' | 'logo.broken') => fail(invalidField('file', key));

/** Puts a logo on an office's letters: a PNG, judged and drawn anew like every file that is sent. */
export async function setLogo(input: { readonly code: string; readonly file: SentFile }, ctx: ServiceContext): Saved {
  const kept = await keptOffice(input.code, ctx);
  if (!kept.ok) return kept;
  const { file } = input;
  if (file.bytes.length > LOGO_LIMITS.bytes) return wrong('logo.tooBig');
  const type = judgeType(cleanFileName(file.name), file.bytes);
  if (!type.ok || type.value !== 'image/png') return wrong('logo.notPng');
  const size = pngSize(file.bytes);
  if (size.width > LOGO_LIMITS.side || size.height > LOGO_LIMITS.side) return wrong('logo.tooLarge');
  const received = await receiveFile(file, ctx);
  // What no scanner has read, or nothing could be drawn from, stands on no letter.
  if (!received.ok || received.value.file.scanState !== 'clean') return wrong('logo.broken');
  return setNext(kept.value, (was) => ({ ...was, logo: received.value.file.storedSha256 }), ctx);
}

/** The size that a PNG states in its head (ISO/IEC 15948, 11.2.1); whether the picture keeps to it, its drawing anew says. */
function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length < 24 ? { width: 0, height: 0 } : { width: head.getUint32(16), height: head.getUint32(20) };
}

/** Takes the logo off the letters from now on. */
export async function removeLogo(input: { readonly code: string }, ctx: ServiceContext): Saved {
  const kept = await keptOffice(input.code, ctx);
  return kept.ok ? setNext(kept.value, (was) => ({ ...was, logo: null }), ctx) : kept;
}

/** The logo of an office as it is now. */
export async function getLogo(input: { readonly code: string }, ctx: ServiceContext): Promise<Result<Uint8Array>> {
  const found = await getLetterhead(input, ctx);
  if (!found.ok) return found;
  const { logo } = found.value.current;
  const bytes = logo === null ? null : await ctx.ports.files.get(logo);
  return bytes ? ok(bytes) : fail({ kind: 'not-found', what: 'page' });
}
