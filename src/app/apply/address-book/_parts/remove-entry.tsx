import type { Words } from '@/i18n/words';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Panel } from '@/ui/layout/page-parts';
import { takeOut } from './take-out.action';

interface RemoveEntryProps {
  readonly entry: string;
  readonly what: 'party' | 'specimen';
  readonly words: Words;
}

/** Taking an entry out; applications that used it keep what they say. */
export function RemoveEntry({ entry, what, words: { t } }: RemoveEntryProps) {
  return (
    <Panel heading={t('account.book.remove')} id="remove">
      <p>{t('account.book.removeText')}</p>
      <ActionForm action={takeOut}>
        <HiddenField name="entry" value={entry} />
        <HiddenField name="what" value={what} />
        <SubmitButton tone="danger">{t('account.book.remove')}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
