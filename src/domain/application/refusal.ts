import { addDays, type IsoDate } from '../shared/iso-date';

interface ReasonRow {
  readonly code: string;
  readonly basis: string;
}

/** Why an application is refused, with the ground of each; the letter says it in the applicant's language. */
export const REFUSAL_REASONS = [
  { code: 'detrimental', basis: 'Art. III.2(a), IV.2(a)' },
  { code: 'acquisition-not-shown', basis: 'Art. III.2(b), IV.2(b), V.2(a)' },
  { code: 'transport', basis: 'Art. III.2(c), IV.2(c), V.2(b)' },
  { code: 'import-permit-missing', basis: 'Art. III.2(d)' },
  { code: 'primarily-commercial', basis: 'Art. III.3(c)' },
  { code: 'not-suitably-equipped', basis: 'Art. III.3(b)' },
  { code: 'source-not-accepted', basis: 'Art. VII.4-5' },
  { code: 'quota-used-up', basis: 'Res. Conf. 14.7' },
  { code: 'trade-suspended', basis: 'Res. Conf. 14.3' },
  { code: 'information-missing', basis: 'Art. VI' },
  { code: 'other', basis: 'national procedure' },
] as const satisfies readonly ReasonRow[];
export type RefusalReason = (typeof REFUSAL_REASONS)[number]['code'];

/** Days within which an applicant may appeal, counted from the day of the decision. */
const APPEAL_DAYS = 30;

/** The last day of appeal against a decision. */
export const appealUntil = (decidedOn: IsoDate): IsoDate => addDays(decidedOn, APPEAL_DAYS);
