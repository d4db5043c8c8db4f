/** docs/reference/rules.md: the legal register of the office, each rule with a case that meets it and one that breaks it. */
import { RULES } from '@/domain/rules/register';
import { evaluate, type Finding, type Rule, type Stage } from '@/domain/rules/rule';
import { getWords } from '@/i18n/words';
import { RULE_CASES } from '../../tests/domain/rules/cases';
import { code, page } from './markdown';

const words = getWords('en');

const SEVERITY: Readonly<Record<Rule['severity'], string>> = {
  block: 'stops the stage',
  warn: 'an officer acknowledges it',
  info: 'shown',
};
const OVERRIDE: Readonly<Record<Rule['override'], string>> = {
  none: 'nobody may set it aside',
  SIG: 'an issuing-officer may set it aside, with a reason',
  'MA head': 'two issuing-officers may set it aside, each with a reason',
  auto: 'the portal sees to it by itself',
  'n/a': 'stops nothing',
};
const CONFIDENCE: Readonly<Record<Rule['confidence'], string>> = {
  V: 'verified in its source',
  P: 'partly verified',
  K: 'general knowledge, not verified against the text',
  'V/K': 'verified in part, the rest not verified against the text',
};

const say = (key: string, values: Readonly<Record<string, string>> = {}): string => (words.has(key) ? words.say({ key, values }) : key);

/** The rule's own sentence, with the facts of the first case that breaks it. */
function sentenceOf(rule: Rule): string {
  for (const facts of Object.values(RULE_CASES[rule.id]?.breaks ?? {})) {
    const stage = rule.stages[0] as Stage;
    const found: Finding | undefined = evaluate([rule], stage, [facts], facts.on).find(({ as }) => as === 'broken' || as === 'filled');
    if (found) return say(`rules.${rule.id}.message`, found.detail);
  }
  return say(`rules.${rule.id}.message`);
}

const namesOf = (ruleId: string, which: 'meets' | 'breaks'): string => Object.keys(RULE_CASES[ruleId]?.[which] ?? {}).join('; ');
const datesOf = ({ inForce: { from, until } }: Rule): string =>
  from || until ? `in force ${from ?? '…'} to ${until ?? '…'}` : 'dates not researched';

const entry = (rule: Rule): string =>
  [
    `### ${code(rule.id)} ${say(`rules.${rule.id}.title`)}`,
    '',
    `> ${sentenceOf(rule)}`,
    '',
    `${rule.severity}: ${SEVERITY[rule.severity]}; ${OVERRIDE[rule.override]}. Stages ${rule.stages.join(' ')}, ${rule.scope === 'line' ? 'asked of each line' : 'asked once'}${rule.box ? `, box ${rule.box}` : ''}; ${datesOf(rule)}.`,
    '',
    `Source: ${rule.basis} (${rule.confidence}, ${CONFIDENCE[rule.confidence]}).`,
    '',
    `- Met by: ${namesOf(rule.id, 'meets')}.`,
    `- Broken by: ${namesOf(rule.id, 'breaks')}.`,
  ].join('\n');

/** The chapters of the register, in reading order, by the letters that its rules begin with. */
const CHAPTERS: readonly (readonly [letters: readonly string[], heading: string])[] = [
  [['DOC'], 'Documents'],
  [['EXM'], 'Exemptions and special documents'],
  [['FIN'], 'Findings'],
  [['COD'], 'Codes and description'],
  [['QTA', 'SUS'], 'Quotas and suspensions'],
  [['ORG', 'REX'], 'Origin and re-export'],
  [['IMP'], 'Import and foreign documents'],
  [['VAL', 'NUM'], 'Validity and numbers'],
  [['FRM'], 'The form'],
  [['END'], 'Endorsement'],
  [['LIF'], 'Life of a permit'],
  [['RSK'], 'Risk'],
  [['REP'], 'Reporting'],
];

/** The legal register of the office. */
export const rulesPage = (): string =>
  page(
    'Rules',
    'src/domain/rules/register.ts` and `tests/domain/rules/cases',
    `${RULES.length} rules, in reading order. Stages: S submission, R review, I issue, X endorsement of an export, M check of an import, P reporting. Each sentence is the one that a reader sees, with the facts of the first case that breaks the rule. How to add one: [add a rule](../how-to/add-a-rule.md).`,
    ...CHAPTERS.flatMap(([letters, heading]) => [
      `## ${heading}`,
      ...RULES.filter(({ id }) => letters.includes(id.slice(0, 3))).map(entry),
    ]),
  );
