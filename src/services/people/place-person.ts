import 'server-only';
import { officesAndPosts, savePlace } from '@/data/repositories/work-place-repository';
import { inTransaction } from '@/data/transaction';
import { faultOfPlace, nameOfPlace, type WorkPlace } from '@/domain/people/work-place';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';
import { getPerson } from './change-person';
import { releaseCasesOf } from './stand-down';

/** A person, and every office and post at which they could work. */
export async function getPersonToPlace(input: { readonly person: string }, ctx: ServiceContext) {
  const found = await getPerson(input, ctx);
  return found.ok ? ok({ ...found.value, ...(await officesAndPosts(ctx.db)) }) : found;
}

/** Says where somebody else works from now on. Cases of the office that they leave go back to its queue. */
export async function placePerson(
  input: GivenProof & WorkPlace & { readonly person: string; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly person: string }>> {
  const found = await getPersonToPlace(input, ctx);
  if (!found.ok) return found;
  const { person, isSelf, offices, posts } = found.value;
  if (isSelf) return fail({ kind: 'separation-of-duties', part: '' });
  const { office, post, leads } = input;
  const places = { offices, posts };
  const fault = faultOfPlace(person.roles, input, places);
  if (fault) return fail(invalidField(...fault));
  const reason = input.reason.trim();
  if (reason === '') return fail(invalidField('reason', 'reason.required'));
  const proof = await prove(input, { act: 'person.change', items: [digestOf({ place: person.id, office, post, leads, reason })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'person', id: person.id }, ctx);
    await savePlace(tx, person.id, { office, post, leads });
    await releaseCasesOf(tx, person.id, office, ctx);
    const from = nameOfPlace({ office: person.office?.id ?? null, post: person.post?.id ?? null }, places);
    const to = nameOfPlace(input, places);
    tx.record({ type: 'PersonPlaced', subject: 'person', subjectId: person.id, payload: { from, to, leads, reason } });
    return ok({ person: person.id });
  });
}
