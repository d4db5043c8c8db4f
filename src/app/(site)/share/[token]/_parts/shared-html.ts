import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { paths } from '@/app/_kit/paths';
import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { SharedPermit } from '@/services/sharing/open-share';
import type { CheckedPermit } from '@/services/verification/register-answer';
import { verdictHtml } from '@/ui/feedback/verdict-html';
import { verdictWords } from '@/ui/feedback/verdict-words';

const STEPS = ['print', 'compare', 'customs', 'once', 'keep'] as const;

/** A permit for its courier: the verdict first, then the file, then what to do. After STOP there is nothing to carry. */
export function sharedHtml(shared: SharedPermit, token: string, words: Words): Html {
  const { t, format } = words;
  const { answer, permitNumber, expiresAt, isOffered } = shared;
  const { verdict, permit, checkedAt } = answer;
  const unitName = (unit: string) => permit?.words[`unit:${unit}`]?.[words.locale] ?? unit;
  const { word, sentence } = verdictWords(verdict, permit && { ...permit, unitName }, checkedAt, words);
  return html`<div class="verdict-first">${verdictHtml({ code: verdict, word, detail: sentence })}</div>
<p>${t('permits.shared.by', { number: permitNumber, date: format.day(expiresAt) })}</p>
${isOffered ? offerHtml(permit, token, words) : html`<p class="lead">${t('permits.shared.stop')}</p>`}
<ul><li><a href="${paths.howToCheck}">${t('shared.footer.howToCheck')}</a></li><li><a href="${paths.help}">${t('verify.advice.report')}</a></li></ul>`;
}

function offerHtml(permit: CheckedPermit | null, token: string, words: Words): Html {
  const { t } = words;
  const steps = STEPS.filter((step) => step !== 'once' || permit?.useRule === 'one-consignment');
  return html`<p><a class="button button-primary" href="${paths.sharedPdf({ token })}">${t('permits.shared.download')}</a></p>
${permit ? html`<section aria-labelledby="facts"><h2 id="facts">${t('permits.shared.facts')}</h2>${factsHtml(permit, words)}</section>` : ''}
<section aria-labelledby="travel"><h2 id="travel">${t('permits.shared.travel')}</h2><ol>${steps.map((step) => html`<li>${t(`permits.shared.step.${step}`)}</li>`)}</ol></section>`;
}

function factsHtml(permit: CheckedPermit, { t, format, locale }: Words): Html {
  const nameOf = (kind: 'country' | 'term' | 'unit', code: string) => permit.words[`${kind}:${code}`]?.[locale] ?? code;
  const rows: readonly (readonly [string, Html | string])[] = [
    [t('verify.fact.type'), t(`codes.documentType.${permit.documentType}`)],
    [
      t('verify.fact.countries'),
      t('permits.shared.from', { from: nameOf('country', permit.countryOfExport), to: nameOf('country', permit.countryOfImport) }),
    ],
    [t('verify.fact.valid'), t('verify.fact.validDays', { from: format.day(permit.validFrom), until: format.day(permit.validUntil) })],
    ...permit.lines.map(
      (line) =>
        [
          t('permits.shared.line', { letter: lineLetter(line.position) }),
          html`<i lang="la" dir="ltr" class="scientific-name">${line.scientificName}</i> · ${nameOf('term', line.term)} · ${format.quantity(line.left, nameOf('unit', line.unit))}`,
        ] as const,
    ),
  ];
  return html`<dl class="summary-list">${rows.map(([label, value]) => html`<div class="summary-row"><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}
