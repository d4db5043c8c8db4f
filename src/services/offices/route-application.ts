import 'server-only';
import { ancestorsOf } from '@/data/reference/taxon-ancestors';
import { managementOffices, officeRoutes, saveOffice } from '@/data/repositories/office-repository';
import { saveJudgedInQueue } from '@/data/repositories/queue-repository';
import type { Tx } from '@/data/transaction';
import type { Application } from '@/domain/application/application';
import { postalCodeOf, routeOf } from '@/domain/offices/routing';
import { riskScore } from '@/domain/rules/risk-score';
import type { Finding } from '@/domain/rules/rule';
import { type TaxonGroup, taxonGroupOf } from '@/domain/taxonomy/taxon-group';
import type { ServiceContext } from '../context';

/** The group of each line's taxon, in the order of the lines. */
async function groupsOf(tx: Tx, { lines }: Application): Promise<readonly TaxonGroup[]> {
  const above = await ancestorsOf(
    tx.db,
    lines.flatMap(({ answers }) => answers.scientificName ?? []),
  );
  return lines.map(({ answers, listing }) => taxonGroupOf(listing?.kingdom ?? 'Animalia', above(answers.scientificName ?? '')));
}

/** The trader in this Party's own country: who exports, or who brings in. */
const ownAddress = ({ answers, partyCode }: Application): string =>
  (answers.importerCountry === partyCode ? answers.importerAddress : answers.exporterAddress) ?? '';

/**
 * Puts an application that is being sent before the office that the routing table names on that day. One that comes back to an
 * office stays there, whatever the table says by then.
 */
export async function routeToOffice(tx: Tx, application: Application, ctx: ServiceContext): Promise<void> {
  if (application.state !== 'draft') return;
  const groups = await groupsOf(tx, application);
  const lines = application.lines.map(({ listing }, at) => ({ group: groups[at] ?? 'invertebrates', appendix: listing?.appendix ?? null }));
  const route = routeOf(await officeRoutes(tx.db), { lines, postalCode: postalCodeOf(ownAddress(application)) }, ctx.today);
  if (route === null || route.officeId === application.officeId) return;
  const office = (await managementOffices(tx.db)).find(({ id }) => id === route.officeId);
  if (!office) return;
  await saveOffice(tx, application.id, office.id, ctx.now);
  tx.record({
    type: 'ApplicationRouted',
    subject: 'application',
    subjectId: application.id,
    payload: { to: office.name, route: route.id },
  });
}

/** Keeps in the queue what the law says of an application that is sent: what an officer will find on its page. */
export async function keepJudged(tx: Tx, application: Application, findings: readonly Finding[]): Promise<void> {
  await saveJudgedInQueue(tx, application.id, {
    risk: riskScore(findings).score,
    taxonGroups: [...new Set(await groupsOf(tx, application))],
  });
}
