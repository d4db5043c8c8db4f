import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { paths, signInFor, withQuery } from '@/app/_kit/paths';
import { lineLetter } from '@/domain/permit/permit';
import { verdictRow } from '@/domain/verification/verdict';
import type { Words } from '@/i18n/words';
import type { CheckedAnnex } from '@/services/verification/check-annex';
import type { FileAnswer } from '@/services/verification/check-file';
import type { CheckAnswer, CheckedLine, CheckedPermit } from '@/services/verification/register-answer';
import { verdictHtml } from '@/ui/feedback/verdict-html';
import { foreignWords, verdictWords } from '@/ui/feedback/verdict-words';
import { dataTableHtml } from '@/ui/tables/data-table-html';
import { foreignHtml } from './foreign-html';

/** The name of a code as the permit itself carries it; the language's own where it does not. */
const nameIn =
  (permit: CheckedPermit, { locale, format }: Words) =>
  (kind: 'country' | 'term' | 'unit' | 'source' | 'purpose', code: string) =>
    permit.words[`${kind}:${code}`]?.[locale] ?? (kind === 'country' ? format.country(code) : code);

type NameOf = ReturnType<typeof nameIn>;

/** The whole result of a check: the verdict first, then what to do, then what to compare. */
export function resultHtml(answer: CheckAnswer, words: Words, more: Html | '' = ''): Html {
  const { t, format } = words;
  const { verdict, checkedAt, permit, foreign } = answer;
  const judged = permit && { ...permit, unitName: (unit: string) => nameIn(permit, words)('unit', unit) };
  const { word, sentence } = foreign ? foreignWords(verdict, foreign, words) : verdictWords(verdict, judged, checkedAt, words);
  const crossings = permit?.useRule === 'multiple-crossings' ? ` ${t('verify.crossings', { n: permit.endorsements.length })}` : '';
  return html`<div class="verdict-first">${verdictHtml({ code: verdict, word, detail: sentence + crossings })}</div>
${checkedAt === null ? '' : html`<p class="hint">${t('verify.result.checkedAt', { moment: format.moment(checkedAt) })}</p>`}
${more}${adviceHtml(answer, words)}
${permit ? recordHtml(answer, permit, words) : ''}${foreign && verdictRow(verdict).showsLines ? foreignHtml(foreign, words) : ''}
<ul><li><a href="${withQuery(paths.report, { number: permit?.permitNumber ?? foreign?.permitNumber ?? null })}">${t('verify.advice.report')}</a></li><li><a href="${paths.howToCheck}">${t('shared.footer.howToCheck')}</a></li><li><a href="${paths.verify}">${t('verify.advice.again')}</a></li>${permit ? html`<li><a href="${signInFor(paths.customs.permit(permit))}">${t('verify.advice.official')}</a></li>` : ''}</ul>`;
}

/** The result of looking at a PDF: as every other, and in which boxes it says something else than the register. */
export function fileResultHtml(answer: FileAnswer, words: Words): Html {
  const { t } = words;
  const place = ({ page, box, line }: FileAnswer['differences'][number]): string => {
    if (box === null) return t('verify.file.rest', { page });
    if (box === 'QR') return t('verify.file.code', { page });
    return line === null ? t('verify.file.box', { page, box }) : t('verify.file.boxOfLine', { page, line, box });
  };
  const places = answer.differences.map((difference) => html`<li>${place(difference)}</li>`);
  const differences = html`<section aria-labelledby="differs"><h2 id="differs">${t('verify.file.differs')}</h2><ul>${places}</ul></section>`;
  return resultHtml(answer, words, answer.annex ? annexHtml(answer.annex, words) : places.length > 0 ? differences : '');
}

/** That the file is an annex to box 14 and no permit, of which moment, and whether more was entered since. */
function annexHtml({ permitNumber, drawnAt, entries, laterEntries }: CheckedAnnex, { t, format }: Words): Html {
  return html`<section aria-labelledby="annex"><h2 id="annex">${t('verify.annex.heading', { number: permitNumber })}</h2>
<p>${t('verify.annex.seal', { moment: format.moment(drawnAt), n: entries })}</p>
<p>${laterEntries > 0 ? html`<strong>${t('verify.annex.later', { n: laterEntries })}</strong>` : t('verify.annex.newest')}</p>
<p>${t('verify.annex.noPermit')}</p></section>`;
}

function adviceHtml({ verdict, permit }: CheckAnswer, { t }: Words): Html {
  const colour = verdictRow(verdict).colour;
  const paragraphs =
    verdict === 'UNKNOWN' || verdict === 'MALFORMED'
      ? [t(`verify.advice.${verdict}`)]
      : verdict === 'PDF_UNSIGNED'
        ? [t('verify.file.advice')]
        : colour === 'red'
          ? [t('verify.advice.stop'), ...(permit?.replacedBy ? [t('verify.advice.replaced', { number: permit.replacedBy })] : [])]
          : [t('verify.advice.compare'), t('verify.advice.copy')];
  return html`<section aria-labelledby="advice"><h2 id="advice">${t('verify.advice.heading')}</h2>${paragraphs.map((text) => html`<p>${text}</p>`)}</section>`;
}

