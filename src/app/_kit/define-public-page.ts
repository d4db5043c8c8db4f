/**
 * A public page: HTML from a Route Handler, with no script at all.
 *
 *   export const GET = definePublicPage({                             // file: route.ts
 *     input: z.object({ q: z.string().trim().max(120).default('') }), // query of a GET, fields of a POST
 *     load: async ({ q }, ctx) => ok({ q, found: await searchTaxa(q, ctx) }),   // or goTo(path) for a 303
 *     title: (_, { t }) => t('verify.species.title'),
 *     render: ({ data, words }) => html`<h1>${words.t('verify.species.title')}</h1>…`,
 *   });
 *
 * `html` is hono's tagged template: what is put into it is escaped. A problem is drawn by `render` itself when `recover`
 * gives data for it (a form with its message), else as a page of its own; the status says which. POST: `export const POST =
 * definePublicPage({…})` with the same definition; it must come from a page of this portal.
 */
import 'server-only';
import type { html } from 'hono/html';
import type { z } from 'zod';
import { env } from '@/config/env';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { pathInput, type RouteProps } from './define-route';
import { type DescribedProblem, describeProblem, type KitProblem } from './describe-problem';
import { problemHeaders, problemResponse, statusOf } from './problem-response';
import { problemHtml, publicDocument } from './public-document';
import { readBody } from './read-body';
import { entriesToInput, type RawInput, readInput, typedValues } from './read-input';
import { publicContext, type Visit } from './request-context';
import { isSameOrigin } from './same-origin';
import { unexpected } from './unexpected';

/** A piece of HTML, escaped where it came from outside. */
export type Html = ReturnType<typeof html>;

/** Sends the reader on, with 303. */
export interface GoTo {
  readonly goTo: string;
}

/** The answer of `load` that sends the reader on. */
export const goTo = (path: string): { readonly ok: true; readonly value: GoTo } => ok({ goTo: path });

/** What is drawn. */
export interface PublicProps<Data> {
  readonly data: Data;
  readonly words: Words;
  /** The problem that `recover` answered, said; null when all is well. */
  readonly problem: DescribedProblem | null;
  /** What was typed, to fill a form again. */
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
}

interface PublicPageDefinition<P extends z.ZodType, S extends z.ZodType, Data> {
  readonly params?: P;
  readonly input?: S;
  /** Largest body in bytes; 64 kB unless it takes a file. */
  readonly bodyLimit?: number;
  readonly load: (input: z.output<S> & z.output<P>, ctx: ServiceContext, visit: Visit) => Promise<Result<Data | GoTo>>;
  readonly recover?: (problem: KitProblem, ctx: ServiceContext) => Data | null;
  /** A problem that the data carry themselves, such as one wrong answer among right ones: drawn by `render`, with its status. */
  readonly problem?: (data: Data) => KitProblem | null;
  readonly title: (data: Data, words: Words) => string;
  readonly render: (props: PublicProps<Data>) => Html | Promise<Html>;
  /** Status of a page that was drawn; 200 unless the data says otherwise. */
  readonly status?: (data: Data) => number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Nothing is filled in or pressed here, so the page leaves out the sheet for that: an answer at a border must load at once. */
  readonly isBare?: boolean;
  /** The same answer for a machine, which asks with `Accept: application/json`; without it every reader gets HTML. */
  readonly json?: (data: Data) => object;
  /** The same in a form of its own, for whoever asks for that type alone, such as a credential. */
  readonly form?: {
    readonly type: string;
    readonly make: (data: Data, ctx: ServiceContext, visit: Visit) => Promise<Result<string>>;
  };
}

const BODY_LIMIT = 64 * 1024;

/** A browser always names HTML; what names JSON alone is a program. */
const wantsJson = (request: Request): boolean => {
  const accept = request.headers.get('accept') ?? '';
  return /\bapplication\/json\b/i.test(accept) && !/\btext\/html\b/i.test(accept);
};

const asksFor = (request: Request, type: string): boolean =>
  (request.headers.get('accept') ?? '').split(',').some((one) => one.split(';')[0]?.trim().toLowerCase() === type);

const isGoTo = (value: unknown): value is GoTo => typeof value === 'object' && value !== null && 'goTo' in value;

const answer = (body: string, status: number, words: Words, headers: Readonly<Record<string, string>> = {}) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': words.locale, ...headers } });

