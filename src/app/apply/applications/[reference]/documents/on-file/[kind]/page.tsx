import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { DOCUMENT_KINDS } from '@/domain/evidence/document-kinds';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, ButtonRow, Heading, Lead } from '@/ui/layout/page-parts';
import { Reference } from '../../../../../_parts/inputs';
import { loadDraft } from '../../../../../_parts/load-draft';
import { sayOnFile } from './say-on-file.action';

/** Asks where the office finds a document that it has already. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference, kind: z.enum(DOCUMENT_KINDS) }),
  load: loadDraft,
  back: ({ reference }) => paths.apply.documents({ reference }),
  view: ({ input: { reference, kind }, words: { t }, titled }) => {
    const back = paths.apply.documents({ reference });
    const heading = t('evidence.onFile.title', { kind: t(`evidence.kind.${kind}`) });
    return (
      <>
        <BackLink href={back}>{t('shared.back')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{heading}</Heading>
        <Lead>{t('evidence.onFile.lead')}</Lead>
        <ActionForm action={sayOnFile} title={titled(heading)}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="kind" value={kind} />
          <TextArea name="note" label={t('evidence.onFile.note')} hint={t('evidence.onFile.hint')} rows={3} maxLength={500} />
          <ButtonRow>
            <SubmitButton>{t('evidence.onFile.button')}</SubmitButton>
            <a href={back}>{t('shared.cancel')}</a>
          </ButtonRow>
        </ActionForm>
      </>
    );
  },
});
