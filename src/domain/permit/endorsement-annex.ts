import type { IsoDate } from '../shared/iso-date';
import { addQuantity, plainQuantity, subtractQuantity } from '../shared/quantity';
import type { PermitContent } from './permit';
import type { PermitState } from './permit-states';
import { leftOfLine, type UseRule } from './permit-use';

/** One entry of box 14 as the register keeps it: what crossed, or the counter-entry that takes some of it back. Neither is ever changed. */
export interface Box14Entry {
  /** `E-5512`, for people to quote. */
  readonly reference: string;
  readonly kind: 'endorsement' | 'correction';
  readonly endorsedOn: IsoDate;
  /** The border post at which the officer serves. */
  readonly post: string;
  readonly transportDocument: string | null;
  readonly recordedAt: string;
  readonly quantities: readonly { readonly position: number; readonly quantity: string }[];
}

/** A signed head of the log of this register. */
export interface LogHead {
  readonly origin: string;
  readonly size: number;
  /** Base 64, as in the note. */
  readonly root: string;
}

/** What the register holds of a permit at one moment. */
export interface AnnexFacts {
  readonly content: PermitContent;
  readonly useRule: UseRule;
  /** As it stands on the Party's day of that moment. */
  readonly state: PermitState;
  readonly entries: readonly Box14Entry[];
  /** Of the issued file to which the annex belongs, in hexadecimal. */
  readonly pdfSha256: string;
  readonly drawnAt: string;
  /** Null before the first checkpoint was signed. */
  readonly checkpoint: LogHead | null;
}

/** A line with what was endorsed of it in all; both null where crossings are logged and nothing counts down. */
export interface AnnexLine {
  readonly position: number;
  readonly scientificName: string;
  readonly unit: string;
  readonly permitted: string;
  readonly endorsed: string | null;
  readonly left: string | null;
}

/** An entry as the annex tells it: a counter-entry takes away, and both stand there. */
export interface AnnexEntry extends Omit<Box14Entry, 'quantities'> {
  /** Counted from one, in the order of the register. */
  readonly number: number;
  readonly quantities: readonly { readonly position: number; readonly quantity: string; readonly isTakenBack: boolean }[];
}

/** What a signed annex to box 14 says. */
export interface AnnexStatement extends Omit<AnnexFacts, 'entries'> {
  readonly lines: readonly AnnexLine[];
  readonly entries: readonly AnnexEntry[];
}

/** What all entries together leave endorsed of a line: what crossed, less what counter-entries took back. */
const endorsedOf = (position: number, entries: readonly Box14Entry[]): string =>
  entries.reduce((sum, { kind, quantities }) => {
    const quantity = quantities.find((one) => one.position === position)?.quantity ?? '0';
    return kind === 'endorsement' ? addQuantity(sum, quantity) : subtractQuantity(sum, quantity);
  }, '0');

/** Box 14 as recorded (Res. Conf. 12.3, Annex 2): every entry in its order, and what is left of each line. */
export function annexStatement({ entries, ...facts }: AnnexFacts): AnnexStatement {
  const { content, useRule, state } = facts;
  const isCounted = useRule !== 'multiple-crossings';
  return {
    ...facts,
    lines: content.lines.map(({ position, scientificName, unit, quantity }) => {
      const endorsed = endorsedOf(position, entries);
      return {
        position,
        scientificName,
        unit,
        permitted: plainQuantity(quantity),
        endorsed: isCounted ? endorsed : null,
        left: isCounted ? leftOfLine(state, { quantity, endorsed }) : null,
      };
    }),
    entries: entries.map(({ quantities, ...entry }, index) => ({
      ...entry,
      number: index + 1,
      quantities: quantities.map((one) => ({ ...one, isTakenBack: entry.kind === 'correction' })),
    })),
  };
}

/** What never changes of entries, to tell later whether the register still says what an annex said: the name of a post may change. */
export const unchangingPart = (entries: readonly Box14Entry[]) =>
  entries.map(({ reference, kind, endorsedOn, transportDocument, recordedAt, quantities }) => ({
    reference,
    kind,
    endorsedOn,
    transportDocument,
    recordedAt,
    quantities,
  }));
