import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { StatusTag } from '@/ui/feedback/status-tag';
import { daysSince, documentTo } from '../_parts/case-words';
import { riskInWords } from './risk';

/** Which case this is, at a glance: state, applicant, document and destination, age, whose turn it is. */
export function IdentityBar({ found, now, words }: { readonly found: Case; readonly now: string; readonly words: Words }) {
  const { t, format } = words;
  const { application, applicantName, permits } = found;
  const { state, submittedAt, answers } = application;
  const permit = permits.find((one) => one.state !== 'void');
  return (
    <dl className="identity" data-state={state}>
      <div>
        <dt>{t('office.column.status')}</dt>
        <dd>
          {permit ? (
            <StatusTag state={permit.state} text={t(`states.permit.${permit.state}`)} />
          ) : (
            <StatusTag state={state} text={t(`states.application.${state}`)} />
          )}
        </dd>
      </div>
      <div>
        <dt>{t('office.case.applicant')}</dt>
        <dd>
          <bdi>{applicantName}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('office.case.document')}</dt>
        <dd>{documentTo(answers.form ?? '', answers.importerCountry ?? null, words)}</dd>
      </div>
      <div>
        <dt>{t('case.risk.title')}</dt>
        <dd>{riskInWords(found.findings, words)}</dd>
      </div>
      {submittedAt ? (
        <div>
          <dt>{t('office.case.sent')}</dt>
          <dd>
            <time dateTime={submittedAt}>{format.moment(submittedAt)}</time> ({t('office.days', { n: daysSince(submittedAt, now) })})
          </dd>
        </div>
      ) : null}
      {permit ? null : (
        <div>
          <dt>{t('office.case.waitingFor')}</dt>
          <dd>{t(`office.waitingFor.${state}`)}</dd>
        </div>
      )}
    </dl>
  );
}
