import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { OwnDocuments } from '@/services/evidence/list-documents';
import type { Task } from '@/ui/layout/task-list';

/** The documents as a task: what the rules will ask for and what of it is there. Nothing of it stops the sending. */
export function documentsTask({ application, rows, others, open }: OwnDocuments, { t }: Words): Task {
  const { reference } = application;
  const needed = rows.filter(({ strictness }) => strictness === 'needed').length;
  const hasAny = others.length > 0 || rows.some(({ documents }) => documents.length > 0);
  const isWaiting = application.lines.length === 0 || open.length > 0;
  const status = isWaiting ? (hasAny ? ('in-progress' as const) : ('not-started' as const)) : ('completed' as const);
  return {
    key: 'documents',
    text: t('evidence.title'),
    href: paths.apply.documents({ reference }),
    status,
    statusText: t(`states.task.${status}`),
    hint: needed > 0 ? t('evidence.task.given', { given: needed - open.length, needed }) : t('evidence.task.nothing'),
  };
}
