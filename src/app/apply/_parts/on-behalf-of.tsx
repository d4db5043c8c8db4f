import type { Words } from '@/i18n/words';
import type { OwnApplication } from '@/services/application/get-application';

/** For whom an application is, and who began it for them; nothing where it is the reader's own. */
export function OnBehalfOf({
  application: { applicantName, agentName },
  words: { t },
}: {
  readonly application: Pick<OwnApplication, 'applicantName' | 'agentName'>;
  readonly words: Words;
}) {
  if (applicantName === null && agentName === null) return null;
  return (
    <p>
      {applicantName === null ? null : t('apply.applicant.for', { name: applicantName })}
      {applicantName !== null && agentName !== null ? ' ' : null}
      {agentName === null ? null : t('apply.applicant.by', { name: agentName })}
    </p>
  );
}
