import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { loadLookUp } from '../_check/load-check';
import { LookUpStart } from '../_check/look-up-start';
import { checkTitle, PermitCheck } from '../_check/permit-check';

/** What a reader typed, too long or sent twice, is a text that is no code. */
const searchParams = z.object({ text: z.string().trim().max(4000).catch('?').default('') });

export default definePage({
  permission: 'border:look-up',
  searchParams,
  load: ({ text }, ctx) => loadLookUp(text, ctx),
  title: ({ view }, words) => (view ? checkTitle(view, words) : words.t('customs.lookUp.title')),
  width: 'wide',
  view: ({ data: { post, view }, words }) =>
    view ? <PermitCheck view={view} post={post} words={words} /> : <LookUpStart post={post} words={words} />,
});
