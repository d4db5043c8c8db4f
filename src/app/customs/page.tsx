import { definePage } from '@/app/_kit/define-page';
import { getMyPost } from '@/services/border/my-post';
import { LookUpStart } from './_check/look-up-start';

export default definePage({
  permission: 'border:look-up',
  load: (_, ctx) => getMyPost(ctx),
  title: (_, { t }) => t('customs.lookUp.title'),
  view: ({ data, words }) => <LookUpStart post={data} words={words} />,
});