/** Makes a public page. */
export function definePublicPage<P extends z.ZodType = z.ZodType, S extends z.ZodType = z.ZodType, Data = unknown>(
  definition: PublicPageDefinition<P, S, Data>,
): (request: Request, props: RouteProps) => Promise<Response> {
  type Input = z.output<S> & z.output<P>;
  interface Read {
    readonly raw: RawInput;
    readonly outcome: Result<Data | GoTo, KitProblem>;
  }

  const perform = async (request: Request, props: RouteProps, ctx: ServiceContext, visit: Visit): Promise<Read> => {
    const isPost = request.method === 'POST';
    if (isPost && !isSameOrigin(request.headers, env().appOrigin)) return { raw: {}, outcome: fail({ kind: 'cross-site' }) };
    const sent: Result<RawInput, KitProblem> = isPost
      ? await readBody(request, definition.bodyLimit ?? BODY_LIMIT)
      : ok(entriesToInput(new URL(request.url).searchParams));
    if (!sent.ok) return { raw: {}, outcome: sent };
    const raw = sent.value;
    const path = definition.params ? readInput(definition.params, await pathInput(props)) : ok({});
    if (!path.ok) return { raw, outcome: fail({ kind: 'not-found', what: 'page' }) };
    const input = definition.input ? readInput(definition.input, raw) : ok({});
    if (!input.ok) return { raw, outcome: input };
    return { raw, outcome: await definition.load({ ...(input.value as object), ...(path.value as object) } as Input, ctx, visit) };
  };

  return async (request, props) => {
    const { ctx, words, visit } = await publicContext();
    const toMachine = definition.json !== undefined && wantsJson(request);
    const negotiated = definition.json === undefined ? {} : { Vary: 'Accept' };
    const draw = async (data: Data, raw: RawInput, problem: KitProblem | null): Promise<Response> => {
      const answered = { ...definition.headers, ...negotiated };
      if (definition.json && toMachine && !problem)
        return Response.json(definition.json(data), {
          status: definition.status?.(data) ?? 200,
          headers: { 'Content-Language': words.locale, ...answered },
        });
      const described = problem ? describeProblem(problem, words) : null;
      const title = definition.title(data, words);
      const body = await definition.render({ data, words, problem: described, typed: typedValues(raw) });
      const status = problem ? statusOf(problem) : (definition.status?.(data) ?? 200);
      const page = await publicDocument({ title, words, visit, body, hasProblem: problem !== null, isBare: definition.isBare ?? false });
      return answer(page, status, words, { ...answered, ...(problem ? problemHeaders(problem) : {}) });
    };
    const refuse = async (problem: KitProblem, raw: RawInput): Promise<Response> => {
      if (toMachine) return problemResponse(problem, words);
      const recovered = definition.recover?.(problem, ctx) ?? null;
      if (recovered !== null) return draw(recovered, raw, problem);
      const described = describeProblem(problem, words);
      const page = await publicDocument({
        title: described.title,
        words,
        visit,
        body: problemHtml(described),
        hasProblem: true,
        isBare: false,
      });
      return answer(page, statusOf(problem), words, { ...definition.headers, ...negotiated, ...problemHeaders(problem) });
    };
    try {
      const { raw, outcome } = await perform(request, props, ctx, visit);
      if (!outcome.ok) return await refuse(outcome.problem, raw);
      if (isGoTo(outcome.value)) return new Response(null, { status: 303, headers: { Location: outcome.value.goTo } });
      const { form } = definition;
      if (form && asksFor(request, form.type)) {
        const made = await form.make(outcome.value, ctx, visit);
        if (!made.ok) return problemResponse(made.problem, words);
        return new Response(made.value, { headers: { 'Content-Type': form.type, ...definition.headers, ...negotiated } });
      }
      const problem = definition.problem?.(outcome.value) ?? null;
      return problem && toMachine ? problemResponse(problem, words) : await draw(outcome.value, raw, problem);
    } catch (error) {
      const problem = unexpected(error, 'public-page');
      const described = describeProblem(problem, words);
      return answer(
        await publicDocument({ title: described.title, words, visit, body: problemHtml(described), hasProblem: true, isBare: false }),
        statusOf(problem),
        words,
      );
    }
  };
}
