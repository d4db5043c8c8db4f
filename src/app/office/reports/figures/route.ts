import { csvResponse } from '@/app/_kit/csv-response';
import { defineRoute } from '@/app/_kit/define-route';
import { readWork } from '@/services/reports/read-work';
import { sectionsOf } from '../_parts/sections';
import { workParameters } from '../_parts/work-parameters';

/** The figures of the page as a file: the same tables, one below the other. */
export const GET = defineRoute({
  permission: 'queue:read',
  input: workParameters,
  run: async (input, ctx) => readWork(input, ctx),
  respond: (work, _, words) =>
    csvResponse(
      `work-${work.span.from}-${work.span.until}.csv`,
      sectionsOf(work, words).flatMap(({ caption, columns, rows }) => [
        [caption],
        [...columns],
        ...rows.map((row) => row.map(({ plain }) => plain)),
        [],
      ]),
    ),
});
