import { redirect } from 'next/navigation';
import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { homeOf } from '@/app/_kit/navigation';
import { paths, sameSitePath } from '@/app/_kit/paths';
import { env } from '@/config/env';
import { ok } from '@/domain/shared/result';
import { needsSetup } from '@/services/people/own-account';
import { sessionLimits } from '@/services/people/session-limits';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, Lead } from '@/ui/layout/page-parts';
import { DemoAccounts } from './demo-accounts';
import { signIn } from './sign-in.action';

export default definePage({
  permission: 'public',
  searchParams: z.object({
    next: z.string().optional().catch(undefined),
    done: z.enum(['confirmed', 'password', 'closed']).optional().catch(undefined),
  }),
  load: async (_, ctx) => ok({ isNew: await needsSetup(ctx) }),
  view: ({ data, input, words, actor, ctx, titled }) => {
    if (actor) redirect(sameSitePath(input.next) ?? (data.isNew ? paths.apply.setup : homeOf(actor)));
    const { t } = words;
    const { idleMinutes, absoluteHours } = sessionLimits(['applicant']);
    return (
      <>
        <Heading>{t('site.signIn.title')}</Heading>
        {input.done ? (
          <Notice tone="success" label={t('shared.success')}>
            <p>{t(`account.signInDone.${input.done}`)}</p>
          </Notice>
        ) : null}
        <Lead>{t('site.signIn.lead')}</Lead>
        <ActionForm action={signIn} title={titled(t('site.signIn.title'))}>
          <HiddenField name="next" value={sameSitePath(input.next) ?? ''} />
          <TextField
            name="email"
            type="email"
            label={t('fields.email.label')}
            autoComplete="username"
            autoCapitalize="none"
            inputMode="email"
          />
          <TextField name="password" type="password" label={t('fields.password.label')} autoComplete="current-password" />
          <SubmitButton>{t('shared.signIn')}</SubmitButton>
        </ActionForm>
        <ul>
          <li>
            <a href={paths.register}>{t('account.signInLinks.register')}</a>
          </li>
          <li>
            <a href={paths.forgottenPassword}>{t('account.signInLinks.forgotten')}</a>
          </li>
        </ul>
        <p className="hint">{t('site.signIn.limits', { idle: idleMinutes, absolute: absoluteHours })}</p>
        {env().mode === 'demo' ? <DemoAccounts words={words} now={ctx.now} /> : null}
      </>
    );
  },
});
