/**
 * A Route Handler for files, machines and uploads.
 *
 *   export const GET = defineRoute({                                  // file: route.ts
 *     permission: 'permit:download',
 *     params: z.object({ permitNumber: PermitNumber }),
 *     run: getPermitPdf,                                              // (input, ctx, visit) => Promise<Result<T>>
 *     respond: (pdf) => new Response(pdf.bytes, { headers: { 'Content-Type': 'application/pdf' } }),
 *   });
 *
 * `input` is read from the query (GET, HEAD) or the body (JSON or a form); `params` from the path. A problem is answered as
 * RFC 9457 `application/problem+json`; with `formPage`, a browser form gets 303 to that page, which shows the words.
 * HEAD and OPTIONS are Next's. No 5xx for anything a client can send.
 */
import 'server-only';
import type { z } from 'zod';
import { env } from '@/config/env';
import type { Problem } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { type Access, admit } from './access';
import { describeProblem, type KitProblem } from './describe-problem';
import { keepMessage } from './kept-message';
import { signInFor } from './paths';
import { problemHeaders, problemResponse } from './problem-response';
import { readBody } from './read-body';
import { entriesToInput, plainText, type RawInput, readInput } from './read-input';
import { publicContext, requestContext, type Visit } from './request-context';
import { isSameOrigin } from './same-origin';
import { unexpected } from './unexpected';

interface RouteDefinition<P extends z.ZodType, S extends z.ZodType, T> {
  readonly permission: Access;
  readonly params?: P;
  readonly input?: S;
  /** Largest body in bytes; 256 kB unless it takes files. */
  readonly bodyLimit?: number;
  /** What is said of a body that is too long or that did not arrive whole, where a plain form is read by people. */
  readonly bodyProblems?: { readonly tooLarge: Problem; readonly broken: Problem };
  readonly run: (input: z.output<S> & z.output<P>, ctx: ServiceContext, visit: Visit) => Promise<Result<T>>;
  readonly respond: (value: T, input: z.output<S> & z.output<P>, words: Words) => Response | Promise<Response>;
  /** For the few requests that browsers send from no page at all. */
  readonly isFromAnywhere?: boolean;
  /** Where a browser's form goes with its problem. */
  readonly formPage?: (params: Readonly<Record<string, string>>) => string;
}

/** What Next hands to a Route Handler beside the request. */
export interface RouteProps {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>> | undefined>;
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const BODY_LIMIT = 256 * 1024;

const isBrowserForm = (request: Request) =>
  /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(request.headers.get('content-type') ?? '') &&
  /text\/html/i.test(request.headers.get('accept') ?? '');

/** The path's own names and values. */
export async function pathInput(props: RouteProps): Promise<Readonly<Record<string, string>>> {
  // A route without a folder in brackets is handed none.
  const entries = Object.entries((await props.params) ?? {}).map(([name, value]): [string, string] => [
    name,
    plainText([value ?? ''].flat().join('/')),
  ]);
  return Object.fromEntries(entries);
}

async function inputOf(request: Request, limit: number): Promise<Result<RawInput, KitProblem>> {
  if (SAFE.includes(request.method)) return ok(entriesToInput(new URL(request.url).searchParams));
  return readBody(request, limit);
}

/** Makes a Route Handler. */
export function defineRoute<P extends z.ZodType = z.ZodType, S extends z.ZodType = z.ZodType, T = unknown>(
  definition: RouteDefinition<P, S, T>,
): (request: Request, props: RouteProps) => Promise<Response> {
  type Input = z.output<S> & z.output<P>;

  const perform = async (request: Request, path: Readonly<Record<string, string>>): Promise<Result<Response, KitProblem>> => {
    const isOurs = definition.isFromAnywhere === true || SAFE.includes(request.method) || isSameOrigin(request.headers, env().appOrigin);
    if (!isOurs) return fail({ kind: 'cross-site' });
    const { ctx, words, visit } = await (definition.permission === 'public' ? publicContext() : requestContext());
    const admitted = admit(ctx.actor, definition.permission);
    if (!admitted.ok) return admitted;
    const params = definition.params ? readInput(definition.params, path) : ok({});
    // An address that cannot be one of ours is not found, rather than wrongly filled in.
    if (!params.ok) return fail({ kind: 'not-found', what: 'page' });
    const raw = definition.input ? await inputOf(request, definition.bodyLimit ?? BODY_LIMIT) : ok({});
    if (!raw.ok) return fail(bodyProblem(raw.problem));
    const body = definition.input ? readInput(definition.input, raw.value) : ok({});
    if (!body.ok) return body;
    const input = { ...(body.value as object), ...(params.value as object) } as Input;
    const result = await definition.run(input, ctx, visit);
    return result.ok ? ok(await definition.respond(result.value, input, words)) : result;
  };

  const bodyProblem = (problem: KitProblem): KitProblem => {
    if (problem.kind === 'too-large') return definition.bodyProblems?.tooLarge ?? problem;
    return problem.kind === 'malformed-request' ? (definition.bodyProblems?.broken ?? problem) : problem;
  };

  const refuse = async (problem: KitProblem, request: Request, path: Readonly<Record<string, string>>): Promise<Response> => {
    const { words, visit } = await publicContext();
    const wantsPage = request.method === 'GET' && /text\/html/i.test(request.headers.get('accept') ?? '');
    if (problem.kind === 'unauthenticated' && wantsPage)
      return new Response(null, { status: 303, headers: { Location: signInFor(visit.address) } });
    if (!definition.formPage || !isBrowserForm(request)) return problemResponse(problem, words);
    const { title, detail, messages, fields } = describeProblem(problem, words);
    const page = definition.formPage(path);
    const sentence = [title, detail, ...messages, ...Object.values(fields)].join('. ').replaceAll('..', '.');
    return new Response(null, {
      status: 303,
      headers: {
        Location: page,
        'Set-Cookie': keepMessage(sentence, page.split('?')[0] ?? '/', env().appOrigin.startsWith('https:')),
        ...problemHeaders(problem),
      },
    });
  };

  return async (request, props) => {
    const path = await pathInput(props);
    try {
      const outcome = await perform(request, path);
      return outcome.ok ? outcome.value : await refuse(outcome.problem, request, path);
    } catch (error) {
      return refuse(unexpected(error, 'route'), request, path);
    }
  };
}
