import { redirect } from 'next/navigation';
import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { homeOf } from '@/app/_kit/navigation';
import { sameSitePath } from '@/app/_kit/paths';
import { env } from '@/config/env';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, Lead } from '@/ui/layout/page-parts';
import { DemoAccounts } from './demo-accounts';
import { signIn } from './sign-in.action';

export default definePage({
  permission: 'public',
  searchParams: z.object({ next: z.string().optional().catch(undefined) }),
  view: ({ input, words, actor, titled }) => {
    if (actor) redirect(sameSitePath(input.next) ?? homeOf(actor));
    const { t } = words;
    return (
      <>
        <Heading>{t('site.signIn.title')}</Heading>
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
        <p className="hint">{t('site.signIn.limits', { idle: '15–30', absolute: '8–12' })}</p>
        {env().mode === 'demo' ? <DemoAccounts words={words} /> : null}
      </>
    );
  },
});
