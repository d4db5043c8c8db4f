import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { Heading } from '@/ui/layout/page-parts';
import { caseKeys } from '../../_case/case-keys';
import { ColumnLinks } from '../../_case/column';
import { ApplicationColumn } from '../../_case/column-application';
import { ChecksColumn } from '../../_case/column-checks';
import { ContextColumn } from '../../_case/column-context';
import { IdentityBar } from '../../_case/identity-bar';
import { loadCasePage } from '../../_case/load-case-page';
import { hasTitledForm, NextSteps } from '../../_case/next-steps';
import { BackToQueue } from '../../_parts/back-to-queue.client';
import { casePath } from '../../_parts/case-input';
import { OfficeShortcuts } from '../../_parts/office-shortcuts';

/** Everything needed to decide, on one page: what is asked, what the law says to it, who has to do with it. */
export default definePage({
  permission: 'application:read',
  params: casePath,
  searchParams: z.object({ since: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined) }),
  width: 'wide',
  load: loadCasePage,
  view: ({ data: page, words, actor, ctx, titled }) => {
    const { t } = words;
    const { found } = page;
    const title = t('office.case.title', { reference: found.application.reference });
    return (
      <>
        {hasTitledForm(found) ? null : <title>{titled(title)}</title>}
        <BackToQueue href={paths.office.queue} text={t('office.queue.title')} />
        <Heading>{title}</Heading>
        <IdentityBar found={found} now={ctx.now} words={words} />
        <NextSteps found={found} words={words} pageTitle={titled(title)} />
        {found.mayWriteNotes ? (
          <div className="case-ways">
            <a href={paths.office.nextCase(found.application)}>{t('case.keys.nextCase')}</a>
            <OfficeShortcuts keys={caseKeys(words)} isOn={page.hasKeys} back={paths.office.application(found.application)} words={words} />
          </div>
        ) : null}
        <ColumnLinks words={words} />
        <div className="case-columns">
          <ApplicationColumn page={page} ctx={ctx} words={words} />
          <ChecksColumn page={page} today={ctx.today} words={words} />
          <ContextColumn page={page} me={actor.personId} words={words} />
        </div>
      </>
    );
  },
});
