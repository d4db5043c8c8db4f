import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths, sameSitePath } from '@/app/_kit/paths';
import { halfSession } from '@/auth/session';
import { ok } from '@/domain/shared/result';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { complete } from './complete.action';

/** The second step of signing in. */
export default definePage({
  permission: 'public',
  searchParams: z.object({ next: z.string().optional().catch(undefined) }),
  load: async (_, ctx) => ok(await halfSession(ctx.db)),
  view: ({ data: half, input, words, actor, ctx, titled }) => {
    const next = sameSitePath(input.next);
    if (actor) redirect(next ?? paths.signIn);
    if (half?.stage !== 'factor') redirect(paths.signIn);
    const { t } = words;
    return (
      <>
        <Heading>{t('security.factor.title')}</Heading>
        <Lead>{t('security.factor.lead')}</Lead>
        <ActionForm action={complete} title={titled(t('security.factor.title'))}>
          <HiddenField name="next" value={next ?? ''} />
          <ConfirmItIsYou ctx={ctx} words={words} personId={half.personId} />
          <SubmitButton>{t('security.factor.submit')}</SubmitButton>
        </ActionForm>
        <Panel heading={t('security.factor.lost')} id="lost">
          <ActionForm action={complete}>
            <HiddenField name="next" value={next ?? ''} />
            <TextField
              name="recoveryCode"
              label={t('security.factor.recoveryCode')}
              hint={t('security.factor.recoveryHint')}
              autoCapitalize="characters"
              maxLength={40}
              width="medium"
              isCode
            />
            <SubmitButton tone="secondary">{t('security.factor.useRecovery')}</SubmitButton>
          </ActionForm>
          <p className="hint">{t('security.factor.ask')}</p>
        </Panel>
      </>
    );
  },
});
