import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { mayDo } from '@/domain/access/permissions';
import { printCheckCode } from '@/domain/permit/check-code';
import { stateOnDay } from '@/domain/permit/permit-use';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { hasShortcuts } from '@/services/people/own-shortcuts';
import { getPermit, type PermitRecord } from '@/services/permit/get-permit';
import { listCodes } from '@/services/reference/list-codes';
import { checkHistory } from '@/services/verification/check-history';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, ButtonRow, Code, Columns, Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { afterSigningKeys } from '../../_case/case-keys';
import { OfficeShortcuts } from '../../_parts/office-shortcuts';
import { History, People } from '../../_parts/people-and-history';
import { permitPath } from '../../_parts/permit-path';
import { Balance } from './balance';
import { Checks } from './checks';
import { Endorsements } from './endorsements';
import { Lineage } from './lineage';
import { MeasureLinks, Notices, Pending } from './measures';
import { recordImport } from './record-import.action';
import { StateStrip } from './state-strip';

export default definePage({
  permission: 'application:read',
  params: permitPath,
  width: 'wide',
  load: async ({ permitNumber }, ctx) => {
    const found = await getPermit({ number: permitNumber }, ctx);
    if (!found.ok) return found;
    const checks = await checkHistory({ permitId: found.value.permit.id }, ctx);
    return checks.ok
      ? ok({ record: found.value, checks: checks.value, codes: await listCodes(ctx), hasKeys: await hasShortcuts(ctx) })
      : checks;
  },
  title: ({ record }, { t }) => t('office.permit.title', { number: record.permit.permitNumber }),
  view: ({ data: { record, checks, codes, hasKeys }, words, actor, ctx, titled }) => {
    const { t, format } = words;
    const { permit, endorsements, events } = record;
    const { permitNumber } = permit;
    const state = stateOnDay(permit, ctx.today);
    return (
      <>
        <BackLink href={paths.office.permits}>{t('office.permits.title')}</BackLink>
        <Heading caption={t(`codes.documentType.${permit.documentType}`)}>{t('office.permit.title', { number: permitNumber })}</Heading>
        <StateStrip state={state} wasPartlyUsed={permit.useRule !== 'one-consignment' && endorsements.length > 0} words={words} />
        <p>{t('office.permit.validFor', { from: format.day(permit.validFrom), until: format.day(permit.validUntil) })}</p>
        {permit.stateReason ? (
          <p className="typed">
            <bdi>{t('office.permit.stateReason', { reason: permit.stateReason })}</bdi>
          </p>
        ) : null}
        <Lineage record={record} words={words} />
        {permit.pdfSha256 ? null : <p>{t(state === 'void' ? 'office.permit.noCheck' : 'office.permit.noFile')}</p>}
        <Pending record={record} words={words} />
        <ButtonRow>
          {permit.pdfSha256 ? (
            <LinkButton href={paths.office.permitPdf({ permitNumber })} tone="primary">
              {t('office.permit.download')}
            </LinkButton>
          ) : null}
          {permit.pdfSha256 ? <LinkButton href={paths.office.permitCopy({ permitNumber })}>{t('office.permit.copy')}</LinkButton> : null}
          {record.hasEvidence ? (
            <LinkButton href={paths.office.permitEvidence({ permitNumber })}>{t('office.permit.evidence')}</LinkButton>
          ) : null}
          <MeasureLinks record={record} state={state} actor={actor} words={words} />
        </ButtonRow>
        {mayDo(actor.roles, 'application:decide') ? (
          <div className="case-ways">
            <a href={paths.office.nextCase(record)}>{t('case.keys.nextCase')}</a>
            <OfficeShortcuts keys={afterSigningKeys(words)} isOn={hasKeys} back={paths.office.permit({ permitNumber })} words={words} />
          </div>
        ) : null}
        {record.mayRecordImport ? (
          <ActionForm action={recordImport} title={titled(t('office.permit.title', { number: permitNumber }))}>
            <HiddenField name="permitNumber" value={permitNumber} />
            <p className="hint">{t('office.permit.importHint')}</p>
            <SubmitButton tone="secondary">{t('office.permit.recordImport')}</SubmitButton>
          </ActionForm>
        ) : null}
        {record.importReference ? <p>{t('office.permit.importRecorded', { reference: record.importReference })}</p> : null}
        <Panel heading={t('office.permit.lines')} id="lines">
          <Balance permit={permit} isUsable={state === 'issued' || state === 'partly-used'} codes={codes} words={words} />
        </Panel>
        <Columns
          aside={
            events ? (
              <Panel heading={t('office.permit.people')} id="people">
                <People events={events} words={words} />
              </Panel>
            ) : null
          }
        >
          <Panel heading={t('office.permit.endorsements')} id="endorsements">
            <Endorsements record={record} words={words} />
            {permit.pdfSha256 ? (
              <p>
                <a href={paths.office.permitAnnex({ permitNumber })}>{t('office.permit.annex')}</a>
              </p>
            ) : null}
          </Panel>
          <Panel heading={t('office.permit.checks.title')} id="checks">
            <Checks history={checks} words={words} />
          </Panel>
          <Panel heading={t('office.sign.document')} id="document">
            <SummaryList rows={particulars(record, words)} />
          </Panel>
          {events ? (
            <Panel heading={t('office.measures.notices')} id="notices">
              <Notices record={record} words={words} />
            </Panel>
          ) : null}
          {events ? (
            <Panel heading={t('office.permit.history')} id="history">
              <History events={events} words={words} />
            </Panel>
          ) : null}
        </Columns>
      </>
    );
  },
});

function particulars({ permit, reference, measures }: PermitRecord, { t, format }: Words) {
  const { content } = permit;
  const side = (party: { readonly name: string; readonly country: string }) => (
    <>
      <bdi>{party.name}</bdi>, {format.country(party.country)}
    </>
  );
  const application = (
    <a href={paths.office.application({ reference })}>
      <Code>{reference}</Code>
    </a>
  );
  const paper = (measures?.paper ?? []).map(({ number, user, usedAt }) =>
    t('stock.paper.by', { number, name: user, time: format.moment(usedAt) }),
  );
  return [
    { key: 'application', label: t('office.permit.application'), value: application },
    { key: 'holder', label: t('office.permit.holder'), value: side(content.exporter) },
    { key: 'importer', label: t('office.permit.importer'), value: side(content.importer) },
    { key: 'use', label: t('office.permit.useRule'), value: t(`office.permit.useRules.${permit.useRule}`) },
    { key: 'code', label: t('office.permit.checkCode'), value: <Code>{printCheckCode(permit.checkCode)}</Code> },
    ...(paper.length > 0 ? [{ key: 'paper', label: t('stock.paper.heading'), value: <bdi>{paper.join('\n')}</bdi> }] : []),
    { key: 'hash', label: t('office.permit.contentHash'), value: <Code>{Buffer.from(permit.contentSha256).toString('hex')}</Code> },
  ];
}
