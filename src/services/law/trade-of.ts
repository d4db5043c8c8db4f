import 'server-only';
import type { Reader } from '@/data/client';
import { ancestorsOf } from '@/data/reference/taxon-ancestors';
import type { Application } from '@/domain/application/application';
import { answersThatArise } from '@/domain/application/application-steps';
import { transactionOf } from '@/domain/application/claim-of';
import { DocumentType, FormType } from '@/domain/codes/document-type';
import type { Trade } from '@/domain/quota/trade';
import type { IsoDate } from '@/domain/shared/iso-date';
import { parseQuantity } from '@/domain/shared/quantity';
import { orNull, parsed } from '../application/answer-values';

/** An application as quotas, suspensions and reservations look at it on a day. One query for the groups that all its taxa are in. */
export async function tradeOf(db: Reader, application: Application, on: IsoDate): Promise<Trade> {
  const namesOf = await ancestorsOf(db, taxaOf(application));
  return toTrade(application, namesOf, on);
}

/** The same for many applications, in their order and with the same one query. */
export async function tradesOf(db: Reader, applications: readonly Application[], on: IsoDate): Promise<readonly Trade[]> {
  const namesOf = await ancestorsOf(db, applications.flatMap(taxaOf));
  return applications.map((application) => toTrade(application, namesOf, on));
}

const taxaOf = ({ lines }: Application): readonly string[] => lines.flatMap(({ answers }) => answers.scientificName || []);

function toTrade(application: Application, namesOf: (name: string) => readonly string[], on: IsoDate): Trade {
  const answers = answersThatArise(application, null);
  const lines = application.lines.map((line) => ({ line, answers: answersThatArise(application, line) }));
  const form = parsed(FormType, answers.form);
  const documentType = parsed(DocumentType, answers.documentType);
  const origins = lines.map((line) => orNull(line.answers.originCountry));
  return {
    on,
    transaction: form ? transactionOf(form, documentType, origins, application.partyCode) : null,
    documentType,
    exporterCountry: orNull(answers.exporterCountry),
    importerCountry: orNull(answers.importerCountry),
    purpose: orNull(answers.purpose),
    applicantId: application.applicantId,
    lines: lines.map(({ line, answers: a }) => {
      const quantity = parseQuantity(a.quantity ?? '');
      return {
        position: line.position,
        names: a.scientificName ? namesOf(a.scientificName) : [],
        term: orNull(a.term),
        sources: [a.source, a.secondarySource].filter((code): code is string => Boolean(code)),
        quantity: quantity.ok ? quantity.value : null,
        unit: orNull(a.unit),
        appendix: line.listing?.appendix ?? null,
        originCountry: orNull(a.originCountry),
        originPermitOn: orNull(a.originPermitOn),
        operationNumber: orNull(a.operationNumber) ?? orNull(a.facilityNumber),
      };
    }),
  };
}

/** Every name under which a line of the trade may be limited. */
export const namesIn = (trade: Trade): readonly string[] => [...new Set(trade.lines.flatMap(({ names }) => names))];
