import { redirect } from 'next/navigation';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { countAwaiting } from '@/services/people/vet-trader';
import { listQueue } from '@/services/queue/list-queue';
import { listCodes } from '@/services/reference/list-codes';
import { Heading } from '@/ui/layout/page-parts';
import { Arrivals } from './_parts/arrivals.client';
import { CaseList } from './_parts/case-list';
import { Filters } from './_parts/filters';
import { KeepView } from './_parts/keep-view';
import { Keys } from './_parts/keys';
import { addressOf, filterOf, pagingOf, parametersOf, queryOf, viewParameters } from './_parts/view-address';
import { Views } from './_parts/views';

/** The office's cases. A bare address opens the view that the reader begins with. */
export default definePage({
  permission: 'queue:read',
  searchParams: viewParameters,
  width: 'wide',
  load: async (at, ctx, visit) => {
    const queue = await listQueue({ filter: filterOf(at), paging: pagingOf(at), readsView: (query) => filterOf(parametersOf(query)) }, ctx);
    if (!queue.ok) return queue;
    const { start } = queue.value.habits;
    if (start !== '' && visit.address === paths.office.queue) redirect(`${paths.office.queue}?${start}`);
    const [awaiting, codes] = await Promise.all([countAwaiting(ctx), listCodes(ctx)]);
    return ok({ queue: queue.value, awaiting, countries: codes.lists.countries.map(({ code: value, name: text }) => ({ value, text })) });
  },
  title: (_, { t }) => t('office.queue.title'),
  view: ({ data: { queue, awaiting, countries }, input: at, words, actor, ctx }) => {
    const { t, format } = words;
    const named = [...countries].sort((a, b) => format.compare(a.text, b.text));
    return (
      <>
        <Heading>{t('office.queue.title')}</Heading>
        {awaiting > 0 ? (
          <p>
            <a href={paths.office.traders}>{t('account.office.waiting', { n: awaiting })}</a>
          </p>
        ) : null}
        <Views at={at} queue={queue} words={words} />
        <Filters at={at} queue={queue} countries={named} words={words} />
        <Arrivals
          address={`${paths.office.queueArrivals}?${new URLSearchParams({ view: queryOf(at), since: ctx.now })}`}
          show={addressOf(at)}
          words={{
            some: t('queue.arrivals.some', { n: '\u0001', time: format.time(ctx.now) }),
            one: t('queue.arrivals.one', { time: format.time(ctx.now) }),
            show: t('queue.arrivals.show'),
          }}
        />
        <CaseList at={at} queue={queue} me={actor.personId} ctx={ctx} words={words} />
        <KeepView at={at} queue={queue} words={words} />
        <Keys isOn={queue.habits.singleKeys} words={words} />
      </>
    );
  },
});
