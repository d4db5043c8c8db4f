import 'server-only';
import { ProblemView } from '@/ui/feedback/problem-view';
import { describeProblem, type KitProblem } from './describe-problem';
import { fullTitle } from './full-title';
import { publicContext } from './request-context';
import { Shell } from './shell';

/** A problem in the page's place. */
export async function ProblemPage({ problem }: { readonly problem: KitProblem }) {
  const { words } = await publicContext();
  const { title, detail, messages } = describeProblem(problem, words);
  return (
    <>
      <title>{fullTitle(title, words)}</title>
      <Shell>
        <ProblemView title={title} detail={detail} messages={messages} />
      </Shell>
    </>
  );
}
