import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { mayDo } from '@/domain/access/permissions';
import { isManagementFinding } from '@/domain/finding/findings-asked';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { documentsOfCase } from '@/services/evidence/list-documents';
import { feesOfCase } from '@/services/fees/get-fees';
import { quotaGauges } from '@/services/quota/quota-gauges';
import { listCodes } from '@/services/reference/list-codes';
import { registersOfCase } from '@/services/registers/registers-of-case';
import { type Case, getCase } from '@/services/review/get-case';
import { StatusTag } from '@/ui/feedback/status-tag';
import { BackLink, Code, Heading, Panel } from '@/ui/layout/page-parts';
import { SpecimenLines, WholeApplication } from '../../_case/application-answers';
import { CaseDocuments } from '../../_case/case-documents';
import { CaseFees } from '../../_case/case-fees';
import { Checks } from '../../_case/checks';
import { Decisions } from '../../_case/decisions';
import { FindingsOnFile } from '../../_case/findings-on-file';
import { IdentityBar } from '../../_case/identity-bar';
import { hasTitledForm, NextSteps } from '../../_case/next-steps';
import { QuotaGauges } from '../../_case/quota-gauges';
import { RegisterPanels } from '../../_case/registers-of-case';
import { casePath } from '../../_parts/case-input';
import { History, People } from '../../_parts/people-and-history';

export default definePage({
  permission: 'application:read',
  params: casePath,
  width: 'wide',
  load: async (input, ctx) => {
    const found = await getCase(input, ctx);
    if (!found.ok) return found;
    const { application } = found.value;
    const registers = await registersOfCase(application, ctx);
    return ok({
      documents: await documentsOfCase(application, ctx),
      fees: await feesOfCase(application, ctx),
      found: found.value,
      codes: await listCodes(ctx),
      gauges: await quotaGauges(application, ctx),
      registers,
    });
  },
  view: ({ data: { documents, fees, found, codes, gauges, registers }, words, ctx, titled }) => {
    const { t } = words;
    const { application } = found;
    const title = t('office.case.title', { reference: application.reference });
    return (
      <>
        {hasTitledForm(found) ? null : <title>{titled(title)}</title>}
        <BackLink href={paths.office.queue}>{t('office.queue.title')}</BackLink>
        <Heading>{title}</Heading>
        <IdentityBar found={found} now={ctx.now} words={words} />
        <NextSteps found={found} words={words} pageTitle={titled(title)} />
        <div className="case-columns">
          <div>
            <Panel heading={t('office.case.application')} id="application">
              <SpecimenLines application={application} codes={codes} words={words} />
              <h3 className="line-heading">{t('office.case.whole')}</h3>
              <WholeApplication application={application} codes={codes} words={words} />
            </Panel>
          </div>
          <div>
            <Panel heading={t('office.case.checks')} id="checks">
              <p className="hint">{t('office.case.checksHint')}</p>
              <Checks found={found} words={words} />
            </Panel>
            <Panel heading={t('quotas.title')} id="quotas">
              <QuotaGauges gauges={gauges} words={words} />
            </Panel>
            <Panel heading={t('office.case.findings')} id="findings">
              <FindingsOnFile recorded={found.recorded} today={ctx.today} words={words} />
              {found.mayRecordFindings ? <RecordFinding found={found} words={words} /> : null}
            </Panel>
          </div>
          <div>
            <RegisterPanels found={found} registers={registers} words={words} />
            <CaseDocuments
              reference={application.reference}
              documents={documents}
              mayJudge={mayDo(ctx.actor?.roles ?? [], 'application:review') && application.applicantId !== ctx.actor?.personId}
              words={words}
            />
            <Permits permits={found.permits} words={words} />
            <CaseFees reference={application.reference} invoices={fees.invoices} words={words} />
            <Panel heading={t('office.case.people')} id="people">
              <People events={found.events} words={words} />
            </Panel>
            <Panel heading={t('office.case.decisions')} id="decisions">
              <Decisions decisions={found.decisions} words={words} />
            </Panel>
            <Panel heading={t('office.case.history')} id="history">
              <History events={found.events} words={words} />
            </Panel>
          </div>
        </div>
      </>
    );
  },
});

/** The findings that the rules of this case ask of the Management Authority; others would answer nothing. */
function RecordFinding({ found, words: { t } }: { readonly found: Case; readonly words: Words }) {
  const { reference } = found.application;
  const kinds = found.findingsNeeded.filter(isManagementFinding);
  if (kinds.length === 0) return null;
  return (
    <>
      <h3>{t('office.case.recordFinding')}</h3>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={paths.office.finding({ reference, kind })}>{t(`codes.finding.${kind}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Permits({ permits, words: { t, format } }: { readonly permits: Case['permits']; readonly words: Words }) {
  if (permits.length === 0) return null;
  return (
    <Panel heading={t('office.case.permits')} id="permits">
      {permits.map(({ permitNumber, state, validUntil }) => (
        <p key={permitNumber}>
          <a href={paths.office.permit({ permitNumber })}>
            <Code>{permitNumber}</Code>
          </a>{' '}
          <StatusTag state={state} text={t(`states.permit.${state}`)} /> {t('office.case.validTo', { day: format.day(validUntil) })}
        </p>
      ))}
    </Panel>
  );
}
