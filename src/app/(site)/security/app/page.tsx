import { redirect } from 'next/navigation';
import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, sameSitePath } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { offerCodes } from '@/services/people/enrol-factor';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Code, Heading, Lead } from '@/ui/layout/page-parts';
import { SquareCode } from '@/ui/layout/square-code';
import { enrolling } from '../_parts/enrolling';
import { RecoveryCodes, WhyItMay } from '../_parts/new-factor-parts';
import { addApp } from './add-app.action';

/** Setting up an authenticator app: works with scripts off, and with no camera. */
export default definePage({
  permission: 'public',
  searchParams: z.object({ next: z.string().optional().catch(undefined) }),
  load: async (_, ctx) => {
    const who = await enrolling(ctx);
    return ok(who && !('stage' in who && who.stage === 'factor') ? await offerCodes(who, ctx) : null);
  },
  view: ({ data: offer, input, words, actor, ctx, titled }) => {
    if (!offer) redirect(paths.signIn);
    const { t } = words;
    return (
      <>
        {actor ? <BackLink href={paths.security}>{t('security.back')}</BackLink> : null}
        <Heading>{t('security.app.title')}</Heading>
        <Lead>{t('security.enrol.appText')}</Lead>
        <h2>{t('security.app.scan')}</h2>
        <SquareCode svg={offer.svg(t('security.app.qr'))} />
        <p>
          {t('security.app.secret')}: <Code>{offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
        </p>
        <RecoveryCodes codes={offer.codes} words={words} />
        <ActionForm action={addApp} title={titled(t('security.app.title'))}>
          <HiddenField name="next" value={sameSitePath(input.next) ?? ''} />
          <TextField
            name="code"
            label={t('security.app.code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={12}
            width="short"
            isCode
          />
          <TextField
            name="name"
            label={t('security.app.name')}
            hint={t('security.app.nameHint')}
            value={t('security.app.nameDefault')}
            maxLength={60}
            width="medium"
          />
          <WhyItMay ctx={ctx} words={words} />
          <SubmitButton>{t('security.app.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
