import type { DocumentType } from '../codes/document-type';
import type { PurposeCode } from '../codes/purpose-code';
import type { RetrospectiveFacts } from '../rules/facts';
import type { IsoDate } from '../shared/iso-date';

/**
 * Why a permit may be issued after the specimens left (Res. Conf. 12.3 §XIII; Reg. (EC) 939/97 art. 8(3)-(4)): the irregularity is not
 * to be laid at the door of exporter or importer; or, of personal or household effects, somebody made a genuine error and meant no deceit.
 */
export const RETROSPECTIVE_GROUNDS = ['not-attributable', 'personal-effects'] as const;
export type RetrospectiveGround = (typeof RETROSPECTIVE_GROUNDS)[number];

/** Who asked for it: one of the parties to the trade, or the authority that holds the specimens. */
export const RETROSPECTIVE_ASKERS = ['exporter', 'importer', 'importing-authority'] as const;
export type RetrospectiveAsker = (typeof RETROSPECTIVE_ASKERS)[number];

/** The documents that go with an export or re-export; what is issued to an importer beforehand has no retrospective. PostgreSQL holds the same list. */
export const RETROSPECTIVE_DOCUMENTS: readonly DocumentType[] = ['EX', 'RX', 'PC', 'CB', 'AP', 'CO'];

/** The longest reason that box 5 prints. PostgreSQL holds the same number. */
export const LONGEST_RETROSPECTIVE_REASON = 200;

/** What an officer states when a case becomes a retrospective one. */
export interface RetrospectiveClaim {
  /** The day on which the specimens left. */
  readonly leftOn: IsoDate;
  readonly askedBy: RetrospectiveAsker;
  readonly ground: RetrospectiveGround;
  /** Printed in box 5. */
  readonly reason: string;
  /** What the two authorities found when they looked into it, and why the trade is otherwise lawful. */
  readonly investigation: string;
  /** The day and the reference of the letter in which the Management Authority of the country of import agrees. */
  readonly agreedOn: IsoDate;
  readonly agreement: string;
}

/** What is known of the case when it is judged. */
export interface RetrospectiveCaseFacts {
  readonly today: IsoDate;
  /** The day on which the application was sent. */
  readonly appliedOn: IsoDate;
  readonly documentType: DocumentType | null;
  readonly purpose: PurposeCode | null;
  readonly lines: readonly { readonly appendix: string | null; readonly source: string | null }[];
  /** Whether the applicant was forgiven a genuine error before. */
  readonly wasForgiven: boolean;
}

/** What stands against it, with the field that says so. */
export const RETROSPECTIVE_FAULTS = {
  appendixI: 'ground',
  documentType: 'ground',
  purpose: 'ground',
  repeated: 'ground',
  notYetLeft: 'leftOn',
  appliedBefore: 'leftOn',
  agreedBefore: 'agreedOn',
  agreedLater: 'agreedOn',
} as const satisfies Readonly<Record<string, keyof RetrospectiveClaim>>;
export type RetrospectiveFault = keyof typeof RETROSPECTIVE_FAULTS;

/** Appendix I, unless the specimens were bred in a registered operation and are deemed of Appendix II (Art. VII.4). PostgreSQL asks the same. */
const isOfAppendixI = ({ appendix, source }: RetrospectiveCaseFacts['lines'][number]): boolean => appendix === 'I' && source !== 'D';

/**
 * The limits within which an authority may issue after the movement: never for Appendix I, only what an exporter holds, asked for and agreed
 * between both authorities after the specimens left; an error over personal effects only for such, and once.
 */
export function faultOfRetrospective(claim: RetrospectiveClaim, facts: RetrospectiveCaseFacts): RetrospectiveFault | null {
  const { leftOn, agreedOn, ground } = claim;
  const { today, appliedOn, documentType, purpose, lines, wasForgiven } = facts;
  const isError = ground === 'personal-effects';
  const against: Readonly<Record<RetrospectiveFault, boolean>> = {
    appendixI: lines.some(isOfAppendixI),
    documentType: documentType === null || !RETROSPECTIVE_DOCUMENTS.includes(documentType),
    purpose: isError && purpose !== 'P',
    repeated: isError && wasForgiven,
    notYetLeft: leftOn > today,
    appliedBefore: leftOn <= today && appliedOn < leftOn,
    agreedBefore: agreedOn < leftOn,
    agreedLater: agreedOn > today,
  };
  return (Object.keys(RETROSPECTIVE_FAULTS) as RetrospectiveFault[]).find((fault) => against[fault]) ?? null;
}

/** What the rules are told of it (LIF-09). Nobody enters a claim without the agreement of the other authority, so that both were consulted. */
export const retrospectiveFacts = ({ ground, reason, investigation }: RetrospectiveClaim): RetrospectiveFacts => ({
  irregularityNotByTheParties: ground === 'not-attributable',
  isGenuineErrorOverPersonalEffects: ground === 'personal-effects',
  bothAuthoritiesConsulted: true,
  otherwiseLawful: investigation.trim() !== '',
  reason,
});

/** RETROSPECTIVE, the day on which the specimens left and the reason (Res. Conf. 12.3 §XIII d). PostgreSQL looks for the same words. */
export const retrospectiveMarking = ({ leftOn, reason }: Pick<RetrospectiveClaim, 'leftOn' | 'reason'>): string =>
  `RETROSPECTIVE / RÉTROSPECTIF / RETROSPECTIVO: ${leftOn} – ${reason}`;

/** What the holder of personal effects may not do with them for six months (Res. Conf. 12.3 §XIII f). */
const NOT_FOR_SALE =
  'Not to be sold within six months of the date of issue / Vente interdite dans les six mois suivant la date de délivrance / Prohibida la venta en los seis meses siguientes a la fecha de expedición';

/** The conditions that come with the ground, for box 5. */
export const retrospectiveConditions = ({ ground }: Pick<RetrospectiveClaim, 'ground'>): readonly string[] =>
  ground === 'personal-effects' ? [NOT_FOR_SALE] : [];

/** The day on which the specimens of a retrospective permit left, out of what it prints; null for every other permit. */
export const leftBeforeIssue = (markings: readonly string[]): IsoDate | null => {
  const found = markings.flatMap((marking) => /^RETROSPECTIVE \/ .*?: (\d{4}-\d{2}-\d{2}) – /.exec(marking)?.[1] ?? [])[0];
  return (found as IsoDate | undefined) ?? null;
};
