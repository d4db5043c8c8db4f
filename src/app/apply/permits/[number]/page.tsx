import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { printCheckCode } from '@/domain/permit/check-code';
import { ok } from '@/domain/shared/result';
import { verdictRow } from '@/domain/verification/verdict';
import { getOwnPermit } from '@/services/permit/own-permits';
import { getOwnRequests } from '@/services/permit-requests/own-requests';
import { VerdictStrip } from '@/ui/feedback/verdict-strip';
import { verdictWords } from '@/ui/feedback/verdict-words';
import { BackLink, Code, Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { PermitBalance, PermitEndorsements, unitNames } from '../../_parts/permit-balance';
import { permitPath } from '../../_parts/permit-path';
import { HowToPrint, OwnLineage, OwnRetrospective, PermitActs, WaitingRequest, WhoToAsk } from './permit-ways';

/** A permit for its holder: the verdict as everybody sees it, the file, what is left, and what can be done with it. */
export default definePage({
  permission: 'application:read-own',
  params: permitPath,
  load: async (input, ctx) => {
    const held = await getOwnPermit(input, ctx);
    if (!held.ok) return held;
    const asked = await getOwnRequests(input, ctx);
    return asked.ok ? ok({ held: held.value, requests: asked.value.requests }) : asked;
  },
  title: ({ held }, { t }) => t('apply.permit.title', { number: held.permit.permitNumber }),
  view: ({ data: { held, requests }, words, ctx }) => {
    const { t, format } = words;
    const { permit, verdict, reference, lines, stateOn, pdfBytes } = held;
    const { permitNumber, checkCode, content } = permit;
    const judged = { ...permit, lines, stateOn, unitName: unitNames(content, words) };
    const { word, sentence } = verdictWords(verdict, judged, ctx.now, words);
    const check = paths.check({ permitNumber, code: checkCode });
    const size = pdfBytes === null ? null : t('apply.permit.kilobytes', { n: format.number(Math.ceil(pdfBytes / 1000)) });
    return (
      <>
        <BackLink href={paths.apply.application({ reference })}>{t('apply.ofApplication', { reference })}</BackLink>
        <Heading caption={t(`codes.documentType.${permit.documentType}`)}>{t('apply.permit.title', { number: permitNumber })}</Heading>
        <VerdictStrip code={verdict} word={word}>
          <p>{sentence}</p>
          {permit.stateReason ? <p>{t('apply.permit.reason', { reason: permit.stateReason })}</p> : null}
        </VerdictStrip>
        <OwnLineage permit={permit} words={words} />
        <OwnRetrospective markings={content.markings} words={words} />
        <WaitingRequest requests={requests} words={words} />
        <p>
          <LinkButton href={paths.apply.permitPdf({ permitNumber })} tone="primary">
            {size ? t('apply.permit.download', { size }) : t('apply.permit.downloadPlain')}
          </LinkButton>
        </p>
        <PermitActs permitNumber={permitNumber} reference={reference} words={words} />
        <SummaryList
          rows={[
            { key: 'issued', label: t('apply.permit.issuedOn'), value: format.day(content.issuedOn) },
            { key: 'until', label: t('apply.permit.validUntil'), value: format.day(permit.validUntil) },
            {
              key: 'importer',
              label: t('apply.permit.importer'),
              value: `${content.importer.name}, ${format.country(content.importer.country)}`,
            },
          ]}
        />
        {verdictRow(verdict).showsLines ? <PermitBalance held={held} words={words} /> : null}
        <PermitEndorsements held={held} words={words} />
        <HowToPrint words={words} />
        <Panel heading={t('apply.permit.check')} id="check">
          <p>{t('apply.permit.checkText')}</p>
          <p>
            <a href={check} className="address">{`${ctx.party.appOrigin}${check}`}</a>
          </p>
          <p>
            {t('apply.permit.checkCode')} <Code>{printCheckCode(checkCode)}</Code>
          </p>
        </Panel>
        <WhoToAsk authority={content.managementAuthority} words={words} />
      </>
    );
  },
});
