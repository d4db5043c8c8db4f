import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { fail, ok } from '@/domain/shared/result';
import { caseInHand } from '@/services/queue/case-in-hand';
import { getCase } from '@/services/review/get-case';
import { ActionForm } from '@/ui/forms/action-form';
import { Select } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Panel } from '@/ui/layout/page-parts';
import { casePath } from '../../../_parts/case-input';
import { share, transfer, unshare } from './hand-over.action';

/** Gives a case to another office, or lets one read it. */
export default definePage({
  permission: 'case:transfer',
  params: casePath,
  load: async ({ reference }, ctx) => {
    const found = await getCase({ reference }, ctx);
    if (!found.ok) return found;
    const hand = await caseInHand(found.value.application, ctx);
    return hand.mayHandOver ? ok({ application: found.value.application, hand }) : fail({ kind: 'not-found', what: 'page' });
  },
  title: ({ application }, { t }) => t('offices.handOver.title', { reference: application.reference }),
  view: ({ data: { application, hand }, words }) => {
    const { t } = words;
    const { reference, version } = application;
    const shared = new Set(hand.shares.map(({ officeId }) => officeId));
    const offices = hand.otherOffices.map(({ id, name }) => ({ value: id, text: name }));
    const unshared = offices.filter(({ value }) => !shared.has(value));
    return (
      <>
        <BackLink href={paths.office.application({ reference })}>{t('office.case.title', { reference })}</BackLink>
        <Heading>{t('offices.handOver.title', { reference })}</Heading>
        <Panel heading={t('offices.handOver.transfer')} id="transfer">
          {hand.mayTransfer ? (
            <ActionForm action={transfer}>
              <p>{t('offices.handOver.transferLead')}</p>
              <HiddenField name="reference" value={reference} />
              <HiddenField name="version" value={version} />
              <Select name="officeId" label={t('offices.handOver.to')} choices={offices} />
              <TextArea name="reason" label={t('offices.handOver.reason')} maxLength={2_000} />
              <SubmitButton>{t('offices.handOver.give')}</SubmitButton>
            </ActionForm>
          ) : (
            <p>{t('offices.handOver.notNow')}</p>
          )}
        </Panel>
        <Panel heading={t('offices.handOver.share')} id="share">
          <p>{t('offices.handOver.shareLead')}</p>
          {unshared.length > 0 ? (
            <ActionForm action={share}>
              <HiddenField name="reference" value={reference} />
              <HiddenField name="version" value={version} />
              <Select name="shareWith" label={t('offices.handOver.to')} choices={unshared} />
              <TextArea name="shareReason" label={t('offices.handOver.reason')} maxLength={2_000} />
              <SubmitButton tone="secondary">{t('offices.handOver.shareButton')}</SubmitButton>
            </ActionForm>
          ) : null}
          {hand.shares.map(({ id, officeId, officeName }) => (
            <ActionForm key={id} action={unshare}>
              <HiddenField name="reference" value={reference} />
              <HiddenField name="version" value={version} />
              <HiddenField name="officeId" value={officeId} />
              <SubmitButton tone="secondary">{t('offices.handOver.end', { office: officeName })}</SubmitButton>
            </ActionForm>
          ))}
        </Panel>
      </>
    );
  },
});
