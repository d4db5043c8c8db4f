import { paths } from '@/app/_kit/paths';
import { PERMIT_VIEWS, type PermitView } from '@/domain/permit/permit-use';
import type { Words } from '@/i18n/words';

interface PermitSearchProps {
  readonly text: string;
  readonly view: PermitView;
  readonly words: Words;
}

/** A plain GET: the address that it leads to can be kept and opened again. */
export function PermitSearch({ text, view, words: { t } }: PermitSearchProps) {
  return (
    <search>
      <form method="get" action={paths.apply.permits} className="search">
        <div className="field">
          <label htmlFor="q">{t('permits.list.search')}</label>
          <div id="q-hint" className="hint">
            {t('permits.list.searchHint')}
          </div>
          <input
            id="q"
            name="q"
            type="search"
            className="input"
            maxLength={120}
            defaultValue={text}
            autoComplete="off"
            aria-describedby="q-hint"
          />
        </div>
        <div className="field">
          <label htmlFor="state">{t('permits.list.state')}</label>
          <select id="state" name="state" className="input" defaultValue={view}>
            {PERMIT_VIEWS.map((one) => (
              <option key={one} value={one}>
                {t(`permits.list.states.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button button-secondary">
          {t('permits.list.show')}
        </button>
      </form>
    </search>
  );
}
