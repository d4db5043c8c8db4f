import type { UseRule } from '@/domain/permit/permit-use';
import type { ForeignDoubt } from '@/domain/verification/judge-foreign';
import { type VerdictCode, verdictRow } from '@/domain/verification/verdict';
import { whatIsLeft } from '@/domain/verification/what-is-left';
import type { Words } from '@/i18n/words';

/** What the words of a verdict speak about; null where the verdict shows nothing of a permit. */
export interface JudgedPermit {
  readonly stateOn: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly useRule: UseRule;
  readonly lines: readonly { readonly unit: string; readonly left: string }[];
  readonly unitName: (unit: string) => string;
}

/** A verdict, said. */
export interface VerdictWords {
  readonly word: string;
  readonly sentence: string;
}

/** Number of specimens: counted without a unit beside the figure. */
const SPECIMENS = 'NAR';

const DATE_OF: Partial<Record<VerdictCode, keyof Pick<JudgedPermit, 'validFrom' | 'validUntil'>>> = {
  EXPIRED: 'validUntil',
  VALID: 'validUntil',
  VALID_PARTLY_USED: 'validUntil',
  NOT_YET_VALID: 'validFrom',
};

/** The word and the one sentence of a verdict, with its date or what is left: the same on every screen. */
export function verdictWords(verdict: VerdictCode, permit: JudgedPermit | null, checkedAt: string | null, words: Words): VerdictWords {
  const { say, format } = words;
  const date = permit ? format.day(permit[DATE_OF[verdict] ?? 'stateOn']) : '';
  const left = permit ? whatIsLeft(verdict, permit.useRule, permit.lines) : null;
  const amounts = (left ?? []).map(({ unit, quantity }) =>
    format.quantity(quantity, unit === SPECIMENS ? null : (permit?.unitName(unit) ?? unit)),
  );
  const { word } = verdictRow(verdict);
  // Where nothing counts down there is no number to say.
  const shown = word === 'genuinePartlyUsed' && left === null ? 'genuine' : word;
  return {
    word: say({ key: `states.verdict.${shown}`, values: { left: format.list(amounts), time: checkedAt ? format.time(checkedAt) : '' } }),
    sentence: say({ key: `verify.sentence.${verdict}`, values: { date } }),
  };
}

/** What the words about another Party's permit speak of. */
export interface JudgedForeign {
  readonly party: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly statusAsOf: string | null;
  readonly doubt: ForeignDoubt | null;
}

/** The same of a permit of another Party: whose signature it is, and how far its lists reach. */
export function foreignWords(verdict: VerdictCode, paper: JudgedForeign, { say, format }: Words): VerdictWords {
  const moment = paper.statusAsOf ? format.moment(paper.statusAsOf) : '';
  const values = {
    party: `${format.country(paper.party)} (${paper.party})`,
    date: format.day(verdict === 'NOT_YET_VALID' ? paper.issuedOn : paper.validUntil),
    moment,
  };
  return {
    word: say({ key: `states.verdict.${verdictRow(verdict).word}`, values: { left: '', time: moment } }),
    sentence: say({ key: paper.doubt ? `verify.foreign.doubt.${paper.doubt}` : `verify.foreign.sentence.${verdict}`, values }),
  };
}
