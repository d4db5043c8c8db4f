import { mayDo } from '@/domain/access/permissions';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { Panel } from '@/ui/layout/page-parts';
import { SpecimenLines, WholeApplication } from './application-answers';
import { CaseDocuments } from './case-documents';
import { Changes } from './changes';
import { Column } from './column';
import { CorrespondencePanel } from './correspondence-panel';
import type { CasePage } from './load-case-page';

interface ColumnProps {
  readonly page: CasePage;
  readonly ctx: ServiceContext;
  readonly words: Words;
}

/** What is asked for: the lines, the rest of the answers, the documents that came with them. */
export function ApplicationColumn({ page, ctx, words }: ColumnProps) {
  const { t } = words;
  const { application } = page.found;
  return (
    <Column name="application" words={words}>
      <Changes application={application} changes={page.changes} codes={page.codes} words={words} />
      <Panel heading={t('case.lines')} id="lines">
        <SpecimenLines application={application} codes={page.codes} words={words} />
      </Panel>
      <Panel heading={t('office.case.whole')} id="whole">
        <WholeApplication application={application} codes={page.codes} words={words} />
      </Panel>
      <CaseDocuments
        reference={application.reference}
        documents={page.documents}
        mayJudge={mayDo(ctx.actor?.roles ?? [], 'application:review') && application.applicantId !== ctx.actor?.personId}
        words={words}
      />
      <CorrespondencePanel
        reference={application.reference}
        correspondence={page.correspondence}
        mayWrite={mayDo(ctx.actor?.roles ?? [], 'application:review') && application.applicantId !== ctx.actor?.personId}
        today={ctx.today}
        words={words}
      />
    </Column>
  );
}
