import { paths } from '@/app/_kit/paths';
import { LOCALES } from '@/i18n/locale';
import type { Words } from '@/i18n/words';
import type { OwnApplication } from '@/services/application/get-application';
import { Panel } from '@/ui/layout/page-parts';

interface LetterProps {
  readonly reference: string;
  readonly refusal: OwnApplication['refusal'];
  readonly words: Words;
}

/** The letter of a refusal in each language, and the last day of appeal. */
export function RefusalLetter({ reference, refusal, words: { t, format } }: LetterProps) {
  if (!refusal) return null;
  return (
    <Panel heading={t('case.refusal.letterPanel')} id="refusal">
      <p>{t('case.refusal.appealUntil', { day: format.day(refusal.appealUntil) })}</p>
      <ul>
        {LOCALES.map((language) => (
          <li key={language}>
            <a href={paths.apply.refusal({ reference, language })}>
              {t('case.refusal.download', { language: t(`case.refusal.language.${language}`) })}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
