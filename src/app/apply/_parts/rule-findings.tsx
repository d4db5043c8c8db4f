import { describeFinding } from '@/app/_kit/describe-problem';
import { paths } from '@/app/_kit/paths';
import type { Application } from '@/domain/application/application';
import { fieldRow, isFieldName } from '@/domain/application/application-fields';
import { missingFields, reachableLineSteps, reachableSteps } from '@/domain/application/application-steps';
import { findingsSoFar } from '@/domain/application/findings-so-far';
import { lineRanges } from '@/domain/permit/line-ranges';
import { lineLetter } from '@/domain/permit/permit';
import { ruleById } from '@/domain/rules/register';
import { type Finding, SEVERITIES, type Severity } from '@/domain/rules/rule';
import { cited } from '@/i18n/cited';
import type { Words } from '@/i18n/words';
import { Notice, type NoticeTone } from '@/ui/feedback/notice';
import { lineStepPage, stepPage } from './next-stop';

interface AboutApplication {
  readonly application: Application;
  readonly words: Words;
}

/** The page of the question that a finding is about. */
function questionOf({ ruleId, line: position }: Finding, { reference, lines }: Application, from: string): string | null {
  const field = ruleById(ruleId)?.field;
  if (!field || !isFieldName(field)) return null;
  const { scope, step } = fieldRow(field);
  if (scope === 'application') return stepPage(reference, step, from);
  const line = lines.find((candidate) => candidate.position === position);
  return line ? lineStepPage(reference, line.id, step, from) : null;
}

/** What one line is stopped by or may be delayed by as it stands. */
export function LineFindings({ application, findings, position, words }: AboutApplication & LineFindingsProps) {
  const { t } = words;
  const found = findingsSoFar(
    application,
    findings.filter(({ line }) => line === position),
  );
  if (found.length === 0) return null;
  const isStopped = found.some(({ severity }) => severity === 'block');
  return (
    <Notice
      tone={isStopped ? 'danger' : 'warning'}
      label={t(isStopped ? 'apply.specimens.soFar.stop' : 'apply.specimens.soFar.warning')}
      heading={t('apply.specimens.soFar.heading')}
    >
      <ul>
        {found.map((finding) => (
          <FindingText key={finding.ruleId} finding={finding} application={application} words={words} from="" />
        ))}
      </ul>
    </Notice>
  );
}

interface LineFindingsProps {
  readonly findings: readonly Finding[];
  readonly position: number;
}

interface FindingTextProps extends AboutApplication {
  readonly finding: Finding;
  /** The lines of which the same is found; else it is told of its own. */
  readonly lines?: readonly number[];
  /** Where the question leads back to. */
  readonly from: 'check' | '';
}

function FindingText({ finding, lines = [], application, words, from }: FindingTextProps) {
  const { t, format } = words;
  const isOfSeveral = lines.length > 1;
  const message = describeFinding(isOfSeveral ? { ...finding, line: null } : finding, words);
  const rule = ruleById(finding.ruleId);
  const page = finding.severity === 'info' ? null : questionOf(finding, application, from);
  return (
    <li>
      <p>
        {isOfSeveral ? t('apply.check.onLines', { lines: format.list(lineRanges(lines)), message }) : message}
        {page ? (
          <>
            {' '}
            <a href={page}>{t('shared.change')}</a>
          </>
        ) : null}
      </p>
      {rule ? (
        <p className="basis">
          <a href={paths.law({ rule: rule.id })} className="unbroken">
            {t('apply.check.rule', { rule: rule.id })}
          </a>{' '}
          – {cited(rule.basis, words)}
        </p>
      ) : null}
    </li>
  );
}

const TONES: Readonly<
  Record<
    Severity,
    { readonly tone: NoticeTone; readonly label: 'warning' | 'information'; readonly heading: 'blocks' | 'warnings' | 'infos' }
  >
> = {
  block: { tone: 'danger', label: 'warning', heading: 'blocks' },
  warn: { tone: 'warning', label: 'warning', heading: 'warnings' },
  info: { tone: 'information', label: 'information', heading: 'infos' },
};

/** What a rule says alike of several lines is said once: fifty falcons are not told fifty times. */
function alike(findings: readonly Finding[], words: Words): readonly (readonly [Finding, readonly number[]])[] {
  const groups = new Map<string, [Finding, number[]]>();
  for (const finding of findings) {
    const key = `${finding.ruleId} ${describeFinding({ ...finding, line: null }, words)}`;
    const [first, lines] = groups.get(key) ?? [finding, []];
    groups.set(key, [first, finding.line === null ? lines : [...lines, finding.line]]);
  }
  return [...groups.values()];
}

/** What the rules of submission find, each with its rule and its ground: what stops, what may delay, what is good to know. */
export function RuleFindings({ application, findings, words }: AboutApplication & { readonly findings: readonly Finding[] }) {
  const { t } = words;
  if (findings.length === 0) {
    return (
      <Notice tone="success" label={t('shared.success')}>
        <p>{t('apply.check.fine')}</p>
      </Notice>
    );
  }
  return SEVERITIES.map((severity) => {
    const { tone, label, heading } = TONES[severity];
    const found = alike(
      findings.filter((finding) => finding.severity === severity),
      words,
    );
    return found.length === 0 ? null : (
      <Notice key={severity} tone={tone} label={t(`shared.${label}`)} heading={t(`apply.check.${heading}`, { n: found.length })}>
        <ul>
          {found.map(([finding, lines]) => (
            <FindingText
              key={`${finding.ruleId}-${finding.line}`}
              finding={finding}
              lines={lines}
              application={application}
              words={words}
              from="check"
            />
          ))}
        </ul>
      </Notice>
    );
  });
}

/** The questions that are still open, each with its page. */
export function OpenQuestions({ application, words: { t } }: AboutApplication) {
  const { reference, lines } = application;
  const ofApplication = reachableSteps(application).flatMap((step) =>
    missingFields(application, step, null).map((name) => ({
      href: stepPage(reference, step, 'check'),
      text: t(`fields.${name}.label`),
    })),
  );
  const noLines = lines.length === 0 ? [{ href: paths.apply.specimens({ reference }), text: t('apply.step.specimens.name') }] : [];
  const ofLines = lines.flatMap((line) =>
    reachableLineSteps(application, line).flatMap((step) =>
      missingFields(application, step, line).map((name) => ({
        href: lineStepPage(reference, line.id, step, 'check'),
        text: `${t('apply.specimen', { letter: lineLetter(line.position) })}: ${t(`fields.${name}.label`)}`,
      })),
    ),
  );
  return (
    <Notice tone="warning" label={t('shared.warning')} heading={t('apply.check.incomplete')}>
      <ul>
        {[...ofApplication, ...noLines, ...ofLines].map(({ href, text }) => (
          <li key={`${href}${text}`}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
