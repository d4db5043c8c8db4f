import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { revocationInHand } from '@/services/permit/revoke-permit';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { permitPath } from '../../../_parts/permit-path';
import { MeasureFrame } from '../_parts/measure-frame';
import { decide } from './decide.action';
import { propose } from './propose.action';

interface FormProps {
  readonly permitNumber: string;
  readonly title: string;
  readonly ctx: ServiceContext;
  readonly words: Words;
}

/** One issuing-officer proposes, which stops the paper; another decides. */
export default definePage({
  permission: 'permit:sign',
  params: permitPath,
  back: (of) => paths.office.permit(of),
  load: revocationInHand,
  view: ({ data: { proposed, mayDecide }, input: { permitNumber }, words, ctx, titled }) => {
    const { t, format } = words;
    const heading = t('office.revoke.title', { number: permitNumber });
    const form = { permitNumber, title: titled(heading), ctx, words };
    return (
      <MeasureFrame permitNumber={permitNumber} heading={heading} lead={t('office.revoke.lead')} words={words}>
        {proposed ? (
          <p className="typed">
            <bdi>
              {t('office.revoke.proposed', {
                name: proposed.proposerName,
                time: format.moment(proposed.proposedAt),
                reason: proposed.reason,
              })}
            </bdi>
          </p>
        ) : (
          <ProposeForm {...form} />
        )}
        {proposed && mayDecide ? <DecideForm {...form} /> : null}
        {proposed && !mayDecide ? (
          <>
            <title>{titled(heading)}</title>
            <p>{t('office.revoke.waits')}</p>
          </>
        ) : null}
      </MeasureFrame>
    );
  },
});

const ProposeForm = ({ permitNumber, title, ctx, words }: FormProps) => (
  <ActionForm action={propose} title={title}>
    <HiddenField name="permitNumber" value={permitNumber} />
    <TextArea name="reason" label={words.t('office.revoke.reason')} maxLength={4000} />
    <ConfirmItIsYou ctx={ctx} words={words} />
    <SubmitButton tone="danger">{words.t('office.revoke.submit')}</SubmitButton>
  </ActionForm>
);

const DecideForm = ({ permitNumber, title, ctx, words }: FormProps) => (
  <ActionForm action={decide} title={title}>
    <HiddenField name="permitNumber" value={permitNumber} />
    <Radios
      name="outcome"
      label={words.t('office.revoke.decide')}
      choices={(['confirm', 'decline'] as const).map((value) => ({ value, text: words.t(`office.revoke.${value}`) }))}
    />
    <TextArea name="reason" label={words.t('office.revoke.decideReason')} maxLength={4000} />
    <ConfirmItIsYou ctx={ctx} words={words} />
    <SubmitButton tone="danger">{words.t('office.revoke.decideSubmit')}</SubmitButton>
  </ActionForm>
);
