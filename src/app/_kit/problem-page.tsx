import 'server-only';
import { ProblemView } from '@/ui/feedback/problem-view';
import { LinkButton } from '@/ui/layout/page-parts';
import { describeProblem, type KitProblem } from './describe-problem';
import { fullTitle } from './full-title';
import { publicContext } from './request-context';
import { Shell } from './shell';

interface ProblemPageProps {
  readonly problem: KitProblem;
  /** The page that shows how things stand now. */
  readonly back?: string | null;
}

/** A problem in the page's place. */
export async function ProblemPage({ problem, back = null }: ProblemPageProps) {
  const { words } = await publicContext();
  const { title, detail, messages } = describeProblem(problem, words);
  return (
    <>
      <title>{fullTitle(title, words)}</title>
      <Shell>
        <ProblemView
          title={title}
          detail={detail}
          messages={messages}
          action={back ? <LinkButton href={back}>{words.t('shared.back')}</LinkButton> : null}
        />
      </Shell>
    </>
  );
}
