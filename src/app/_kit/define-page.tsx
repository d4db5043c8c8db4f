/**
 * A page for people who are signed in (or, rarely, a public one that needs scripts).
 *
 *   export default definePage({                                      // file: page.tsx
 *     permission: 'application:read',
 *     params: z.object({ reference: ApplicationReference }),
 *     load: getApplication,                                          // (input, ctx, visit) => Promise<Result<Data>>
 *     title: (application, { t }) => t('office.case.title', { reference: application.reference }),
 *     view: ({ data, words, actor }) => <CaseView application={data} words={words} />,
 *   });
 *
 * `input` of load and view is what `searchParams` and `params` give together; a name in both is the path's. Not signed in →
 * the sign-in page and back; no permission, not found or a malformed address → the same "not found". Exactly one of
 * `title` here or `<ActionForm title>` in the view names the page (the form must say "Error:" first).
 * The view stands in the page frame (header, navigation, `<main>`); it begins with `<Heading>`.
 */
import 'server-only';
import { redirect, unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Result } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { type Access, type ActorFor, admit } from './access';
import { answerNotFound } from './answer-status';
import { fullTitle } from './full-title';
import { keptMessage } from './kept-message';
import { KeptTyping } from './kept-typing';
import { NotFoundPage } from './not-found-page';
import { signInFor } from './paths';
import { ProblemPage } from './problem-page';
import { entriesToInput, readInput } from './read-input';
import { requestContext, type Visit } from './request-context';
import { Shell } from './shell';
import { unexpected } from './unexpected';

/** What a view is given. */
export interface ViewProps<Data, Input, A extends Access> {
  readonly data: Data;
  readonly input: Input;
  readonly words: Words;
  readonly actor: ActorFor<A>;
  readonly ctx: ServiceContext;
  /** The full title for `<ActionForm title>`: `words` → "Approve – CITES permits – Exampleland". */
  readonly titled: (title: string) => string;
}

interface PageDefinition<A extends Access, P extends z.ZodType, Q extends z.ZodType, Data> {
  readonly permission: A;
  readonly params?: P;
  readonly searchParams?: Q;
  readonly load?: (input: z.output<Q> & z.output<P>, ctx: ServiceContext, visit: Visit) => Promise<Result<Data>>;
  readonly title?: (data: Data, words: Words) => string;
  /** Where a reader goes from a problem that stands in the page's place, such as a step that can no longer be taken. */
  readonly back?: (input: z.output<Q> & z.output<P>) => string;
  /** Officers' tables may use the whole width; questions are read in one column. */
  readonly width?: 'reading' | 'wide';
  readonly view: (props: ViewProps<Data, z.output<Q> & z.output<P>, A>) => ReactNode | Promise<ReactNode>;
}

interface NextPageProps {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const pairs = (values: Readonly<Record<string, string | string[] | undefined>>, read: (text: string) => string) =>
  Object.entries(values).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, read(one)]));

/** Reads path and query; malformed ones lead nowhere: null. */
async function inputOf(
  definition: { readonly params?: z.ZodType; readonly searchParams?: z.ZodType },
  props: NextPageProps,
): Promise<object | null> {
  const query = definition.searchParams
    ? readInput(definition.searchParams, entriesToInput(pairs(await props.searchParams, (text) => text)))
    : null;
  const path = definition.params ? readInput(definition.params, entriesToInput(pairs(await props.params, decoded))) : null;
  if (query?.ok === false || path?.ok === false) return null;
  return { ...(query?.value as object | undefined), ...(path?.value as object | undefined) };
}

/** The page of what does not exist, or not for the asker. */
async function nowhere(): Promise<ReactNode> {
  await answerNotFound();
  return <NotFoundPage />;
}

/** Makes a page. */
export function definePage<A extends Access, P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType, Data = undefined>(
  definition: PageDefinition<A, P, Q, Data>,
): (props: NextPageProps) => Promise<ReactNode> {
  const show = async (props: NextPageProps): Promise<ReactNode> => {
    const { ctx, words, visit } = await requestContext();
    const admitted = admit(ctx.actor, definition.permission);
    if (!admitted.ok) {
      if (admitted.problem.kind === 'unauthenticated') redirect(signInFor(visit.address));
      return nowhere();
    }
    const read = await inputOf(definition, props);
    if (read === null) return nowhere();
    const input = read as z.output<Q> & z.output<P>;
    const loaded = definition.load ? await definition.load(input, ctx, visit) : { ok: true as const, value: undefined as Data };
    if (!loaded.ok) {
      if (loaded.problem.kind === 'unauthenticated') redirect(signInFor(visit.address));
      if (loaded.problem.kind === 'not-found' || loaded.problem.kind === 'forbidden') return nowhere();
      return <ProblemPage problem={loaded.problem} back={definition.back?.(input) ?? null} />;
    }
    const titled = (title: string) => fullTitle(title, words);
    const actor = ctx.actor as ActorFor<A>;
    const shown = await definition.view({ data: loaded.value, input, words, actor, ctx, titled });
    return (
      <>
        {definition.title ? <title>{titled(definition.title(loaded.value, words))}</title> : null}
        <Shell width={definition.width ?? 'reading'} kept={await keptMessage()}>
          {ctx.actor ? <KeptTyping>{shown}</KeptTyping> : shown}
        </Shell>
      </>
    );
  };
  return async (props) => {
    try {
      return await show(props);
    } catch (error) {
      unstable_rethrow(error);
      // Thrown on, it would reach error.client.tsx, which shows nothing at all where scripts are off.
      return <ProblemPage problem={unexpected(error, 'page')} />;
    }
  };
}
