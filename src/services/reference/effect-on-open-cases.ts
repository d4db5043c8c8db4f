import type { Database } from '@/data/client';
import { toApplication } from '@/data/repositories/application-repository';
import { toQuota } from '@/data/repositories/quota-repository';
import type { DatedKind, DatedRow } from '@/domain/quota/dated-row';
import { matchesQuota } from '@/domain/quota/quota-use';
import { matchesReservation, matchesSuspension, type Reservation, type Suspension } from '@/domain/quota/restrictions';
import type { Trade, TradedLine } from '@/domain/quota/trade';
import type { IsoDate } from '@/domain/shared/iso-date';
import { tradesOf } from '../law/trade-of';

/** An open case whose line a changed row touches. */
export interface OpenCaseEffect {
  readonly reference: string;
  readonly state: string;
  readonly line: number;
  readonly taxon: string;
  readonly change: 'added' | 'changed' | 'removed';
}

/** What an import would change. */
interface Changes {
  readonly added: readonly DatedRow[];
  readonly changed: readonly { readonly after: DatedRow }[];
  readonly removed: readonly DatedRow[];
}

const OPEN_STATES = ['submitted', 'under-review', 'awaiting-findings', 'recommended', 'approved'];
const AT_ONCE = 200;

type Matches = (line: TradedLine, trade: Trade) => boolean;

/** A row of a file as the question whether it touches a line. */
function matcherOf(kind: DatedKind, { columns }: DatedRow): Matches {
  const dated = { taxonName: columns.taxon_name, validFrom: columns.valid_from, validTo: columns.valid_to };
  if (kind === 'quotas') {
    const quota = toQuota({ id: '', holder_id: null, facility: null, reserved: '0', drawn: '0', ...columns });
    return (line, trade) => matchesQuota(quota, line, trade);
  }
  if (kind === 'reservations') {
    const reservation = { id: '', party: columns.party, appendix: null, terms: [], sources: [], ...dated } as unknown as Reservation;
    return (line, trade) => matchesReservation(reservation, line, trade);
  }
  const suspension = {
    id: '',
    country: columns.country,
    scope: columns.scope,
    terms: columns.terms,
    sources: columns.sources,
    exemptTerms: columns.exempt_terms,
    exemptSources: columns.exempt_sources,
    exemptPurposes: columns.exempt_purposes,
    appliesToImport: columns.applies_to_import,
    ...dated,
  } as unknown as Suspension;
  return (line, trade) => matchesSuspension(suspension, line, trade);
}

/** The open cases whose lines match a row that is added, changed or removed; read some hundred at a time, oldest first. */
export async function effectOnOpenCases(
  kind: DatedKind,
  changes: Changes,
  db: Database,
  today: IsoDate,
): Promise<readonly OpenCaseEffect[]> {
  const rows = [
    ...changes.added.map((row) => ({ change: 'added' as const, taxon: taxonOf(row), touches: matcherOf(kind, row) })),
    ...changes.changed.map(({ after }) => ({ change: 'changed' as const, taxon: taxonOf(after), touches: matcherOf(kind, after) })),
    ...changes.removed.map((row) => ({ change: 'removed' as const, taxon: taxonOf(row), touches: matcherOf(kind, row) })),
  ];
  const effects: OpenCaseEffect[] = [];
  for (let after: string | null = null; rows.length > 0; ) {
    const found: Awaited<ReturnType<typeof openCases>> = await openCases(db, after);
    if (found.length === 0) break;
    const trades = await tradesOf(db, found, today);
    found.forEach((application, index) => {
      const trade = trades[index];
      for (const line of trade?.lines ?? [])
        for (const { change, taxon, touches } of rows)
          if (trade && touches(line, trade))
            effects.push({ reference: application.reference, state: application.state, line: line.position, taxon, change });
    });
    after = found.at(-1)?.id ?? null;
  }
  return effects;
}

const taxonOf = ({ columns }: DatedRow): string => (typeof columns.taxon_name === 'string' ? columns.taxon_name : '*');

const openCases = async (db: Database, after: string | null) => {
  const rows = await db.application.findMany({
    where: { state: { in: OPEN_STATES }, ...(after === null ? {} : { id: { gt: after } }) },
    include: { lines: { orderBy: { position: 'asc' } } },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
  });
  return rows.map(toApplication);
};
