import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { eventInWords } from '../_parts/event-words';
import { EVENT_TYPES, type LogParameters } from './log-parameters';

/** About what, by whom, which kind, on which days: a plain GET, so that a search can be kept and opened again. */
export function LogSearch({ at, words }: { readonly at: LogParameters; readonly words: Words }) {
  const { t, format } = words;
  const types = EVENT_TYPES.map((value) => ({ value, text: eventInWords(value, words) })).sort((a, b) => format.compare(a.text, b.text));
  return (
    <search>
      <form method="get" action={paths.office.audit} className="filters">
        <div className="filter-grid">
          <div className="field">
            <label htmlFor="q">{t('office.audit.search')}</label>
            <input
              id="q"
              name="q"
              type="search"
              className="input"
              maxLength={120}
              defaultValue={at.q}
              autoComplete="off"
              aria-describedby="q-hint"
            />
          </div>
          <div className="field">
            <label htmlFor="person">{t('office.audit.find.person')}</label>
            <input id="person" name="person" type="search" className="input" maxLength={120} defaultValue={at.person} autoComplete="off" />
          </div>
          <div className="field">
            <label htmlFor="type">{t('office.audit.find.type')}</label>
            <select id="type" name="type" className="input" defaultValue={at.type ?? ''}>
              <option value="">{t('office.audit.find.any')}</option>
              {types.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </div>
          {(['from', 'until'] as const).map((name) => (
            <div key={name} className="field">
              <label htmlFor={name}>{t(`office.audit.find.${name}`)}</label>
              <input id={name} name={name} type="date" className="input" defaultValue={at[name] ?? ''} />
            </div>
          ))}
        </div>
        <p id="q-hint" className="hint">
          {t('office.audit.searchHint')}
        </p>
        <button type="submit" className="button button-secondary">
          {t('office.audit.find.show')}
        </button>
      </form>
    </search>
  );
}
