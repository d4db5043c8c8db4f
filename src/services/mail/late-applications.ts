import 'server-only';
import { toApplication } from '@/data/repositories/application-repository';
import type { Application } from '@/domain/application/application';
import type { ServiceContext } from '../context';

const PAGE = 200;

/** The undecided applications whose day is past, page after page: a letter that some got already must keep none of the others waiting. */
export async function* lateApplications(ctx: Pick<ServiceContext, 'db' | 'today'>): AsyncGenerator<Application> {
  for (let after: string | null = null; ; ) {
    const rows: Parameters<typeof toApplication>[0][] = await ctx.db.application.findMany({
      where: {
        state: { in: ['submitted', 'under-review', 'awaiting-findings', 'recommended'] },
        dueOn: { lt: new Date(ctx.today) },
        ...(after ? { id: { gt: after } } : {}),
      },
      include: { lines: { orderBy: { position: 'asc' } } },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    for (const row of rows) yield toApplication(row);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < PAGE) return;
  }
}
