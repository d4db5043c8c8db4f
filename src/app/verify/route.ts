import { definePublicPage, goTo } from '@/app/_kit/define-public-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { isElsewhere } from '@/services/verification/check-permit';
import { formHtml } from './_check/form-html';
import { questionSchema } from './_check/question';

const page = { title: (_: { readonly form: true }, { t }: Words) => t('verify.form.title'), render: formHtml };

export const GET = definePublicPage({ ...page, load: async () => ok({ form: true as const }) });

/** Sends the reader to the address of the check itself, which can be kept, reloaded and read in another language. */
export const POST = definePublicPage({
  ...page,
  input: questionSchema,
  load: async (asked, ctx) =>
    goTo(
      asked.by === 'number'
        ? paths.check({ permitNumber: asked.number, code: asked.code })
        : withQuery(paths.scanned({ token: asked.text.payload }), {
            from: isElsewhere(asked.text.scanned, ctx) ? 'elsewhere' : null,
          }),
    ),
  recover: (problem) => (problem.kind === 'invalid-input' ? { form: true as const } : null),
});
