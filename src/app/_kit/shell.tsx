import 'server-only';
import type { ReactNode } from 'react';
import { env } from '@/config/env';
import { sessionEnd } from '@/services/people/session-end';
import { Notice } from '@/ui/feedback/notice';
import { SessionWarning } from '@/ui/feedback/session-warning.client';
import { PageFrame } from '@/ui/layout/page-frame';
import { footerLinks, languageLinks, sectionsFor } from './navigation';
import { paths, signInFor } from './paths';
import { publicContext, requestContext } from './request-context';

interface ShellProps {
  readonly width?: 'reading' | 'wide';
  /** A sentence kept over a redirect. */
  readonly kept?: string | null;
  readonly children: ReactNode;
}

/** The frame of every React page: who is signed in, where they may go, in which language. */
export async function Shell({ width = 'reading', kept = null, children }: ShellProps) {
  // The frame is also drawn around a problem: where nobody can be looked up, it is a stranger's.
  const { ctx, words, visit } = await requestContext().catch(publicContext);
  const { t, format } = words;
  const { mode, partyCode } = env();
  const country = format.country(partyCode);
  const end = ctx.actor ? await sessionEnd(null, ctx).catch(() => null) : null;
  return (
    <PageFrame
      width={width}
      words={{
        skip: t('shared.skipToContent'),
        navigation: t('shared.navigation'),
        footerNavigation: t('shared.footerNavigation'),
        languages: t('shared.languages'),
        menu: t('shared.menu'),
        law: t('shared.footer.law'),
      }}
      brand={{ href: paths.home, text: t('shared.product'), authority: t('shared.managementAuthorityOf', { country }) }}
      notice={mode === 'demo' ? t('shared.demonstration', { country }) : null}
      address={visit.address}
      sections={sectionsFor(ctx.actor, words)}
      languages={languageLinks(visit.address, words)}
      footer={footerLinks(words)}
      account={
        ctx.actor
          ? { name: t('shared.signedInAs', { name: ctx.actor.name }), signOut: { action: paths.signOut, text: t('shared.signOut') } }
          : {
              signIn: {
                href: visit.address === '/' || visit.address.startsWith(paths.signIn) ? paths.signIn : signInFor(visit.address),
                text: t('shared.signIn'),
              },
            }
      }
    >
      {kept ? (
        <Notice tone="warning" label={t('shared.warning')}>
          {kept}
        </Notice>
      ) : null}
      {children}
      {end?.ok ? (
        <SessionWarning
          key={end.value.endsAt}
          extend={paths.api.session}
          signIn={signInFor(visit.address)}
          secondsLeft={end.value.secondsLeft}
          time={format.time(end.value.endsAt)}
          words={{
            ends: t('shared.session.ends', { time: '\u0001' }),
            heading: t('shared.session.heading'),
            text: t('shared.session.text', { time: '\u0001' }),
            extend: t('shared.session.extend'),
            overHeading: t('shared.session.overHeading'),
            overText: t('shared.session.overText'),
            signIn: t('shared.signIn'),
          }}
        />
      ) : null}
    </PageFrame>
  );
}
