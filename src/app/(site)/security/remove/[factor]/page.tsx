import { z } from 'zod';
import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { fail, ok } from '@/domain/shared/result';
import { getOwnSecurity } from '@/services/people/own-security';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { remove } from './remove.action';

/** Removing a factor of one's own. */
export default definePage({
  permission: 'signed-in',
  params: z.object({ factor: z.uuid() }),
  load: async ({ factor }, ctx) => {
    const own = await getOwnSecurity(null, ctx);
    if (!own.ok) return own;
    const found = own.value.factors.find(({ id }) => id === factor);
    return found ? ok(found) : fail({ kind: 'not-found', what: 'factor' });
  },
  view: ({ data: { id, name }, words, ctx, titled }) => {
    const { t } = words;
    const title = t('security.remove.title', { name });
    return (
      <>
        <BackLink href={paths.security}>{t('security.back')}</BackLink>
        <Heading>{title}</Heading>
        <Lead>{t('security.remove.lead')}</Lead>
        <ActionForm action={remove} title={titled(title)}>
          <HiddenField name="factor" value={id} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton tone="danger">{t('security.remove.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
