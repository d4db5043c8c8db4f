import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { Queue } from '@/services/queue/list-queue';
import { choicesOf, valueInWords } from './choice-words';
import { addressOf, FILTER_NAMES, type FilterName, type ViewParameters, viewOf } from './view-address';

interface FiltersProps {
  readonly at: ViewParameters;
  readonly queue: Queue;
  readonly countries: readonly { readonly value: string; readonly text: string }[];
  readonly words: Words;
}

const CHOSEN: readonly FilterName[] = [
  'state',
  'form',
  'appendix',
  'group',
  'country',
  'assigned',
  'age',
  'risk',
  'waiting',
  'science',
  'fee',
];

/** The filters as a plain GET: open from the start, because closed ones are not found. */
export function Filters({ at, queue, countries, words }: FiltersProps) {
  const { t } = words;
  const kept = viewOf(at);
  return (
    <search>
      <form method="get" action={paths.office.queue} className="filters" data-filters>
        <div className="field filter-text">
          <label htmlFor="q">{t('office.queue.search')}</label>
          <input
            id="q"
            name="q"
            type="search"
            className="input"
            maxLength={120}
            defaultValue={at.q}
            autoComplete="off"
            placeholder={t('office.queue.searchHint')}
          />
        </div>
        <details open className="filter-details">
          <summary>{t('queue.filter.heading')}</summary>
          <div className="filter-grid">
            {CHOSEN.map((name) => (
              <div key={name} className="field">
                <label htmlFor={name}>{t(`queue.filter.${name}`)}</label>
                <select id={name} name={name} className="input" defaultValue={at[name] ?? ''}>
                  {name === 'state' ? null : <option value="">{t('queue.filter.any')}</option>}
                  {(name === 'country' ? countries : choicesOf(name, queue, words)).map(({ value, text }) => (
                    <option key={value} value={value}>
                      {text}
                    </option>
                  ))}
                </select>
              </div>
            ))}
            {(['from', 'until'] as const).map((name) => (
              <div key={name} className="field">
                <label htmlFor={name}>{t(`queue.filter.${name}`)}</label>
                <input id={name} name={name} type="date" className="input" defaultValue={at[name] ?? ''} />
              </div>
            ))}
          </div>
        </details>
        {(['sort', 'size', 'decidedFrom', 'decidedUntil', 'ground', 'siblings', 'shared'] as const).map((name) =>
          kept[name] ? <input key={name} type="hidden" name={name} value={kept[name]} /> : null,
        )}
        <button type="submit" className="button button-secondary">
          {t('queue.filter.apply')}
        </button>
      </form>
      <Chips at={at} queue={queue} words={words} />
    </search>
  );
}

/** What narrows the view, each with its way out, and the way out of all. */
function Chips({ at, queue, words }: Omit<FiltersProps, 'countries'>) {
  const { t } = words;
  const chips = FILTER_NAMES.flatMap((name) => {
    const value = valueInWords(name, at, queue, words);
    return value === null ? [] : [{ name, text: t('queue.filter.chip', { filter: t(`queue.filter.${name}`), value }) }];
  });
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('queue.filter.chips')}>
      {chips.map(({ name, text }) => (
        <li key={name}>
          <a href={addressOf(at, { [name]: null })}>
            <span className="visually-hidden">{t('queue.filter.remove')}</span>
            <bdi>{text}</bdi> <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li>
        <a href={`${paths.office.queue}?state=open`}>{t('queue.filter.clear')}</a>
      </li>
    </ul>
  );
}
