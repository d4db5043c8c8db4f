import { withQuery } from '@/app/_kit/paths';
import { groupsFor, type TermGroup } from '@/domain/codes/term-groups';
import type { Kingdom } from '@/domain/taxonomy/kingdom';
import type { Words } from '@/i18n/words';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { PlainRadios } from './plain-radios';

interface TermGroupsProps {
  readonly kingdom: Kingdom | null;
  readonly current: TermGroup | null;
  readonly from: string;
  readonly words: Words;
}

/** What it is, as a first-timer says it, before the term of the list: a page of its own, so that nothing appears unannounced. */
export function TermGroups({ kingdom, current, from, words: { t } }: TermGroupsProps) {
  return (
    <>
      <form method="get" className="form">
        {from === '' ? null : <HiddenField name="from" value={from} />}
        <PlainRadios
          name="group"
          label={t('apply.group.question')}
          value={current}
          choices={groupsFor(kingdom).map((group) => ({ value: group, text: t(`apply.group.${group}`) }))}
          isCards
        />
        <SubmitButton>{t('shared.continue')}</SubmitButton>
      </form>
      <p>
        <a href={withQuery('', { show: 'all', from })}>{t('apply.group.all')}</a>
      </p>
    </>
  );
}
