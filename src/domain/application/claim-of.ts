import type { DocumentType, FormType } from '../codes/document-type';
import type { Claim, ClaimFacts, SeaFacts } from '../rules/claim-facts';
import type { HunterFacts, Transaction } from '../rules/facts';
import { parseIsoDate } from '../shared/iso-date';
import type { Answers } from './field-row';

/** Which exemption or special procedure a document type stands on (Art. VII; domain rules §1.2). */
const CLAIM_OF: Partial<Record<DocumentType, Claim>> = {
  PC: 'pre-convention',
  CB: 'captive-bred',
  AP: 'artificially-propagated',
  TE: 'travelling-exhibition',
  PO: 'personal-ownership',
  MI: 'musical-instrument',
  SC: 'sample-collection',
  MT: 'older-treaty-marine',
};

/** "yes" and "no" as facts; what was not answered is not stated. */
const said = (answer: string | undefined): boolean | undefined => (answer ? answer === 'yes' : undefined);
/** An empty text is known to be empty: the question was put. */
const named = (answer: string | undefined): string | null => answer || null;
const onlyStated = <T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

/** The claim that the applicant makes by asking for this document, with what it rests on; null when none is made. */
export function claimOf(documentType: DocumentType | null, answers: Answers): ClaimFacts | null {
  const kind = documentType ? CLAIM_OF[documentType] : undefined;
  if (!kind) return null;
  return {
    kind,
    ...onlyStated({
      isNonCommercial: said(answers.isNonCommercial),
      exhibitorBasedIn: kind === 'travelling-exhibition' ? named(answers.exhibitorCountry) : undefined,
      ownerResidesIn: kind === 'personal-ownership' || kind === 'musical-instrument' ? named(answers.ownerCountry) : undefined,
      ownerAccompanies: said(answers.ownerAccompanies),
      staysWithHolder: said(answers.staysWithHolder),
      legallyAcquired: said(answers.legallyAcquired),
      carnet: kind === 'sample-collection' ? named(answers.carnetNumber) : undefined,
      carnetValidUntil: kind === 'sample-collection' ? (parseIsoDate(answers.carnetUntil ?? '') ?? null) : undefined,
      claimsArticleVII5: kind === 'captive-bred' || kind === 'artificially-propagated' ? true : undefined,
    }),
  };
}

/** Who caught and where it lands, when the document is an introduction certificate (Res. Conf. 14.6). */
export function seaOf(documentType: DocumentType | null, answers: Answers, partyCode: string): SeaFacts | null {
  if (documentType !== 'IS') return null;
  return {
    vesselFlag: named(answers.vesselFlag),
    landingState: partyCode,
    charterArrangement: named(answers.charterArrangement),
    ...onlyStated({ isForPeriod: said(answers.isForPeriod) }),
  };
}

/** The hunt behind a trophy; null for every other purpose. */
export function hunterOf(answers: Answers): HunterFacts | null {
  if (answers.purpose !== 'H') return null;
  return { huntedOn: named(answers.huntedOn), huntedIn: named(answers.huntedIn), isImporter: said(answers.hunterIsImporter) ?? null };
}

/**
 * What moves. A certificate of box 1 "other" goes out like an export, or like a re-export when a line comes from abroad;
 * an introduction certificate lands from the sea.
 */
export function transactionOf(
  form: FormType,
  documentType: DocumentType | null,
  origins: readonly (string | null)[],
  partyCode: string,
): Transaction {
  if (documentType === 'IS') return 'IFS';
  if (form !== 'OTHER') return form;
  return origins.some((origin) => origin !== null && origin !== partyCode && origin !== 'XX') ? 'REEXPORT' : 'EXPORT';
}
