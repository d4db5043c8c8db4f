import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { EDITABLE_STATES } from '@/domain/application/application-states';
import { isComplete } from '@/domain/application/application-steps';
import { findingsSoFar } from '@/domain/application/findings-so-far';
import { blocking } from '@/domain/rules/rule';
import { fail, ok } from '@/domain/shared/result';
import { checkOwnApplication } from '@/services/application/get-application';
import { listOwnDocuments } from '@/services/evidence/list-documents';
import { sendingObstacle } from '@/services/people/own-account';
import { listCodes } from '@/services/reference/list-codes';
import { mayBeSetAside } from '@/services/review/set-rule-aside';
import { BackLink, Heading, LinkButton } from '@/ui/layout/page-parts';
import { AnswersSummary } from '../../../_parts/answers-summary';
import { DocumentsSummary } from '../../../_parts/documents-summary';
import { Reference } from '../../../_parts/inputs';
import { OpenQuestions, RuleFindings } from '../../../_parts/rule-findings';
import { StandingNotice } from '../../../_parts/standing-notice';

/** Everything that was answered, what is still open, and what the rules say, before anything is sent. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  load: async (input, ctx) => {
    const checked = await checkOwnApplication(input, ctx);
    if (!checked.ok) return checked;
    const { state } = checked.value.application;
    if (!EDITABLE_STATES.includes(state)) return fail({ kind: 'transition-not-allowed', from: state, action: 'submit' });
    const documents = await listOwnDocuments(input, ctx);
    return documents.ok
      ? ok({
          ...checked.value,
          documents: documents.value,
          book: await listCodes(ctx),
          obstacle: state === 'draft' ? await sendingObstacle(checked.value.application, ctx) : null,
        })
      : documents;
  },
  title: (_, { t }) => t('apply.check.title'),
  view: ({ data: { application, applicantName, actions, findings, documents, book, obstacle }, words }) => {
    const { t } = words;
    const { reference } = application;
    const isReady = isComplete(application);
    const soFar = findingsSoFar(application, findings);
    const stops = blocking(findings);
    return (
      <>
        <BackLink href={paths.apply.application({ reference })}>{t('apply.backToTasks')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{t('apply.check.title')}</Heading>
        <StandingNotice obstacle={obstacle} applicantName={applicantName} words={words} />
        {actions.includes('submit') ? null : <p>{t('apply.applicant.prepared', { name: applicantName ?? '' })}</p>}
        {/* What stops it whatever else is answered is told at once: nobody answers ten questions for nothing. */}
        {isReady ? null : <OpenQuestions application={application} words={words} />}
        {isReady || soFar.length > 0 ? (
          <RuleFindings application={application} findings={isReady ? findings : soFar} words={words} />
        ) : null}
        <AnswersSummary application={application} book={book} words={words} canChange />
        <DocumentsSummary documents={documents} words={words} />
        {isReady && stops.length === 0 && obstacle === null && actions.includes('submit') ? (
          <LinkButton href={paths.apply.declaration({ reference })} tone="primary">
            {t('apply.check.continue')}
          </LinkButton>
        ) : null}
        {isReady && obstacle === null && stops.length > 0 && stops.every(mayBeSetAside) ? (
          <LinkButton href={paths.apply.declarationWithRequest({ reference })} tone="secondary">
            {t('apply.check.ask')}
          </LinkButton>
        ) : null}
      </>
    );
  },
});