/** After STOP the reason stands alone; what the register holds is a click away, so that nothing looks valid at a glance. */
function recordHtml(answer: CheckAnswer, permit: CheckedPermit, words: Words): Html {
  const { t } = words;
  const nameOf = nameIn(permit, words);
  const record = html`${factsHtml(answer, permit, nameOf, words)}${linesHtml(permit, nameOf, words)}`;
  return verdictRow(answer.verdict).colour === 'red'
    ? html`<details><summary>${t('verify.facts.stopped')}</summary>${record}</details>`
    : html`<section aria-labelledby="facts"><h2 id="facts">${t('verify.facts.heading')}</h2>${record}</section>`;
}

const numberHtml = (number: string): Html => html`<bdi dir="ltr" class="code">${number}</bdi>`;

function factsHtml({ scannedNames }: CheckAnswer, permit: CheckedPermit, nameOf: NameOf, { t, format }: Words): Html {
  const country = (code: string) => `${nameOf('country', code)} (${code})`;
  const rows: readonly (readonly [string, Html | string])[] = [
    [t('verify.fact.number'), numberHtml(permit.permitNumber)],
    ...(permit.replaces ? ([[t('verify.fact.replaces'), numberHtml(permit.replaces)]] as const) : []),
    ...(permit.replacedBy ? ([[t('verify.fact.replacedBy'), numberHtml(permit.replacedBy)]] as const) : []),
    [t('verify.fact.type'), t(`codes.documentType.${permit.documentType}`)],
    [t('verify.fact.issuedBy'), permit.issuedBy],
    [t('verify.fact.issuedOn'), format.day(permit.issuedOn)],
    ...(permit.leftBeforeIssue
      ? ([[t('verify.fact.leftBeforeIssue'), t('verify.fact.leftOn', { date: format.day(permit.leftBeforeIssue) })]] as const)
      : []),
    ...(permit.securityStamp ? ([[t('verify.fact.stamp'), numberHtml(permit.securityStamp)]] as const) : []),
    [t('verify.fact.valid'), t('verify.fact.validDays', { from: format.day(permit.validFrom), until: format.day(permit.validUntil) })],
    [t('verify.fact.countries'), t('verify.fact.fromTo', { from: country(permit.countryOfExport), to: country(permit.countryOfImport) })],
    [t('verify.fact.purpose'), `${permit.purpose} – ${nameOf('purpose', permit.purpose)}`],
    ...(scannedNames
      ? ([
          [t('verify.fact.exporter'), html`<bdi>${scannedNames.exporter}</bdi>`],
          [t('verify.fact.importer'), html`<bdi>${scannedNames.importer}</bdi>`],
        ] as const)
      : []),
    ...permit.endorsements.map(
      ({ on, post }) => [t('verify.fact.endorsed'), t('verify.fact.endorsedAt', { date: format.day(on), post })] as const,
    ),
  ];
  return html`<dl class="summary-list">${rows.map(([label, value]) => html`<div class="summary-row"><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function linesHtml(permit: CheckedPermit, nameOf: NameOf, { t, format }: Words): Html {
  const amount = (quantity: string, unit: string) =>
    html`${format.quantity(quantity)}<span class="common-name">${nameOf('unit', unit)}</span>`;
  const taxon = (line: CheckedLine) =>
    html`<span class="taxon"><i lang="la" dir="ltr" class="scientific-name">${line.scientificName}</i>${line.commonName ? html`<span class="common-name" lang="en">${line.commonName}</span>` : ''}</span>`;
  const goods = (line: CheckedLine) =>
    html`${nameOf('term', line.term)} (${line.term})${line.description ? html`<br><bdi>${line.description}</bdi>` : ''}${line.marks.length > 0 ? html`<br>${t('verify.line.marks', { marks: line.marks.join(', ') })}` : ''}${line.origin ? html`<br>${t('verify.line.origin', { country: nameOf('country', line.origin) })}` : ''}`;
  const source = ({ source: codes }: CheckedLine) => [...codes].map((code) => `${code} – ${nameOf('source', code)}`).join('; ');
  return dataTableHtml<CheckedLine>(
    t('verify.line.caption'),
    [
      { heading: t('verify.line.line'), cell: (line) => lineLetter(line.position) },
      { heading: t('verify.line.species'), cell: taxon },
      { heading: t('verify.line.description'), cell: goods },
      { heading: t('verify.line.appendix'), cell: (line) => line.appendix },
      { heading: t('verify.line.source'), cell: source },
      { heading: t('verify.line.quantity'), cell: (line) => amount(line.quantity, line.unit), isNumber: true },
      { heading: t('verify.line.left'), cell: (line) => amount(line.left, line.unit), isNumber: true },
    ],
    permit.lines,
  );
}
