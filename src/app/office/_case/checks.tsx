import { describeFinding } from '@/app/_kit/describe-problem';
import { paths } from '@/app/_kit/paths';
import { findingAskedBy, isManagementFinding } from '@/domain/finding/findings-asked';
import { RULES, ruleById } from '@/domain/rules/register';
import { blocking, type Confidence, type Finding, type Rule } from '@/domain/rules/rule';
import { lineOf, maySetAside, settersOf } from '@/domain/rules/set-aside';
import type { MessageKey, Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { Code } from '@/ui/layout/page-parts';

const CONFIDENCE: Readonly<Record<Confidence, MessageKey>> = {
  V: 'office.case.verified',
  P: 'office.case.partlyVerified',
  K: 'office.case.notVerified',
  'V/K': 'office.case.mixedVerified',
};

/** What the rules of the review say: what stops, what needs judgement, what is good to know, and what was found in order. */
export function Checks({ found, words }: { readonly found: Case; readonly words: Words }) {
  const { t } = words;
  const stops = blocking(found.findings);
  const judgement = found.findings.filter(({ severity, as }) => severity === 'warn' && as !== 'not-checked');
  const known = found.findings.filter((finding) => !stops.includes(finding) && !judgement.includes(finding));
  const broken = new Set(found.findings.map((finding) => finding.ruleId));
  const fine = RULES.filter((rule) => rule.stages.includes('R') && !broken.has(rule.id));
  return (
    <>
      <h3>{t('office.case.stops')}</h3>
      {found.setAsideRequest ? (
        <p>
          {t('office.setAside.request', {
            rules: words.format.list(found.setAsideRequest.ruleIds),
            reason: found.setAsideRequest.reason,
          })}
        </p>
      ) : null}
      {stops.length === 0 ? <p>{t('office.case.noStops')}</p> : <FindingList findings={stops} found={found} words={words} />}
      <Group heading={t('office.case.judgement')} findings={judgement} found={found} words={words} />
      <Group heading={t('office.case.information')} findings={known} found={found} words={words} />
      <details>
        <summary>{t('office.case.fine', { n: fine.length })}</summary>
        <ul className="checks">
          {fine.map((rule) => (
            <li key={rule.id}>
              <p>{titleOf(rule.id, words)}</p>
              <Source rule={rule} words={words} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

interface ListProps {
  readonly findings: readonly Finding[];
  readonly found: Case;
  readonly words: Words;
}

function Group({ heading, ...list }: ListProps & { readonly heading: string }) {
  if (list.findings.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <FindingList {...list} />
    </>
  );
}

/** What a rule is called in the reader's language. */
export const titleOf = (ruleId: string, words: Words): string => {
  const key = `rules.${ruleId}.title`;
  return words.has(key) ? words.say({ key }) : ruleId;
};

function FindingList({ findings, found, words }: ListProps) {
  return (
    <ul className="checks">
      {findings.map((finding) => {
        const rule = ruleById(finding.ruleId);
        return (
          <li key={`${finding.ruleId}-${finding.line ?? 0}`} className={`check-${finding.severity}`} tabIndex={-1}>
            <p>
              <strong>{titleOf(finding.ruleId, words)}</strong>
            </p>
            <p>{describeFinding(finding, words)}</p>
            {rule ? <Source rule={rule} words={words} /> : null}
            <Answer finding={finding} found={found} words={words} />
            <SettingAside finding={finding} rule={rule} found={found} words={words} />
          </li>
        );
      })}
    </ul>
  );
}

function Source({ rule, words: { t } }: { readonly rule: Rule; readonly words: Words }) {
  return (
    <p className="check-source">
      <a href={paths.law({ rule: rule.id })}>
        <Code>{rule.id}</Code>
      </a>{' '}
      · {t('office.case.basis', { basis: rule.basis })} · {t(CONFIDENCE[rule.confidence])}
    </p>
  );
}

/** Where this officer can answer the rule at once, the way there. */
function Answer({ finding, found, words: { t } }: { readonly finding: Finding; readonly found: Case; readonly words: Words }) {
  const { reference } = found.application;
  const kind = findingAskedBy(finding.ruleId, finding.detail.because);
  if (kind === null) return null;
  if (!isManagementFinding(kind)) {
    return found.actions.includes('requestFindings') ? (
      <p>
        <a href={paths.office.requestFindings({ reference })}>{t('states.applicationAction.requestFindings')}</a>
      </p>
    ) : null;
  }
  return found.mayRecordFindings ? (
    <p>
      <a href={paths.office.finding({ reference, kind })}>{t('office.case.recordThis', { finding: t(`codes.finding.${kind}`) })}</a>
    </p>
  ) : null;
}

/** Who set the rule aside and why; for an issuing-officer who may, the way to do it. */
function SettingAside({
  finding,
  rule,
  found,
  words: { t },
}: Omit<ListProps, 'findings'> & { readonly finding: Finding; readonly rule: Rule | null }) {
  const setters = settersOf(finding, found.setAside);
  const isOpen = rule !== null && maySetAside(rule) && found.maySetAside && blocking([finding]).length > 0;
  return (
    <>
      {setters.map(({ authorId, authorName: name, reason }) => (
        <p key={authorId}>{t('office.setAside.given', { name, reason })}</p>
      ))}
      {isOpen ? (
        <p>
          <a href={paths.office.setAside({ reference: found.application.reference, rule: finding.ruleId, line: lineOf(finding) })}>
            {t('office.setAside.link')}
          </a>
        </p>
      ) : null}
    </>
  );
}
