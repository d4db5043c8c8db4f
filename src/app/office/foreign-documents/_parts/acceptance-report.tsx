import { describeFinding } from '@/app/_kit/describe-problem';
import { paths } from '@/app/_kit/paths';
import { RULES, ruleById } from '@/domain/rules/register';
import type { Finding } from '@/domain/rules/rule';
import type { Words } from '@/i18n/words';
import { Code } from '@/ui/layout/page-parts';

const SEVERITIES = ['block', 'warn', 'info'] as const;

/** What the rules of import say of a document: what stops it, what needs judgement, what is good to know, and how much is in order. */
export function AcceptanceReport({ report, words }: { readonly report: readonly Finding[]; readonly words: Words }) {
  const { t } = words;
  const broken = new Set(report.map(({ ruleId }) => ruleId));
  const fine = RULES.filter((rule) => rule.stages.includes('M') && !broken.has(rule.id));
  return (
    <>
      {report.some(({ severity }) => severity === 'block') ? null : <p>{t('registers.foreign.sound')}</p>}
      {SEVERITIES.map((severity) => (
        <Group
          key={severity}
          heading={t(`registers.foreign.severity.${severity}`)}
          findings={report.filter((one) => one.severity === severity)}
          words={words}
        />
      ))}
      <p className="hint">{t('registers.foreign.fine', { n: fine.length })}</p>
    </>
  );
}

function Group({ heading, findings, words }: { readonly heading: string; readonly findings: readonly Finding[]; readonly words: Words }) {
  if (findings.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul className="checks">
        {findings.map((finding) => (
          <li key={`${finding.ruleId}-${finding.line ?? 0}`} className={`check-${finding.severity}`}>
            <p>{describeFinding(finding, words)}</p>
            <p className="check-source">
              <a href={paths.law({ rule: finding.ruleId })}>
                <Code>{finding.ruleId}</Code>
              </a>{' '}
              · {words.t('office.case.basis', { basis: ruleById(finding.ruleId)?.basis ?? '' })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
