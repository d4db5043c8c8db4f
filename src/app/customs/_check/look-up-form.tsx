import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';

/**
 * One box that takes what a scanner types, the clipboard holds or an officer reads aloud. A GET form: nothing is changed, a
 * reload asks again, and Enter, which readers send after the code, is enough.
 */
export function LookUpForm({ words: { t } }: { readonly words: Words }) {
  return (
    <form className="form" method="get" action={paths.customs.lookUp}>
      <div className="field">
        <label htmlFor="text">{t('customs.lookUp.text')}</label>
        <div id="text-hint" className="hint">
          {t('customs.lookUp.hint')}
        </div>
        <input
          id="text"
          name="text"
          type="text"
          className="input code"
          aria-describedby="text-hint"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={4000}
          // biome-ignore lint/a11y/noAutofocus: a reader types into whatever has the focus; without it the first scan is lost.
          autoFocus
        />
      </div>
      <button type="submit" className="button button-primary">
        {t('customs.lookUp.check')}
      </button>
    </form>
  );
}
