/** Every page of docs/reference, by file name: the tables of law as a reader without the source sees them. */
import { documentsPage } from './documents-page';
import { fieldsPage } from './fields-page';
import { goldenPage } from './golden-page';
import { permissionsPage, verdictsPage } from './law-pages';
import { auditEventsPage, statesPage } from './procedure-pages';
import { rulesPage } from './rules-page';

export const referencePages = (): Readonly<Record<string, string>> => ({
  'states.md': statesPage(),
  'documents.md': documentsPage(),
  'fields.md': fieldsPage(),
  'rules.md': rulesPage(),
  'golden.md': goldenPage(),
  'permissions.md': permissionsPage(),
  'verdicts.md': verdictsPage(),
  'audit-events.md': auditEventsPage(),
});
