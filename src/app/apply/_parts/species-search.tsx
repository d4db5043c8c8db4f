import type { Words } from '@/i18n/words';

interface SpeciesSearchProps {
  readonly query: string;
  readonly from: string;
  readonly isPrimary: boolean;
  readonly words: Words;
}

/** The box and its button: a plain GET, so that the answers have an address and need no script. */
export function SpeciesSearch({ query, from, isPrimary, words: { t } }: SpeciesSearchProps) {
  return (
    <form method="get" className="form" aria-label={t('apply.species.box')}>
      {from === '' ? null : <input type="hidden" name="from" value={from} />}
      <div className="field">
        <label htmlFor="q">{t('apply.species.box')}</label>
        <div id="q-hint" className="hint">
          {t('apply.species.boxHint')}
        </div>
        <input
          id="q"
          name="q"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          required
          defaultValue={query}
          aria-describedby="q-hint"
          className="input"
        />
      </div>
      <button type="submit" className={`button button-${isPrimary ? 'primary' : 'secondary'}`}>
        {t('apply.species.find')}
      </button>
    </form>
  );
}
