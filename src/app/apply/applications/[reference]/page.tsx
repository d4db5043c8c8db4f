import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { EDITABLE_STATES } from '@/domain/application/application-states';
import { ok } from '@/domain/shared/result';
import { getOwnApplication } from '@/services/application/get-application';
import { correspondenceOf } from '@/services/correspondence/get-correspondence';
import { listOwnDocuments } from '@/services/evidence/list-documents';
import { sendingObstacle } from '@/services/people/own-account';
import { listCodes } from '@/services/reference/list-codes';
import { DraftView } from '../../_parts/draft-view';
import { Reference } from '../../_parts/inputs';
import { SentView } from '../../_parts/sent-view';

/** One application: its tasks while it is a draft, what became of it afterwards. */
export default definePage({
  permission: 'application:read-own',
  params: z.object({ reference: Reference }),
  load: async (input, ctx) => {
    const own = await getOwnApplication(input, ctx);
    if (!own.ok) return own;
    const documents = await listOwnDocuments(input, ctx);
    if (!documents.ok) return documents;
    const correspondence = await correspondenceOf(own.value.application, ctx);
    const [book, obstacle] = [await listCodes(ctx), await sendingObstacle(own.value.application, ctx)];
    return ok({ ...own.value, documents: documents.value, correspondence, book, obstacle });
  },
  title: ({ application: { reference } }, { t }) => t('apply.draft.title', { reference }),
  view: ({ data, words, ctx }) =>
    EDITABLE_STATES.includes(data.application.state) ? (
      <DraftView draft={data} today={ctx.today} words={words} />
    ) : (
      <SentView sent={data} today={ctx.today} words={words} />
    ),
});
