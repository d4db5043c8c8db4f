import type { ReactNode } from 'react';
import { describeFinding } from '@/app/_kit/describe-problem';
import { paths } from '@/app/_kit/paths';
import type { FieldKind } from '@/domain/application/field-row';
import type { LawfulChoice } from '@/domain/application/lawful-choices';
import type { Words } from '@/i18n/words';

/** The choices that stand on the page: without a word against them first, then the unusual, then what an officer must allow. */
export const offeredOf = (choices: readonly LawfulChoice[] = []): readonly LawfulChoice[] =>
  (['offered', 'unusual', 'on-request'] as const).flatMap((standing) => choices.filter((choice) => choice.standing === standing));

/** Why a choice that is offered may still be stopped. */
export function reasonIn({ standing, finding }: LawfulChoice, words: Words): string {
  const reason = finding ? describeFinding(finding, words) : '';
  return standing === 'on-request' ? words.t('apply.choice.onRequest', { reason }) : words.t('apply.choice.unusual', { reason });
}

/** What a code means: at once for the document, and behind a disclosure for a source, where nine meanings would hide the question. */
export function meaningOf(kind: FieldKind, code: string, { t, say, has }: Words): ReactNode {
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

/** A quantity as the reader writes it: with a comma in French and Spanish. It is read back with either mark. */
export const typedQuantity = (plain: string, locale: Words['locale']): string => (locale === 'en' ? plain : plain.replace('.', ','));

interface WhyNotProps {
  readonly choices: readonly LawfulChoice[];
  readonly textOf: (code: string) => string;
  readonly words: Words;
}

/** What is not offered, each with the rule that says why. Nothing is left out in silence. */
export function WhyNot({ choices, textOf, words }: WhyNotProps) {
  const { t } = words;
  const refused = choices.flatMap(({ code, standing, finding }) => (standing === 'refused' && finding ? [{ code, finding }] : []));
  if (refused.length === 0) return null;
  const isAll = refused.length === choices.length;
  return (
    <>
      {isAll ? <p>{t('apply.choice.none')}</p> : null}
      <details className="why-not" open={isAll}>
        <summary>{t('apply.choice.why')}</summary>
        <ul>
          {refused.map(({ code, finding }) => (
            <li key={code}>
              <strong>{textOf(code)}</strong>
              <br />
              {describeFinding({ ...finding, line: null }, words)}{' '}
              <a href={paths.law({ rule: finding.ruleId })}>{t('apply.choice.rule', { rule: finding.ruleId })}</a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
