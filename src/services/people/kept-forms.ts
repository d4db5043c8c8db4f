import 'server-only';
import { deleteKeptForm, findKeptForm, type KeptForm, saveKeptForm } from '@/data/repositories/kept-form-repository';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** Unsaved pages that are kept for one person, and how much of each: a draft is long, a flood is longer. */
const MOST_PAGES = 30;
const MOST_CHARACTERS = 60_000;
const LONGEST_ADDRESS = 300;

/** What was typed on a page, by field. */
export interface TypedForm {
  readonly address: string;
  readonly typed: KeptForm['typed'];
}

/** The page itself: its query only says how it is looked at. */
const pageOf = (address: string): string => address.split(/[?#]/)[0] ?? '';

/**
 * Keeps what a person typed into a page that is not saved yet: while they type, and when their session ran out before they
 * sent it. It is no part of the register: nothing is judged by it, nobody else is shown it, and it goes when the page is saved.
 */
export async function keepFormOf(personId: string, form: TypedForm, ctx: ServiceContext): Promise<Result<{ readonly keptAt: string }>> {
  const address = pageOf(form.address);
  if (!address.startsWith('/') || address.length > LONGEST_ADDRESS) return fail(invalidField('address', 'field.invalid'));
  if (JSON.stringify(form.typed).length > MOST_CHARACTERS) return fail(invalidField('typed', 'field.invalid'));
  await saveKeptForm(ctx.db, { personId, address, typed: form.typed, at: ctx.now, most: MOST_PAGES });
  return ok({ keptAt: ctx.now });
}

/** The same for whoever is signed in. */
export async function keepForm(form: TypedForm, ctx: ServiceContext): Promise<Result<{ readonly keptAt: string }>> {
  const actor = requireActor(ctx);
  return actor.ok ? keepFormOf(actor.value.personId, form, ctx) : actor;
}

/** What the reader typed on a page and has not saved; null where nothing is kept, or nobody is signed in. */
export const keptFormOn = async (address: string, ctx: ServiceContext): Promise<KeptForm | null> =>
  ctx.actor ? findKeptForm(ctx.db, ctx.actor.personId, pageOf(address)) : null;

/** What was kept of a page is of no more use: the page was saved, or its reader would rather see what is saved. */
export async function forgetForm(address: string, ctx: ServiceContext): Promise<Result<null>> {
  if (ctx.actor) await deleteKeptForm(ctx.db, ctx.actor.personId, pageOf(address));
  return ok(null);
}
