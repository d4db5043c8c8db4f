/**
 * Request hygiene only: headers, method, origin, size, language. Who may do what is decided in definePage, defineAction and
 * defineRoute, in the services and in the database.
 */
import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { ADDRESS_HEADER, NONCE_HEADER } from './app/_kit/portal-headers';
import { problemResponse } from './app/_kit/problem-response';
import { hygieneProblem } from './app/_kit/request-hygiene';
import { addressKind, securityHeaders } from './app/_kit/security-headers';
import { env } from './config/env';
import { chooseLocale, isLocale, LOCALE_COOKIE, LOCALE_HEADER, LOCALE_PARAMETER } from './i18n/locale';
import { getWords } from './i18n/words';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Answers what must not go on, and dresses what does. */
export async function proxy(request: NextRequest): Promise<Response> {
  const { appOrigin } = env();
  const { pathname, search, searchParams } = request.nextUrl;
  const isSecure = appOrigin.startsWith('https:');
  const nonce = randomBytes(16).toString('base64');
  const headers = securityHeaders(pathname, { nonce, isSecure });
  const parameter = searchParams.get(LOCALE_PARAMETER);
  const locale = chooseLocale({
    parameter,
    cookie: request.cookies.get(LOCALE_COOKIE)?.value ?? null,
    acceptLanguage: request.headers.get('accept-language'),
  });

  const form = () => request.clone().formData();
  const problem = await hygieneProblem({ method: request.method, path: pathname, headers: request.headers, form }, appOrigin);
  if (problem) {
    const refusal = problemResponse(problem, getWords(locale));
    for (const [name, value] of Object.entries(headers)) refusal.headers.set(name, value);
    return refusal;
  }

  const onward = new Headers(request.headers);
  onward.set(ADDRESS_HEADER, pathname + search);
  onward.set(LOCALE_HEADER, locale);
  onward.set(NONCE_HEADER, nonce);
  // Whatever Host or a proxy claim, this is the address of the portal; links and origin checks below rest on it.
  onward.set('x-forwarded-host', new URL(appOrigin).host);
  onward.set('x-forwarded-proto', isSecure ? 'https' : 'http');
  const policy = headers['Content-Security-Policy'] ?? '';
  if (addressKind(pathname) === 'page') onward.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers: onward } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (isLocale(parameter)) {
    response.cookies.set(LOCALE_COOKIE, parameter, { path: '/', sameSite: 'lax', secure: isSecure, maxAge: YEAR_SECONDS, httpOnly: true });
  }
  return response;
}
