import { redirect } from 'next/navigation';
import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, sameSitePath, withQuery } from '@/app/_kit/paths';
import { halfSession } from '@/auth/session';
import { ok } from '@/domain/shared/result';
import { Heading, Lead, LinkButton, Panel } from '@/ui/layout/page-parts';

/** The first thing that somebody of an authority does. */
export default definePage({
  permission: 'public',
  searchParams: z.object({ next: z.string().optional().catch(undefined) }),
  load: async (_, ctx) => ok(await halfSession(ctx.db)),
  title: (_, { t }) => t('security.enrol.title'),
  view: ({ data: half, input, words: { t }, actor }) => {
    const next = sameSitePath(input.next);
    if (actor) redirect(next ?? paths.signIn);
    if (half?.stage !== 'enrol') redirect(paths.signIn);
    return (
      <>
        <Heading>{t('security.enrol.title')}</Heading>
        <Lead>{t('security.enrol.lead')}</Lead>
        <Panel heading={t('security.enrol.app')} id="app">
          <p>{t('security.enrol.appText')}</p>
          <LinkButton href={withQuery(paths.securityApp, { next })} tone="primary">
            {t('security.enrol.addApp')}
          </LinkButton>
        </Panel>
        <Panel heading={t('security.enrol.passkey')} id="passkey">
          <p>{t('security.enrol.passkeyText')}</p>
          <LinkButton href={withQuery(paths.securityPasskey, { next })}>{t('security.enrol.addPasskey')}</LinkButton>
        </Panel>
      </>
    );
  },
});
