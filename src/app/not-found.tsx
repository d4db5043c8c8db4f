import { ProblemView } from '@/ui/feedback/problem-view';
import { fullTitle } from './_kit/full-title';
import { paths } from './_kit/paths';
import { requestContext } from './_kit/request-context';
import { Shell } from './_kit/shell';

/** Whatever does not exist or is not the asker's to see: one page for both, with the same words. */
export default async function NotFound() {
  const { words } = await requestContext();
  const { t } = words;
  return (
    <>
      <title>{fullTitle(t('site.notFound.title'), words)}</title>
      <Shell>
        <ProblemView
          title={t('site.notFound.title')}
          detail={t('site.notFound.detail')}
          action={
            <p>
              <a href={paths.home}>{t('site.notFound.home')}</a>
            </p>
          }
        />
      </Shell>
    </>
  );
}
