import { csvResponse } from '@/app/_kit/csv-response';
import { defineRoute } from '@/app/_kit/define-route';
import { searchLog } from '@/services/audit/read-log';
import { eventInWords } from '../../_parts/event-words';
import { logParameters, questionOf } from '../log-parameters';

/** The events of a page of the log as a file. */
export const GET = defineRoute({
  permission: 'audit:read',
  input: logParameters,
  run: (at, ctx) => searchLog(questionOf(at), ctx),
  respond: ({ events }, _, words) =>
    csvResponse('audit-log.csv', [
      [
        words.t('office.audit.find.seq'),
        words.t('office.audit.find.time'),
        words.t('office.column.actor'),
        words.t('office.audit.find.roles'),
        words.t('office.column.what'),
        words.t('office.audit.find.subject'),
        words.t('office.column.about'),
        words.t('office.audit.find.details'),
        words.t('office.audit.find.hash'),
      ],
      ...events.map(({ seq, at, type, actorName, actorRoles, subject, about, payload, hash }) => [
        seq,
        at,
        actorName ?? words.t('office.audit.portal'),
        actorRoles.join(' '),
        eventInWords(type, words),
        subject,
        about ?? '',
        JSON.stringify(payload),
        hash,
      ]),
    ]),
});
