import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import { type CountersignatureInHand, countersignatureInHand } from '@/services/permit/countersign-permit';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Code, TaxonName } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { permitPath } from '../../../_parts/permit-path';
import { MeasureFrame } from '../_parts/measure-frame';
import { countersign } from './countersign.action';

/** The second signature of a permit that is issued after the movement. */
export default definePage({
  permission: 'permit:sign',
  params: permitPath,
  back: (of) => paths.office.permit(of),
  load: countersignatureInHand,
  view: ({ data, input, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('office.countersign.title', { number: input.permitNumber });
    return (
      <MeasureFrame permitNumber={input.permitNumber} heading={heading} lead={t('office.countersign.lead')} words={words}>
        <SummaryList rows={summary(data, words)} />
        <p>
          <a href={paths.office.countersignPreview(input)}>{t('office.countersign.preview')}</a>
        </p>
        <ActionForm action={countersign} title={titled(heading)}>
          <HiddenField name="permitNumber" value={input.permitNumber} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton>{t('office.countersign.submit')}</SubmitButton>
        </ActionForm>
      </MeasureFrame>
    );
  },
});

/** What was frozen, in the order of the form, and the digest that the signature covers. */
function summary({ permit, claim, firstSigner }: CountersignatureInHand, { t, format }: Words) {
  const { content } = permit;
  const side = (party: { readonly name: string; readonly country: string }) => (
    <>
      <bdi>{party.name}</bdi>, {format.country(party.country)}
    </>
  );
  const days = { from: format.day(permit.validFrom), until: format.day(permit.validUntil) };
  return [
    { key: 'first', label: t('office.countersign.first'), value: <bdi>{firstSigner}</bdi> },
    { key: 'document', label: t('office.sign.document'), value: t(`codes.documentType.${permit.documentType}`) },
    { key: 'valid', label: t('office.sign.validity'), value: t('office.permit.validFor', days) },
    { key: 'holder', label: t('office.sign.holder'), value: side(content.exporter) },
    { key: 'importer', label: t('office.sign.importer'), value: side(content.importer) },
    { key: 'marking', label: t('office.countersign.marking'), value: <bdi>{content.markings.join('\n')}</bdi> },
    { key: 'found', label: t('case.retrospective.investigation'), value: <bdi>{claim.investigation}</bdi> },
    ...content.lines.map((line) => ({
      key: String(line.position),
      label: t('office.case.line', { letter: lineLetter(line.position) }),
      value: (
        <>
          <TaxonName name={line.scientificName} /> · {t(`codes.appendix.${line.appendix}`)} · {line.source} · {line.term} ·{' '}
          {format.quantity(line.quantity)} {line.unit}
        </>
      ),
    })),
    { key: 'hash', label: t('office.countersign.hash'), value: <Code>{Buffer.from(permit.contentSha256).toString('hex')}</Code> },
  ];
}
