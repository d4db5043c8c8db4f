import { z } from 'zod';
import { csvResponse } from '@/app/_kit/csv-response';
import { defineRoute } from '@/app/_kit/define-route';
import { listStock } from '@/services/stock/keep-stock';
import { stockColumns } from '../../_parts/stock-columns';

/** The stock as a file: the same rows and columns as on its page. */
export const GET = defineRoute({
  permission: 'stock:read',
  input: z.object({}),
  run: listStock,
  respond: ({ entries }, { today }, words) => {
    const columns = stockColumns(words);
    return csvResponse(`stock-${today}.csv`, [
      columns.map(({ heading }) => heading),
      ...entries.map((entry) => columns.map(({ plain }) => plain(entry))),
    ]);
  },
});
