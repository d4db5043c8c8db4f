import { CorrespondenceThread } from '@/app/_kit/correspondence-thread';
import { paths } from '@/app/_kit/paths';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { Correspondence } from '@/services/correspondence/get-correspondence';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Panel } from '@/ui/layout/page-parts';
import { writeMessage } from './write-message.action';

interface PanelProps {
  readonly reference: string;
  readonly correspondence: Correspondence;
  readonly today: IsoDate;
  readonly words: Words;
}

/** Questions and answers with the office, and a box to write to it. */
export function CorrespondencePanel({ reference, correspondence, today, words }: PanelProps) {
  const { t } = words;
  return (
    <Panel heading={t('correspondence.thread.title')} id="correspondence">
      <CorrespondenceThread
        correspondence={correspondence}
        side="applicant"
        today={today}
        fileHref={(document) => paths.apply.document({ reference, document })}
        words={words}
      />
      <ActionForm action={writeMessage}>
        <HiddenField name="reference" value={reference} />
        <TextArea
          name="message"
          label={t('correspondence.thread.toOffice')}
          hint={t('correspondence.thread.toOfficeHint')}
          rows={3}
          maxLength={4000}
        />
        <SubmitButton tone="secondary">{t('correspondence.thread.send')}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
