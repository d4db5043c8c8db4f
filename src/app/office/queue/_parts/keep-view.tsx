import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { Queue } from '@/services/queue/list-queue';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { queryOf, type ViewParameters } from './view-address';
import { forgetKeptView, keepView, startWithView } from './views.action';

/** Keeps this view under a name, forgets one, and says with which the queue opens. */
export function KeepView({ at, queue, words }: { readonly at: ViewParameters; readonly queue: Queue; readonly words: Words }) {
  const { t } = words;
  const query = queryOf(at);
  const own = queue.saved.filter(({ isOwn }) => isOwn);
  const isStart = queue.habits.start === query;
  return (
    <details className="keep-view">
      <summary>{t('queue.views.keep')}</summary>
      <ActionForm action={keepView}>
        <HiddenField name="query" value={query} />
        <TextField name="name" label={t('queue.views.name')} maxLength={60} width="medium" />
        {queue.isLead ? <Checkbox name="isShared" label={t('queue.views.share')} /> : null}
        <SubmitButton tone="secondary">{t('queue.views.save')}</SubmitButton>
      </ActionForm>
      {isStart ? (
        <p>{t('queue.views.isStart')}</p>
      ) : (
        <ActionForm action={startWithView}>
          <HiddenField name="query" value={query} />
          <SubmitButton tone="secondary">{t('queue.views.start')}</SubmitButton>
        </ActionForm>
      )}
      {own.length > 0 ? (
        <ul className="own-views" aria-label={t('queue.views.own')}>
          {own.map(({ id, name }) => (
            <li key={id}>
              <ActionForm action={forgetKeptView}>
                <HiddenField name="id" value={id} />
                <HiddenField name="query" value={query} />
                <bdi>{name}</bdi> <SubmitButton tone="secondary">{t('queue.views.forget', { name })}</SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="hint">
        <a href={`${paths.office.queue}?${query || 'state=open'}`}>{t('queue.views.link')}</a>
      </p>
    </details>
  );
}
