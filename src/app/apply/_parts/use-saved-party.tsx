import { withQuery } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { APPLICANT, type OfferedParties } from './saved-parties';

interface UseSavedPartyProps {
  readonly offered: OfferedParties;
  readonly from: string;
  readonly words: Words;
}

/** Parties that fill in the page by a link: what is known is not asked again, with scripts off as well (WCAG 3.3.7). */
export function UseSavedParty({ offered: { applicant, saved }, from, words: { t, format } }: UseSavedPartyProps) {
  if (applicant === null && saved.length === 0) return null;
  const link = (use: string) => withQuery('', { use, from });
  return (
    <details>
      <summary>{t('apply.saved.use')}</summary>
      <p className="hint">{t('apply.saved.useHint')}</p>
      <ul>
        {applicant ? (
          <li>
            <a href={link(APPLICANT)}>{t('apply.saved.sameAsApplicant', { name: applicant.name })}</a>
          </li>
        ) : null}
        {saved.map(({ id, name, country }) => (
          <li key={id}>
            <a href={link(id)}>{t('apply.saved.party', { name, country: format.country(country) })}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
