import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { mayRemove } from '@/domain/evidence/evidence-document';
import { fail, ok } from '@/domain/shared/result';
import { listOwnDocuments } from '@/services/evidence/list-documents';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, ButtonRow, Heading } from '@/ui/layout/page-parts';
import { DocumentId, Reference } from '../../../../../_parts/inputs';
import { takeOut } from './take-out.action';

/** Asks before a document is taken out. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference, document: DocumentId }),
  load: async ({ reference, document: id }, ctx) => {
    const own = await listOwnDocuments({ reference }, ctx);
    if (!own.ok) return own;
    const document = [...own.value.rows.flatMap((row) => row.documents), ...own.value.others].find((one) => one.id === id);
    if (!document) return fail({ kind: 'not-found', what: 'document' });
    const { state } = own.value.application;
    return mayRemove(document, state) ? ok(document) : fail({ kind: 'transition-not-allowed', from: state, action: 'remove' });
  },
  back: ({ reference }) => paths.apply.documents({ reference }),
  view: ({ data: document, input: { reference }, words: { t }, titled }) => {
    const back = paths.apply.documents({ reference });
    const heading = t('evidence.remove.title');
    return (
      <>
        <BackLink href={back}>{t('shared.back')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{heading}</Heading>
        <p>
          <strong>
            <bdi>{document.file?.name ?? t(`evidence.kind.${document.kind}`)}</bdi>
          </strong>
        </p>
        <p>{t('evidence.remove.text')}</p>
        <ActionForm action={takeOut} title={titled(heading)}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="document" value={document.id} />
          <ButtonRow>
            <SubmitButton tone="danger">{t('evidence.remove.button')}</SubmitButton>
            <a href={back}>{t('evidence.remove.keep')}</a>
          </ButtonRow>
        </ActionForm>
      </>
    );
  },
});
