import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Panel } from '@/ui/layout/page-parts';
import { Timeline } from '@/ui/layout/timeline';
import { writeNoteHere } from './notes.action';

/** What officers write to one another on this case. The applicant never sees it, and the panel says so. */
export function Notes({ found, words: { t, format } }: { readonly found: Case; readonly words: Words }) {
  const { notes, mayWriteNotes, application } = found;
  return (
    <Panel heading={t('case.notes.title')} id="notes">
      <p className="hint">{t('case.notes.hint')}</p>
      {notes.length === 0 ? (
        <p>{t('case.notes.none')}</p>
      ) : (
        <Timeline
          entries={notes.map(({ id, authorName, text, at }) => ({
            key: id,
            text: <bdi className="typed">{text}</bdi>,
            at,
            atText: format.moment(at),
            by: <bdi>{authorName}</bdi>,
          }))}
        />
      )}
      {mayWriteNotes ? (
        <ActionForm action={writeNoteHere}>
          <HiddenField name="reference" value={application.reference} />
          <TextArea name="note" label={t('case.notes.label')} rows={3} maxLength={4000} />
          <SubmitButton tone="secondary">{t('case.notes.submit')}</SubmitButton>
        </ActionForm>
      ) : null}
    </Panel>
  );
}
