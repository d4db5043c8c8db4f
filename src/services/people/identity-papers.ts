import 'server-only';
import { bytesOfPaper, deletePaper, insertPaper, papersOf } from '@/data/repositories/identity-paper-repository';
import { findProfile, lockPerson, type TraderProfile, touchProfile } from '@/data/repositories/profile-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { cleanFileName } from '@/domain/evidence/file-name';
import type { UploadFault } from '@/domain/evidence/upload-fault';
import { type IdentityPaper, judgePaperCount, mayPutForward, takesPapers } from '@/domain/people/identity-paper';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { inspectFile, type SentFile } from '../evidence/receive-file';
import { lockAsOwner } from '../organisations/membership';
import { requireOwnOrganisation } from '../organisations/own-organisation';

/** Whose identity is shown: one's own, or that of the organisation that one owns. */
export const PAPER_OWNERS = ['me', 'organisation'] as const;
export type PaperOwner = (typeof PAPER_OWNERS)[number];

interface Of {
  readonly owner: PaperOwner;
}

/** What was sent to show who somebody is, and what can be done about it. */
export interface OwnPapers {
  readonly owner: PaperOwner;
  readonly profile: TraderProfile;
  readonly papers: readonly IdentityPaper[];
  readonly takesMore: boolean;
  readonly mayPutForward: boolean;
}

interface Held {
  readonly profile: TraderProfile;
  readonly personId: string;
  readonly by: string;
}

const noProfile = fail({ kind: 'not-verified', obstacle: 'no-profile' } as const);

/** Whose papers they are, for whoever may see and send them. */
async function ownerOf({ owner }: Of, ctx: ServiceContext): Promise<Result<TraderProfile>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (owner === 'me') {
    const profile = await findProfile(ctx.db, actor.value.personId);
    return profile ? ok(profile) : noProfile;
  }
  const own = await requireOwnOrganisation(null, ctx);
  if (!own.ok) return own;
  return own.value.role === 'owner' ? ok(own.value.profile) : fail({ kind: 'forbidden', permission: 'organisation:belong' });
}

/** The same, locked: one page and the office's answer come one after the other. */
async function lockOwner({ owner }: Of, tx: Tx, ctx: ServiceContext): Promise<Result<Held>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const by = actor.value.personId;
  let personId = by;
  if (owner === 'organisation') {
    const held = await lockAsOwner(tx, ctx);
    if (!held.ok) return held;
    personId = held.value.organisationId;
  } else await lockPerson(tx, personId);
  const profile = await findProfile(tx.db, personId);
  return profile ? ok({ profile, personId, by }) : noProfile;
}

/** The copies that were sent, for their sender. */
export async function listOwnPapers(of: Of, ctx: ServiceContext): Promise<Result<OwnPapers>> {
  const found = await ownerOf(of, ctx);
  if (!found.ok) return found;
  const profile = found.value;
  const papers = await papersOf(ctx.db, profile.personId);
  return ok({
    owner: of.owner,
    profile,
    papers,
    takesMore: takesPapers(profile.vetting) && judgePaperCount(papers).ok,
    mayPutForward: mayPutForward(profile.vetting),
  });
}

/**
 * Sends a copy of a paper. It is looked into like any file (security §6.1) and kept in its own row, whole or not at all. An officer who
 * has the page open answers what they saw: the profile's version goes up. The same bytes sent twice are one paper.
 */
