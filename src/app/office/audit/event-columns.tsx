import { paths } from '@/app/_kit/paths';
import { Role } from '@/domain/access/role';
import type { Words } from '@/i18n/words';
import type { AuditLog } from '@/services/audit/read-log';
import { Code } from '@/ui/layout/page-parts';
import type { Column } from '@/ui/tables/data-table';
import { eventInWords } from '../_parts/event-words';
import { Details } from '../_parts/people-and-history';

type LoggedEvent = AuditLog['events'][number];

const SUBJECTS = ['application', 'permit', 'person', 'reference-data', 'alarm', 'key'] as const;

/** The columns of the log: number, moment, who in which role, what, about what. */
export function eventColumns(words: Words): readonly Column<LoggedEvent>[] {
  const { t, format } = words;
  const roleIn = (role: string) => (Role.safeParse(role).success ? t(`codes.role.${Role.parse(role)}`) : t('office.audit.portal'));
  return [
    { key: 'seq', heading: t('office.column.event'), isRowHeading: true, align: 'end', cell: ({ seq }) => <Code>{seq}</Code> },
    { key: 'at', heading: t('office.column.moment'), cell: ({ at }) => <time dateTime={at}>{format.moment(at)}</time> },
    {
      key: 'actor',
      heading: t('office.column.actor'),
      cell: ({ actorName, actorRoles }) => (
        <>
          {actorName ? <bdi>{actorName}</bdi> : null} <span className="hint">{format.list(actorRoles.map(roleIn))}</span>
        </>
      ),
    },
    {
      key: 'what',
      heading: t('office.column.what'),
      cell: ({ type, payload }) => (
        <>
          <strong>{eventInWords(type, words)}</strong>
          <Details payload={payload} words={words} />
        </>
      ),
    },
    { key: 'about', heading: t('office.column.about'), cell: (event) => <About event={event} words={words} /> },
  ];
}

function About({ event: { subject, about }, words: { t } }: { readonly event: LoggedEvent; readonly words: Words }) {
  const known = SUBJECTS.find((one) => one === subject);
  const kind = known ? t(`office.audit.subject.${known}`) : subject;
  if (!about) return kind;
  const href = subject === 'permit' ? paths.office.permit({ permitNumber: about }) : paths.office.application({ reference: about });
  return (
    <>
      {kind}{' '}
      <a href={href}>
        <Code>{about}</Code>
      </a>
    </>
  );
}
