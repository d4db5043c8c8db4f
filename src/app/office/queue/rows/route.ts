import { csvResponse } from '@/app/_kit/csv-response';
import { defineRoute } from '@/app/_kit/define-route';
import { ageOf } from '@/domain/application/case-clock';
import { ok } from '@/domain/shared/result';
import { listQueue } from '@/services/queue/list-queue';
import { documentTo } from '../../_parts/case-words';
import { ageInWords } from '../_parts/case-cells';
import { statusInWords } from '../_parts/choice-words';
import { filterOf, pagingOf, parametersOf, viewParameters } from '../_parts/view-address';

/** The cases of a page of the queue as a file: the rows that are shown, in their order. */
export const GET = defineRoute({
  permission: 'queue:read',
  input: viewParameters,
  run: async (at, ctx) => {
    const queue = await listQueue({ filter: filterOf(at), paging: pagingOf(at), readsView: (query) => filterOf(parametersOf(query)) }, ctx);
    if (!queue.ok) return queue;
    const aged = queue.value.rows.map((row) => ({
      ...row,
      age:
        row.clock === null || row.waitingFor === 'nobody'
          ? null
          : ageOf(row.clock, row.documentType ?? undefined, ctx.today, ctx.party.service),
    }));
    return ok(aged);
  },
  respond: (rows, _, words) => {
    const { t } = words;
    return csvResponse('queue.csv', [
      [
        t('office.column.reference'),
        t('office.column.applicant'),
        t('office.column.taxa'),
        t('queue.filter.appendix'),
        t('office.column.document'),
        t('office.column.lines'),
        t('office.column.age'),
        t('queue.column.risk'),
        t('office.column.waitingFor'),
        t('queue.column.assigned'),
        t('office.column.status'),
      ],
      ...rows.map((row) => [
        row.reference,
        row.applicantName,
        row.firstTaxon === null
          ? ''
          : [row.firstTaxon, row.taxonCount > 1 ? t('office.andMore', { n: row.taxonCount - 1 }) : ''].join(' ').trim(),
        row.appendix ?? '',
        documentTo(row.form, row.importerCountry, words),
        String(row.lineCount),
        row.age === null ? '' : ageInWords(row.age, words),
        String(row.risk),
        t(`queue.waiting.${row.waitingFor}`),
        row.assignedName,
        statusInWords(row.status, words),
      ]),
    ]);
  },
});