export async function sendPaper(input: Of & { readonly file: SentFile }, ctx: ServiceContext): Promise<Result<{ readonly paper: string }>> {
  const found = await ownerOf(input, ctx);
  if (!found.ok) return found;
  const refusal = (fault: UploadFault) => fail({ kind: 'file-refused', fault, file: cleanFileName(input.file.name) } as const);
  if (!takesPapers(found.value.vetting)) return fail({ kind: 'transition-not-allowed', from: found.value.vetting, action: 'attach' });
  const inspected = await inspectFile(input.file, ctx);
  if (!inspected.ok) {
    if (inspected.problem.fault === 'virus') await noteVirus(input, inspected.problem, ctx);
    return refusal(inspected.problem.fault);
  }
  const { file, bytes } = inspected.value;
  return inTransaction(ctx, async (tx) => {
    const held = await lockOwner(input, tx, ctx);
    if (!held.ok) return held;
    const { personId, by, profile } = held.value;
    if (!takesPapers(profile.vetting)) return fail({ kind: 'transition-not-allowed', from: profile.vetting, action: 'attach' });
    const present = await papersOf(tx.db, personId);
    const same = present.find(({ originalSha256 }) => originalSha256 === file.originalSha256);
    if (same) return ok({ paper: same.id });
    const room = judgePaperCount(present);
    if (!room.ok) return refusal(room.problem);
    const id = ctx.newId();
    await insertPaper(tx, { ...file, id, personId, addedBy: by, addedAt: ctx.now, bytes });
    await touchProfile(tx, personId, ctx.now);
    tx.record({ type: 'IdentityPaperAdded', subject: 'person', subjectId: personId, payload: { paper: id, sha256: file.originalSha256 } });
    return ok({ paper: id });
  });
}

/** The attempt is told, although nothing of the file is kept. */
async function noteVirus(of: Of, { sha256, scanner }: { sha256: string; scanner: string | null }, ctx: ServiceContext): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const held = await lockOwner(of, tx, ctx);
    if (!held.ok) return held;
    const payload = { kind: 'identity', sha256, scanner: scanner ?? '' };
    tx.record({ type: 'InfectedFileRefused', subject: 'person', subjectId: held.value.personId, payload });
    return ok(null);
  });
}

/** Takes a copy away, at any time: what the office saw stays named in the log by its digest, and the picture is nobody's any more. */
export async function removePaper(input: Of & { readonly paper: string }, ctx: ServiceContext): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockOwner(input, tx, ctx);
    if (!held.ok) return held;
    const { personId } = held.value;
    const paper = (await papersOf(tx.db, personId)).find(({ id }) => id === input.paper);
    if (!paper) return fail({ kind: 'not-found', what: 'document' });
    await deletePaper(tx, paper.id);
    await touchProfile(tx, personId, ctx.now);
    const payload = { paper: paper.id, sha256: paper.originalSha256 };
    tx.record({ type: 'IdentityPaperRemoved', subject: 'person', subjectId: personId, payload });
    return ok(null);
  });
}

/** Puts an identity before the office again as it stands, with the copies that it now has. */
export async function putForward(input: Of & { readonly version: number }, ctx: ServiceContext): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockOwner(input, tx, ctx);
    if (!held.ok) return held;
    const { personId, profile } = held.value;
    if (profile.version !== input.version) return fail({ kind: 'stale', expected: input.version, actual: profile.version });
    if (!mayPutForward(profile.vetting)) return fail({ kind: 'transition-not-allowed', from: profile.vetting, action: 'submit' });
    await touchProfile(tx, personId, ctx.now, { state: 'asked', askedAt: ctx.now, reason: null });
    tx.record({ type: 'ProfileSaved', subject: 'person', subjectId: personId, payload: { fields: [], asksForVetting: true } });
    return ok(null);
  });
}

/** A copy that is handed out. */
export interface DeliveredPaper {
  readonly file: IdentityPaper;
  readonly bytes: Uint8Array;
}

/** Only what was looked into and found clean leaves the house; whatever else an id may be, it answers as if it were none. */
export async function deliverPaper(personId: string, id: string, ctx: ServiceContext): Promise<Result<DeliveredPaper>> {
  const file = (await papersOf(ctx.db, personId)).find((one) => one.id === id);
  const bytes = file?.scanState === 'clean' ? await bytesOfPaper(ctx.db, id) : null;
  return file && bytes ? ok({ file, bytes }) : fail({ kind: 'not-found', what: 'document' });
}

/** A copy that one sent. */
export async function deliverOwnPaper(input: Of & { readonly paper: string }, ctx: ServiceContext): Promise<Result<DeliveredPaper>> {
  const found = await ownerOf(input, ctx);
  return found.ok ? deliverPaper(found.value.personId, input.paper, ctx) : found;
}
