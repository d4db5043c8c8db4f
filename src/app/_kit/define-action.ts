/**
 * A browser form's other half: a Server Action that works with JavaScript off.
 *
 *   'use server';                                                     // file: approve.action.ts
 *   export const approve = defineAction({
 *     permission: 'application:decide',
 *     input: z.object({ reference: z.string(), version: z.coerce.number().int(), reasons: z.string().trim().min(1, 'reason.required') }),
 *     run: approveApplication,                                        // (input, ctx, visit) => Promise<Result<T>>
 *     redirectTo: (_, { reference }) => paths.office.application({ reference }),
 *   });
 *
 * Same origin → who is it → permission → parse → run. A refusal gives the form back filled in, with words; success
 * redirects (303). What the page knows goes in hidden inputs (HiddenField) and is checked like anything else that is sent.
 * Messages of the schema are catalogue keys below `problems.`.
 */
import 'server-only';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { lapsedPerson } from '@/auth/session';
import { env } from '@/config/env';
import type { Result } from '@/domain/shared/result';
import type { ServiceContext } from '@/services/context';
import { forgetForm, keepFormOf } from '@/services/people/kept-forms';
import type { FormAction, FormState } from '@/ui/forms/form-state';
import { type Access, admit } from './access';
import type { KitProblem } from './describe-problem';
import { stateOfProblem } from './form-state';
import { signInFor } from './paths';
import { entriesToInput, type RawInput, readInput, typedValues } from './read-input';
import { requestContext, type Visit } from './request-context';
import { isSameOrigin } from './same-origin';
import { unexpected } from './unexpected';

interface ActionDefinition<S extends z.ZodType, T> {
  readonly permission: Access;
  readonly input: S;
  readonly run: (input: z.output<S>, ctx: ServiceContext, visit: Visit) => Promise<Result<T>>;
  readonly redirectTo: (value: T, input: z.output<S>) => string;
}

type Outcome = { readonly path: string } | { readonly problem: KitProblem };

async function perform<S extends z.ZodType, T>(definition: ActionDefinition<S, T>, raw: RawInput): Promise<Outcome> {
  try {
    if (!isSameOrigin(await headers(), env().appOrigin)) return { problem: { kind: 'cross-site' } };
    const { ctx, visit } = await requestContext();
    const admitted = admit(ctx.actor, definition.permission);
    if (!admitted.ok) return admitted.problem.kind === 'unauthenticated' ? await afterSignIn(raw, ctx, visit, admitted.problem) : admitted;
    const input = readInput(definition.input, raw);
    if (!input.ok) return input;
    const result = await definition.run(input.value, ctx, visit);
    if (!result.ok) return result;
    // What was kept of the page while it was typed has been saved now; should it stay, the reader is shown it once more.
    await forgetForm(visit.address, ctx).catch(() => undefined);
    return { path: definition.redirectTo(result.value, input.value) };
  } catch (error) {
    return { problem: unexpected(error, 'action') };
  }
}

/** The session ran out in the middle of a page: what was typed is kept for its person, who comes back to it by signing in. */
async function afterSignIn(raw: RawInput, ctx: ServiceContext, { address }: Visit, problem: KitProblem): Promise<Outcome> {
  const personId = await lapsedPerson(ctx.db);
  if (personId === null) return { problem };
  const kept = await keepFormOf(personId, { address, typed: typedValues(raw) }, ctx);
  return kept.ok ? { path: signInFor(address) } : { problem };
}

/**
 * Next's router takes a redirect to the very page it shows, with a fragment, for a jump on that page and draws nothing anew: what was just
 * saved would be missing. It is sent to the page without the fragment; a browser without scripts keeps it.
 */
async function drawnAnew(path: string): Promise<string> {
  const [page = path] = path.split('#');
  const { visit } = await requestContext();
  return page === visit.address && (await headers()).has('next-action') ? page : path;
}

/** Makes a Server Action. */
export function defineAction<S extends z.ZodType, T>(definition: ActionDefinition<S, T>): FormAction {
  return async (previous: FormState, form: FormData): Promise<FormState> => {
    // Both arguments come over the wire, whatever their types say.
    const raw = form instanceof FormData ? entriesToInput(form.entries()) : null;
    const outcome: Outcome = raw ? await perform(definition, raw) : { problem: { kind: 'malformed-request' } };
    if ('path' in outcome) redirect(await drawnAnew(outcome.path));
    // What the page knows (its version above all) is drawn anew, so that what was typed can be sent on top of the newest.
    if (outcome.problem.kind === 'stale') refresh();
    const { words } = await requestContext();
    return stateOfProblem(outcome.problem, raw ?? {}, previous, words);
  };
}
