import 'server-only';
import { dayIn } from '@/config/clock';
import { endorsementsOf } from '@/data/repositories/endorsement-repository';
import type { RegisteredPermit } from '@/data/repositories/permit-repository';
import type { DocumentType } from '@/domain/codes/document-type';
import type { TrilingualName } from '@/domain/permit/permit';
import { leftOfLine, type UseRule } from '@/domain/permit/permit-use';
import { leftBeforeIssue } from '@/domain/permit/retrospective';
import { plainQuantity } from '@/domain/shared/quantity';
import { type VerdictCode, verdictRow } from '@/domain/verification/verdict';
import type { ServiceContext } from '../context';
import type { ForeignPaper } from './judge-foreign-code';

/** One line to compare with the paper and the goods. */
export interface CheckedLine {
  readonly position: number;
  readonly scientificName: string;
  readonly commonName: string | null;
  readonly description: string;
  readonly term: string;
  readonly appendix: string;
  readonly source: string;
  readonly quantity: string;
  readonly endorsed: string;
  readonly left: string;
  readonly unit: string;
  /** The last four characters of each mark: enough to compare, too few to copy onto another animal. */
  readonly marks: readonly string[];
  readonly origin: string | null;
}

/** What a public check may show of a permit. No address, never; names only as the scanned code itself carries them. */
export interface CheckedPermit {
  readonly permitNumber: string;
  /** The number that this one replaces, and that of the permit which stands in its place. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly documentType: DocumentType;
  readonly otherTitle: string | null;
  readonly issuedBy: string;
  readonly issuedOn: string;
  /** The day on which the specimens left, where the permit was issued afterwards. */
  readonly leftBeforeIssue: string | null;
  /** The number of its security stamp, to compare with box 5b of the paper. */
  readonly securityStamp: string | null;
  readonly validFrom: string;
  readonly validUntil: string;
  /** The Party's day since which it is in its state. */
  readonly stateOn: string;
  readonly countryOfExport: string;
  readonly countryOfImport: string;
  readonly purpose: string;
  readonly useRule: UseRule;
  readonly lines: readonly CheckedLine[];
  readonly endorsements: readonly { readonly on: string; readonly post: string }[];
  /** The names of the codes as the permit itself carries them. */
  readonly words: Readonly<Record<string, TrilingualName>>;
}

/** The answer to a check, at a moment, on the Party's day. */
export interface CheckAnswer {
  readonly verdict: VerdictCode;
  /** Null for UNKNOWN, so that no clock makes two of its answers differ. */
  readonly checkedAt: string | null;
  readonly permit: CheckedPermit | null;
  /** Exporter and importer exactly as the scanned payload carries them; null when a number was typed. */
  readonly scannedNames: { readonly exporter: string; readonly importer: string } | null;
  /** What the code of another Party's permit says; null for a permit of ours. */
  readonly foreign: ForeignPaper | null;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const mask = (mark: string): string => (mark.length <= 4 ? mark : `…${mark.slice(-4)}`);

/** The answer to a check. Asks the register the same whether the permit exists or not. */
export async function answerOf(
  permit: RegisteredPermit | null,
  verdict: VerdictCode,
  names: CheckAnswer['scannedNames'],
  ctx: ServiceContext,
): Promise<CheckAnswer> {
  const shown = await checkedPermit(permit, verdict, ctx);
  return { verdict, checkedAt: verdict === 'UNKNOWN' ? null : ctx.now, permit: shown, scannedNames: shown ? names : null, foreign: null };
}

/** The facts to compare, for a verdict that may show them. */
async function checkedPermit(permit: RegisteredPermit | null, verdict: VerdictCode, ctx: ServiceContext): Promise<CheckedPermit | null> {
  const endorsements = await endorsementsOf(ctx.db, permit?.id ?? NOBODY);
  if (!permit || !verdictRow(verdict).showsLines) return null;
  const { content } = permit;
  const balance = new Map(permit.lines.map((line) => [line.position, line]));
  return {
    permitNumber: permit.permitNumber,
    replaces: permit.replaces,
    replacedBy: permit.replacedBy,
    documentType: permit.documentType,
    otherTitle: content.otherTitle,
    issuedBy: content.managementAuthority.name,
    issuedOn: content.issuedOn,
    leftBeforeIssue: leftBeforeIssue(content.markings),
    securityStamp: content.securityStampNumber,
    validFrom: permit.validFrom,
    validUntil: permit.validUntil,
    stateOn: dayIn(ctx.party.timeZone, permit.stateAt),
    countryOfExport: content.countryOfExport,
    countryOfImport: content.countryOfImport,
    purpose: content.purpose,
    useRule: permit.useRule,
    lines: content.lines.map((line) => {
      const endorsed = balance.get(line.position)?.endorsed ?? '0';
      return {
        position: line.position,
        scientificName: line.scientificName,
        commonName: line.commonName,
        description: line.description,
        term: line.term,
        appendix: line.appendix,
        source: line.source + (line.secondarySource ?? ''),
        quantity: plainQuantity(line.quantity),
        endorsed,
        left: leftOfLine(permit.state, { quantity: line.quantity, endorsed }),
        unit: line.unit,
        marks: line.marks.map(mask),
        origin: line.origin?.country ?? null,
      };
    }),
    endorsements: endorsements.map((endorsement) => ({ on: endorsement.endorsedOn, post: endorsement.post })),
    words: content.words,
  };
}
