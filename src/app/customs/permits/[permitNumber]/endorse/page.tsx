import { definePage } from '@/app/_kit/define-page';
import { loadCheck } from '../../../_check/load-check';
import { checkTitle, PermitCheck } from '../../../_check/permit-check';
import { byPermitNumber } from '../../../_check/permit-number';
import { EndorseForm } from './endorse-form';

/** The form, or for a permit that cannot be endorsed here the check that says why. */
export default definePage({
  permission: 'border:endorse',
  params: byPermitNumber,
  load: ({ permitNumber }, ctx) => loadCheck(permitNumber, ctx),
  view: ({ data: { post, view }, words, ctx, titled }) =>
    view.mayEndorse && view.permit && post ? (
      <EndorseForm view={view} permit={view.permit} post={post} today={ctx.today} words={words} titled={titled} />
    ) : (
      <>
        <title>{titled(checkTitle(view, words))}</title>
        <PermitCheck view={view} post={post} words={words} />
      </>
    ),
});
