import { paths } from '@/app/_kit/paths';
import { riskScore } from '@/domain/rules/risk-score';
import type { Finding } from '@/domain/rules/rule';
import type { Words } from '@/i18n/words';
import { Code } from '@/ui/layout/page-parts';
import { titleOf } from './checks';

interface RiskProps {
  readonly findings: readonly Finding[];
  readonly words: Words;
}

/** `Risk 12: low`, for the bar over a case. */
export function riskInWords(findings: readonly Finding[], { t }: Words): string {
  const { score, level } = riskScore(findings);
  return t('case.risk.score', { score, level: t(`case.risk.level.${level}`) });
}

/** The risk as the sum of its points: each factor with what it adds, and never a number that nobody can explain. */
export function Risk({ findings, words }: RiskProps) {
  const { t, format } = words;
  const { score, level, points } = riskScore(findings);
  const sum = points.reduce((total, row) => total + row.points, 0);
  return (
    <section aria-labelledby="risk">
      <h3 id="risk" data-risk={score}>
        {t('case.risk.of', { score, level: t(`case.risk.level.${level}`) })}
      </h3>
      <p className="hint">{t('case.risk.lead')}</p>
      {points.length === 0 ? (
        <p>{t('case.risk.none')}</p>
      ) : (
        <table className="risk-points">
          <caption className="visually-hidden">{t('case.risk.caption')}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('case.risk.factor')}</th>
              <th scope="col">{t('case.risk.points')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ ruleId, points: n }) => (
              <tr key={ruleId}>
                <th scope="row">
                  {titleOf(ruleId, words)}{' '}
                  <a href={paths.law({ rule: ruleId })}>
                    <Code>{ruleId}</Code>
                  </a>
                </th>
                <td data-points={n}>{format.number(n)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t(sum > score ? 'case.risk.capped' : 'case.risk.sum')}</th>
              <td>{format.number(sum)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}
