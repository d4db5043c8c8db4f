import 'server-only';
import { ProblemView } from '@/ui/feedback/problem-view';
import { fullTitle } from './full-title';
import { paths } from './paths';
import { requestContext } from './request-context';
import { Shell } from './shell';

/** Whatever does not exist or is not the asker's to see: one page for both, with the same words. */
export async function NotFoundPage() {
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
