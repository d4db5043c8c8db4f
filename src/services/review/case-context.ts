import 'server-only';
import {
  type ApplicantRecord,
  type OtherCase,
  readApplicant,
  readSiblings,
  readSimilar,
  readTradeYears,
  type TradeYear,
} from '@/data/queries/case-context';
import type { Application } from '@/domain/application/application';
import type { ServiceContext } from '../context';

export type { OtherCase, TradeYear } from '@/data/queries/case-context';

/** What stands around a case: its applicant, trade seen before, and other cases that help with this one. */
export interface CaseContext {
  readonly applicant: ApplicantRecord;
  /** Five years of trade in its taxa, of everybody and of the applicant. */
  readonly trade: readonly TradeYear[];
  readonly ownTrade: readonly TradeYear[];
  readonly siblings: readonly OtherCase[];
  readonly similar: readonly OtherCase[];
}

/** The taxa of a case, each once. */
export const taxaOf = ({ lines }: Pick<Application, 'lines'>): readonly string[] => [
  ...new Set(lines.flatMap(({ answers }) => answers.scientificName || [])),
];

/** Five years of trade in the taxa of a case, whoever traded. */
export const tradeOfTaxa = (application: Application, ctx: ServiceContext): Promise<readonly TradeYear[]> =>
  readTradeYears(ctx.db, taxaOf(application), null, ctx.today);

/** Gathers what stands around a case that the reader has already been allowed to see. */
export async function contextOfCase(application: Application, ctx: ServiceContext): Promise<CaseContext> {
  const { id, applicantId, officeId, submittedAt, answers } = application;
  const taxa = taxaOf(application);
  const [taxon] = taxa;
  const destination = answers.importerCountry;
  const [applicant, trade, ownTrade, siblings, similar] = await Promise.all([
    readApplicant(ctx.db, applicantId, ctx.today),
    tradeOfTaxa(application, ctx),
    readTradeYears(ctx.db, taxa, applicantId, ctx.today),
    submittedAt ? readSiblings(ctx.db, { id, applicantId, officeId, submittedAt }) : [],
    taxon && destination ? readSimilar(ctx.db, { id, officeId, taxon, destination }) : [],
  ]);
  return { applicant, trade, ownTrade, siblings, similar };
}
