import { defineRoute } from '@/app/_kit/define-route';
import { sheetTemplate } from '@/services/application/sheet-file';

/** An empty sheet of specimen lines to be filled in, in the reader's language. */
export const GET = defineRoute({
  permission: 'application:edit',
  run: sheetTemplate,
  respond: (workbook, _, { t }) =>
    new Response(new Uint8Array(workbook), {
      headers: {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': `attachment; filename="${t('apply.sheet.templateFile')}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    }),
});
