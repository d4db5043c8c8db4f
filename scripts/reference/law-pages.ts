/** docs/reference/rules.md, permissions.md and verdicts.md. */
import { PERMISSIONS, ROLE_PERMISSIONS } from '@/domain/access/permissions';
import { EXCLUSIVE_ROLES, ROLES } from '@/domain/access/role';
import { INCOMPATIBLE_PARTS, PARTS } from '@/domain/access/separation-of-duties';
import { RULES } from '@/domain/rules/register';
import { VERDICTS } from '@/domain/verification/verdict';
import { MESSAGES } from '@/i18n/messages';
import { code, list, page, table } from './markdown';

const { rules: ruleWords, states: stateWords, codes: codeWords } = MESSAGES.en;

/** The legal register of the office. */
export const rulesPage = (): string =>
  page(
    'Rules',
    'src/domain/rules/register.ts',
    `${RULES.length} rules, in reading order. Stages: S submission, R review, I issue, X endorsement of an export, M check of an import, P reporting. Severity: block stops the stage, warn is acknowledged by an officer, info is shown. Confidence: V verified in its source, P partly, K not verified against the text. A rule without dates is in force without limits that anybody has researched. How to add one: [add a rule](../how-to/add-a-rule.md).`,
    table(
      ['Rule', 'Title', 'Severity', 'Stages', 'Override', 'Box', 'Asked of', 'In force', 'Basis', 'Confidence'],
      RULES.map(({ id, severity, stages, override, box, scope, inForce, basis, confidence }) => [
        code(id),
        (ruleWords as Readonly<Record<string, { readonly title: string }>>)[id]?.title ?? '',
        severity,
        stages.join(' '),
        override,
        box ?? '–',
        scope === 'line' ? 'each line' : 'the application',
        inForce.from || inForce.until ? `${inForce.from ?? '…'} to ${inForce.until ?? '…'}` : 'no dates',
        basis,
        confidence,
      ]),
    ),
  );

/** Who may do what. */
export const permissionsPage = (): string =>
  page(
    'Permissions',
    'src/domain/access/permissions.ts` and `src/domain/access/separation-of-duties.ts',
    `Particular cases (whose application, which office) are in \`policy.ts\`. ${EXCLUSIVE_ROLES.join(' and ')} exclude every other role.`,
    table(
      ['Role', 'Name', 'Permissions'],
      ROLES.map((role) => [code(role), codeWords.role[role], list(ROLE_PERMISSIONS[role].map(code))]),
    ),
    '## Permission by role',
    table(
      ['', ...ROLES],
      PERMISSIONS.map((permission) => [code(permission), ...ROLES.map((role) => (ROLE_PERMISSIONS[role].includes(permission) ? '●' : ''))]),
    ),
    '## Separation of duties',
    'On one application, judged by person and never by role: A the applicant’s side, P who entered or edited it for the Management Authority, R who reviews and recommends, N the author of the scientific finding, S who decides and signs. ● one person may play both.',
    table(
      ['', ...PARTS],
      PARTS.map((part) => [part, ...PARTS.map((other) => (INCOMPATIBLE_PARTS[part].includes(other) ? '' : '●'))]),
    ),
  );

/** What a check can answer. */
export const verdictsPage = (): string =>
  page(
    'Verdicts',
    'src/domain/verification/verdict.ts',
    'One table for page, answer to machines and scanner. Word, shape and colour always stand together. A scanned code is GENUINE only when its signature verifies, the register says issued, and its bytes are the register’s.',
    table(
      ['Verdict', 'Word', 'Shape', 'Colour', 'Lines shown', 'Alarm'],
      VERDICTS.map(({ code: verdict, word, shape, colour, showsLines, alarm }) => [
        code(verdict),
        (stateWords.verdict as Readonly<Record<string, string>>)[word] ?? '',
        shape,
        colour,
        showsLines ? 'yes' : '',
        alarm ? 'yes' : '',
      ]),
    ),
  );
