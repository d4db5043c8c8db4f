import { redirect } from 'next/navigation';
import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, sameSitePath } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { offerPasskey } from '@/services/people/enrol-factor';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { MakePasskey } from '@/ui/forms/make-passkey.client';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { enrolling } from '../_parts/enrolling';
import { RecoveryCodes, WhyItMay } from '../_parts/new-factor-parts';
import { addPasskey } from './add-passkey.action';

/** Making a passkey: the browser does it, so it needs scripts; an app does not. */
export default definePage({
  permission: 'public',
  searchParams: z.object({ next: z.string().optional().catch(undefined) }),
  load: async (_, ctx) => {
    const who = await enrolling(ctx);
    return ok(who && !('stage' in who && who.stage === 'factor') ? await offerPasskey(who, ctx) : null);
  },
  view: ({ data: offer, input, words, actor, ctx, titled }) => {
    if (!offer) redirect(paths.signIn);
    const { t } = words;
    return (
      <>
        {actor ? <BackLink href={paths.security}>{t('security.back')}</BackLink> : null}
        <Heading>{t('security.passkey.title')}</Heading>
        <Lead>{t('security.passkey.lead')}</Lead>
        <RecoveryCodes codes={offer.codes} words={words} />
        <ActionForm action={addPasskey} title={titled(t('security.passkey.title'))}>
          <HiddenField name="next" value={sameSitePath(input.next) ?? ''} />
          <TextField
            name="name"
            label={t('security.app.name')}
            hint={t('security.app.nameHint')}
            value={t('security.passkey.nameDefault')}
            maxLength={60}
            width="medium"
          />
          <WhyItMay ctx={ctx} words={words} />
          <MakePasskey
            options={offer.options}
            words={{
              make: t('security.passkey.submit'),
              failed: t('security.passkey.failed'),
              needsScripts: t('security.confirm.needsScripts'),
            }}
          />
        </ActionForm>
      </>
    );
  },
});
