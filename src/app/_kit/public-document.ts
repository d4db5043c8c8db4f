/** The frame of every public page: one document, one style sheet or two, no script. The React pages' frame is shell.tsx. */
import { html } from 'hono/html';
import { env } from '@/config/env';
import type { Words } from '@/i18n/words';
import type { Html } from './define-public-page';
import type { DescribedProblem } from './describe-problem';
import { fullTitle } from './full-title';
import { footerLinks, languageLinks, sectionsFor } from './navigation';
import { paths } from './paths';
import type { Visit } from './request-context';

interface DocumentProps {
  readonly title: string;
  readonly words: Words;
  readonly visit: Visit;
  readonly body: Html | Promise<Html>;
  /** "Error: " before the title. */
  readonly hasProblem: boolean;
  /** Without the sheet for forms, buttons and panels. */
  readonly isBare: boolean;
}

const currentIf = (isCurrent: boolean, what: 'page' | 'true') => (isCurrent ? html` aria-current="${what}"` : '');

/** The whole document as text. */
export async function publicDocument({ title, words, visit, body, hasProblem, isBare }: DocumentProps): Promise<string> {
  const { t, format, locale } = words;
  const { mode, partyCode } = env();
  const country = format.country(partyCode);
  const path = visit.address.split('?')[0] ?? '/';
  const languages = languageLinks(visit.address, words).map(
    (link) =>
      html`<li><a href="${link.href}" lang="${link.lang}" hreflang="${link.lang}"${currentIf(link.isCurrent, 'true')}>${link.text}</a></li>`,
  );
  const sections = sectionsFor(null, words).map(
    (link) => html`<li><a href="${link.href}"${currentIf(path === link.href, 'page')}>${link.text}</a></li>`,
  );
  const footer = footerLinks(words).map((link) => html`<li><a href="${link.href}">${link.text}</a></li>`);
  return String(
    await html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${hasProblem ? t('shared.errorPrefix') : ''}${fullTitle(title, words)}</title>
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/public.css">${isBare ? '' : html`<link rel="stylesheet" href="/work.css">`}
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip-link" href="#main">${t('shared.skipToContent')}</a>
<header class="site-header">
<div class="site-header-row"><a class="brand" href="${paths.home}">${t('shared.product')}</a>
<details class="menu"><summary>${t('shared.menu')}</summary><div class="menu-content"><span class="authority">${t('shared.managementAuthorityOf', { country })}</span><ul class="languages" aria-label="${t('shared.languages')}">${languages}</ul>
<p class="account"><a href="${paths.signIn}">${t('shared.signIn')}</a></p><nav aria-label="${t('shared.navigation')}"><ul class="sections">${sections}</ul></nav></div></details></div>
</header>
${mode === 'demo' ? html`<p class="demonstration">${t('shared.demonstration', { country })}</p>` : ''}
<main id="main" class="main" tabindex="-1">
${await body}
</main>
<footer class="site-footer"><nav aria-label="${t('shared.footerNavigation')}"><ul>${footer}</ul></nav><p>${t('shared.footer.law')}</p></footer>
</body>
</html>
`,
  );
}

/** A problem in the page's place. */
export const problemHtml = ({ title, detail, messages }: DescribedProblem): Html =>
  html`<div class="problem-view"><h1>${title}</h1><p class="lead">${detail}</p>${messages.length > 0 ? html`<ul>${messages.map((message) => html`<li>${message}</li>`)}</ul>` : ''}</div>`;
