import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { addSheet } from '@/services/application/add-sheet';
import { readSheetFile } from '@/services/application/sheet-file';
import { forgetForm, keepForm } from '@/services/people/kept-forms';
import { Reference, Version } from '../../../../../_parts/inputs';
import { OneFile, sentFile, UPLOAD_LIMITS } from '../../../../../_parts/upload-input';

/**
 * Takes a sheet as a file and adds its lines to one's own draft. Where a cell is wrong, the page comes back with what is wrong and
 * with the cells in its box, to be mended there or in the file.
 */
export const POST = defineRoute({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  input: z.object({ version: Version, file: OneFile }),
  ...UPLOAD_LIMITS,
  run: async ({ reference, version, file }, ctx) => {
    const sheet = await readSheetFile(await sentFile(file), ctx);
    if (!sheet.ok) return sheet;
    const address = paths.apply.sheet({ reference });
    const added = await addSheet({ reference, version, sheet: sheet.value }, ctx);
    if (added.ok) {
      await forgetForm(address, ctx);
      return ok(paths.apply.specimens({ reference }));
    }
    if (added.problem.kind !== 'sheet-refused') return added;
    const kept = await keepForm({ address, typed: { sheet: sheet.value } }, ctx);
    return kept.ok ? ok(paths.apply.sheetSent({ reference })) : added;
  },
  respond: (page) => new Response(null, { status: 303, headers: { Location: page } }),
  formPage: ({ reference = '' }) => paths.apply.sheet({ reference }),
});
