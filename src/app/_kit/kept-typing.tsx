import 'server-only';
import type { ReactNode } from 'react';
import { keptFormOn } from '@/services/people/kept-forms';
import { KeptTypingProvider } from '@/ui/forms/kept-typing.client';
import { paths } from './paths';
import { requestContext } from './request-context';

/** Gives the page's main form what its reader typed before and has not saved, and keeps what is typed now. */
export async function KeptTyping({ children }: { readonly children: ReactNode }) {
  const { ctx, visit, words } = await requestContext();
  const { t, format } = words;
  const kept = await keptFormOn(visit.address, ctx);
  return (
    <KeptTypingProvider
      keptForms={paths.api.keptForms}
      forgottenForms={paths.api.forgottenForms}
      address={visit.address}
      typed={kept?.typed ?? null}
      words={{
        notice: kept ? t('shared.keptForm', { time: format.moment(kept.keptAt) }) : '',
        drop: t('shared.keptFormDrop'),
        saved: t('shared.autosave.saved', { time: '\u0001' }),
        offline: t('shared.autosave.offline'),
      }}
    >
      {children}
    </KeptTypingProvider>
  );
}
