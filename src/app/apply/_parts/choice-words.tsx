import type { ReactNode } from 'react';
import { describeFinding } from '@/app/_kit/describe-problem';
import { paths } from '@/app/_kit/paths';
import type { FieldKind } from '@/domain/application/field-row';
import type { LawfulChoice } from '@/domain/application/lawful-choices';
import type { Words } from '@/i18n/words';

/**
 * The choices that stand on the page: those without a word against them first, then the unusual. What an officer would have to
 * allow stands there only for who asks for it, and where it is the answer already.
 */
export const offeredOf = (choices: readonly LawfulChoice[] = [], showsAll: boolean, value: string): readonly LawfulChoice[] =>
  (['offered', 'unusual', 'on-request'] as const).flatMap((standing) =>
    choices.filter((choice) => choice.standing === standing && (standing !== 'on-request' || showsAll || choice.code === value)),
  );

/** Why a choice that is offered may still be stopped. */
function reasonIn({ standing, finding }: LawfulChoice, words: Words): string {
  const reason = finding ? describeFinding({ ...finding, line: null }, words) : '';
  return standing === 'on-request' ? words.t('apply.choice.onRequest', { reason }) : words.t('apply.choice.unusual', { reason });
}

/** What a code means: at once for the document, and behind a disclosure for a source, where nine meanings would hide the question. */
function meaningOf(kind: FieldKind, code: string, { t, say, has }: Words): ReactNode {
  const key = kind === 'document-type' ? `apply.documentMeaning.${code}` : kind === 'source' ? `apply.sourceMeaning.${code}` : null;
  if (key === null || !has(key)) return null;
  const meaning = say({ key });
  if (kind !== 'source') return meaning;
  return (
    <details className="meaning">
      <summary>{t('apply.choice.meaning')}</summary>
      {meaning}
    </details>
  );
}

/** What stands below a choice: what it means, and what speaks against it; null: nothing. */
export function hintOf(kind: FieldKind, choice: LawfulChoice, words: Words): ReactNode {
  const meaning = meaningOf(kind, choice.code, words);
  if (!choice.finding) return meaning;
  return (
    <>
      {meaning}
      <span className="choice-reason">{reasonIn(choice, words)}</span>
    </>
  );
}

/** A quantity as the reader writes it: with a comma in French and Spanish. It is read back with either mark. */
export const typedQuantity = (plain: string, locale: Words['locale']): string => (locale === 'en' ? plain : plain.replace('.', ','));

interface WhyNotProps {
  readonly choices: readonly LawfulChoice[];
  /** The codes that stand on the page. */
  readonly shown: readonly LawfulChoice[];
  /** The page on which everything stands that an officer could allow. */
  readonly allPage: string;
  readonly textOf: (code: string) => string;
  readonly words: Words;
}

/** What is not offered, each with the rule that says why. Nothing is left out in silence. */
export function WhyNot({ choices, shown, allPage, textOf, words }: WhyNotProps) {
  const { t } = words;
  const missing = choices.flatMap(({ code, standing, finding }) =>
    finding && !shown.some((choice) => choice.code === code) ? [{ code, standing, finding }] : [],
  );
  if (missing.length === 0) return null;
  const isAll = shown.length === 0;
  return (
    <>
      {isAll ? <p>{t('apply.choice.none')}</p> : null}
      <details className="why-not" open={isAll}>
        <summary>{t('apply.choice.why')}</summary>
        <ul>
          {missing.map(({ code, finding }) => (
            <li key={code}>
              <strong>{textOf(code)}</strong>
              <br />
              {describeFinding({ ...finding, line: null }, words)}{' '}
              <a href={paths.law({ rule: finding.ruleId })} className="unbroken">
                {t('apply.choice.rule', { rule: finding.ruleId })}
              </a>
            </li>
          ))}
        </ul>
        {missing.some(({ standing }) => standing === 'on-request') ? (
          <p>
            <a href={allPage}>{t('apply.choice.request')}</a>
          </p>
        ) : null}
      </details>
    </>
  );
}
