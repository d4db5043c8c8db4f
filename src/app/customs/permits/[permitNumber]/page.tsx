import { definePage } from '@/app/_kit/define-page';
import { loadCheck } from '../../_check/load-check';
import { checkTitle, PermitCheck } from '../../_check/permit-check';
import { byPermitNumber } from '../../_check/permit-number';

export default definePage({
  permission: 'border:look-up',
  params: byPermitNumber,
  load: ({ permitNumber }, ctx) => loadCheck(permitNumber, ctx),
  title: ({ view }, words) => checkTitle(view, words),
  width: 'wide',
  view: ({ data: { post, view }, words }) => <PermitCheck view={view} post={post} words={words} />,
});
