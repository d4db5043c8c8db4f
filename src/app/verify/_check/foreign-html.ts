import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { ForeignPaper } from '@/services/verification/judge-foreign-code';
import { dataTableHtml } from '@/ui/tables/data-table-html';

/** What the code of another Party's permit says, with the codes as the paper has them: its register is not ours. */
export function foreignHtml(paper: ForeignPaper, { t, format }: Words): Html {
  const country = (code: string) => `${format.country(code)} (${code})`;
  const rows: readonly (readonly [string, Html | string])[] = [
    [t('verify.foreign.signedBy'), country(paper.party)],
    [t('verify.foreign.statusAsOf'), paper.statusAsOf ? format.moment(paper.statusAsOf) : t('verify.foreign.noStatus')],
    [t('verify.fact.number'), html`<bdi dir="ltr" class="code">${paper.permitNumber}</bdi>`],
    [t('verify.fact.type'), t(`codes.documentType.${paper.documentType}`)],
    [t('verify.fact.valid'), t('verify.foreign.untilDay', { from: format.day(paper.issuedOn), until: format.day(paper.validUntil) })],
    [t('verify.fact.countries'), t('verify.fact.fromTo', { from: country(paper.from), to: country(paper.to) })],
    [t('verify.fact.purpose'), paper.purpose],
    [t('verify.fact.exporter'), html`<bdi>${paper.exporter}</bdi>`],
    [t('verify.fact.importer'), html`<bdi>${paper.importer}</bdi>`],
  ];
  const facts = rows.map(([label, value]) => html`<div class="summary-row"><dt>${label}</dt><dd>${value}</dd></div>`);
  const lines = dataTableHtml(
    t('verify.line.caption'),
    [
      { heading: t('verify.line.line'), cell: ({ position }) => lineLetter(position) },
      {
        heading: t('verify.line.species'),
        cell: (line) => html`<i lang="la" dir="ltr" class="scientific-name">${line.scientificName}</i>`,
      },
      { heading: t('verify.line.description'), cell: (line) => `${line.term}, ${format.country(line.origin)} (${line.origin})` },
      { heading: t('verify.line.appendix'), cell: (line) => line.appendix },
      { heading: t('verify.line.source'), cell: (line) => line.source },
      { heading: t('verify.line.quantity'), cell: (line) => `${format.quantity(line.quantity)} ${line.unit}`, isNumber: true },
    ],
    paper.lines.map((line, index) => ({ ...line, position: index + 1 })),
  );
  const more = paper.moreLines > 0 ? html`<p>${t('verify.foreign.moreLines', { n: paper.moreLines })}</p>` : '';
  return html`<section aria-labelledby="facts"><h2 id="facts">${t('verify.foreign.heading')}</h2><p>${t('verify.foreign.lead')}</p><dl class="summary-list">${facts}</dl>${lines}${more}</section>`;
}
