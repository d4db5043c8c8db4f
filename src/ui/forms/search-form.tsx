import type { Words } from '@/i18n/words';

interface SearchFormProps {
  readonly action: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What else the view is made of, so that searching stays within it. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly clear: { readonly href: string; readonly text: string };
  readonly words: Words;
}

/** A search that is a plain GET: the address it leads to can be kept, sent and opened again. */
export function SearchForm({ action, label, hint, value, kept = {}, clear, words }: SearchFormProps) {
  return (
    <search>
      <form method="get" action={action} className="search">
        <div className="field">
          <label htmlFor="q">{label}</label>
          <div id="q-hint" className="hint">
            {hint}
          </div>
          <input
            id="q"
            name="q"
            type="search"
            className="input"
            maxLength={120}
            defaultValue={value}
            autoComplete="off"
            aria-describedby="q-hint"
          />
        </div>
        {Object.entries(kept).map(([name, text]) => (text === '' ? null : <input key={name} type="hidden" name={name} value={text} />))}
        <button type="submit" className="button button-secondary">
          {words.t('shared.search')}
        </button>
        {value === '' ? null : (
          <a className="clear" href={clear.href}>
            {clear.text}
          </a>
        )}
      </form>
    </search>
  );
}
