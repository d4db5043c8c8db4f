/** docs/reference/permissions.md and verdicts.md. */
import { PERMISSIONS, ROLE_PERMISSIONS } from '@/domain/access/permissions';
import { EXCLUSIVE_ROLES, ROLES } from '@/domain/access/role';
import { INCOMPATIBLE_PARTS, PARTS } from '@/domain/access/separation-of-duties';
import { VERDICTS } from '@/domain/verification/verdict';
import { MESSAGES } from '@/i18n/messages';
import { code, list, page, table } from './markdown';

const { states: stateWords, codes: codeWords } = MESSAGES.en;

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
