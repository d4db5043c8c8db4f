import type { Words } from '@/i18n/words';
import type { Queue } from '@/services/queue/list-queue';
import { Checkbox } from '@/ui/forms/choice-fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';

/** What is done with the chosen cases: taken by oneself, or given to whoever a lead names. */
export function AssignFields({ queue, me, words: { t } }: { readonly queue: Queue; readonly me: string; readonly words: Words }) {
  return (
    <fieldset className="assign">
      <legend>{t('queue.assign.heading')}</legend>
      <Checkbox name="all" label={t('queue.assign.all', { n: queue.rows.length })} />
      {queue.isLead ? (
        <div className="field">
          <label htmlFor="to">{t('queue.assign.to')}</label>
          <select id="to" name="to" className="input" defaultValue={me}>
            <option value={me}>{t('queue.assigned.me')}</option>
            {queue.officers.map(({ id, name }) => (id === me ? null : <option key={id} value={id} label={name} />))}
            <option value="none">{t('queue.assigned.none')}</option>
          </select>
        </div>
      ) : (
        <input type="hidden" name="to" value={me} />
      )}
      <SubmitButton tone="secondary">{t(queue.isLead ? 'queue.assign.give' : 'queue.assign.take')}</SubmitButton>
    </fieldset>
  );
}
