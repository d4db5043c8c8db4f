import 'server-only';
import { officesAndPosts, savePlace } from '@/data/repositories/work-place-repository';
import { inTransaction } from '@/data/transaction';
import { faultOfPlace, type WorkPlace } from '@/domain/people/work-place';
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

/** The names of a place, as the log keeps them. */
export function nameOfPlace(
  { office, post }: Pick<WorkPlace, 'office' | 'post'>,
  { offices, posts }: Awaited<ReturnType<typeof officesAndPosts>>,
): string {
  const named = [offices.find(({ id }) => id === office)?.name, posts.find(({ id }) => id === post)?.name];
  return named.filter((name) => name !== undefined).join(', ');
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
  if (office !== null && !offices.some(({ id }) => id === office)) return fail(invalidField('office', 'field.chooseOne'));
  if (post !== null && !posts.some(({ id }) => id === post)) return fail(invalidField('post', 'field.chooseOne'));
  const fault = faultOfPlace(person.roles, input);
  if (fault) return fail(invalidField(...fault));
  const reason = input.reason.trim();
  if (reason === '') return fail(invalidField('reason', 'reason.required'));
  const proof = await prove(input, { act: 'person.change', items: [digestOf({ place: person.id, office, post, leads, reason })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'person', id: person.id }, ctx);
    await savePlace(tx, person.id, { office, post, leads });
    await releaseCasesOf(tx, person.id, office, ctx);
    const from = nameOfPlace({ office: person.office?.id ?? null, post: person.post?.id ?? null }, { offices, posts });
    const to = nameOfPlace(input, { offices, posts });
    tx.record({ type: 'PersonPlaced', subject: 'person', subjectId: person.id, payload: { from, to, leads, reason } });
    return ok({ person: person.id });
  });
}
