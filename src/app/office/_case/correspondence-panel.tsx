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
  /** Whether this person may write for the office. */
  readonly mayWrite: boolean;
  readonly today: IsoDate;
  readonly words: Words;
}

/** What the office asked and wrote, and what the applicant answered: question and answer side by side, both dated. */
export function CorrespondencePanel({ reference, correspondence, mayWrite, today, words }: PanelProps) {
  const { t } = words;
  return (
    <Panel heading={t('correspondence.thread.title')} id="correspondence">
      <CorrespondenceThread
        correspondence={correspondence}
        side="office"
        today={today}
        fileHref={(document) => paths.office.document({ reference, document })}
        words={words}
      />
      {mayWrite ? (
        <ActionForm action={writeMessage}>
          <HiddenField name="reference" value={reference} />
          <TextArea
            name="message"
            label={t('correspondence.thread.toApplicant')}
            hint={t('correspondence.thread.toApplicantHint')}
            rows={3}
            maxLength={4000}
          />
          <SubmitButton tone="secondary">{t('correspondence.thread.send')}</SubmitButton>
        </ActionForm>
      ) : null}
    </Panel>
  );
}
