import type { z } from 'zod';
import { definePublicPage } from '@/app/_kit/define-public-page';
import { ok } from '@/domain/shared/result';
import { openShare, type SharedPermit } from '@/services/sharing/open-share';
import { shareToken } from './_parts/share-token';
import { sharedHtml } from './_parts/shared-html';

interface Opened {
  readonly shared: SharedPermit;
  readonly token: string;
}

/** What a courier opens who has nothing but the link: the verdict, how to travel with the permit, and its file. */
export const GET = definePublicPage<typeof shareToken, z.ZodType, Opened>({
  params: shareToken,
  load: async ({ token }, ctx, { clientAddress }) => {
    const opened = await openShare({ token, address: clientAddress }, ctx);
    return opened.ok ? ok({ shared: opened.value, token }) : opened;
  },
  title: ({ shared }, { t }) => t('permits.shared.title', { number: shared.permitNumber }),
  render: ({ data: { shared, token }, words }) => sharedHtml(shared, token, words),
});
