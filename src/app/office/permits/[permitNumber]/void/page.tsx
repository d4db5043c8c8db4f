import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { permitTransitions } from '@/domain/permit/permit-states';
import { fail } from '@/domain/shared/result';
import { actionsFor } from '@/domain/shared/transition-table';
import { getPermit } from '@/services/permit/get-permit';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { permitPath } from '../../../_parts/permit-path';
import { voidNumber } from './void.action';

export default definePage({
  permission: 'permit:sign',
  params: permitPath,
  back: (of) => paths.office.permit(of),
  load: async ({ permitNumber }, ctx) => {
    const found = await getPermit({ number: permitNumber }, ctx);
    if (!found.ok) return found;
    const { state } = found.value.permit;
    const mayVoid = actionsFor(permitTransitions, state, ctx.actor?.roles ?? []).includes('void');
    return mayVoid ? found : fail({ kind: 'transition-not-allowed', from: state, action: 'void' });
  },
  view: ({ input, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('office.void.title', { number: input.permitNumber });
    return (
      <>
        <BackLink href={paths.office.permit(input)}>{t('shared.back')}</BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('office.void.lead')}</Lead>
        <ActionForm action={voidNumber} title={titled(heading)}>
          <HiddenField name="permitNumber" value={input.permitNumber} />
          <TextArea name="reason" label={t('office.void.reason')} maxLength={4000} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton tone="danger">{t('office.void.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
