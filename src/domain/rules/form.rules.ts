import { isLive, primarySource } from '../documents/movement';
import { markingOf } from '../permit/marked-specimens';
import { isOwnPermitNumber } from '../permit/permit-number';
import { always, rule } from './define-rule';
import type { ProcedureFacts, RuleFacts } from './facts';
import { isDenied } from './predicates';
import { cannotDecide, filled, type Rule, type RuleOutcome } from './rule';

/** Lines on the first page; the others go to annex pages (Res. Conf. 12.3, Annex 2). */
const LINES_ON_THE_FIRST_PAGE = 4;

/** The working languages of the Convention. */
const LANGUAGES = ['en', 'fr', 'es'];

/** A requirement on the procedure: nothing is asked before there is one, and what nobody stated cannot be decided. */
const requires =
  (name: keyof ProcedureFacts & ('applicantSigned' | 'signatoryAuthorised')) =>
  ({ procedure }: RuleFacts): RuleOutcome => {
    if (!procedure) return null;
    if (procedure[name] === undefined) return cannotDecide(`procedure.${name}`);
    return isDenied(procedure[name]) ? {} : null;
  };

/** The marks of one line, where marks are prescribed for such specimens. */
function judgeMarks({ line, documentType, purpose }: RuleFacts): RuleOutcome {
  const marking = markingOf({
    documentType,
    purpose,
    scientificName: line.scientificName,
    kingdom: line.kingdom,
    order: line.order,
    source: primarySource(line),
    termCode: line.termCode,
    isLive: isLive(line),
    isUnderQuota: (line.quotas ?? []).length > 0,
  });
  if (!marking) return null;
  if (line.marks === undefined) return cannotDecide('marks');
  return line.marks === null || line.marks.length === 0 ? { because: marking.kind } : null;
}

const ROW = { severity: 'block', stages: ['I'], override: 'none', inForce: always, field: null, scope: 'application' } as const;

/** The number, the form and its signatures (domain rules §4.6, §7.1). */
export const formRules: readonly Rule[] = [
  rule({
    ...ROW,
    id: 'NUM-01',
    basis: 'Res. Conf. 12.3 §I',
    confidence: 'K',
    box: '1',
    // Nothing is asked until a number is taken; that happens in the very transaction that freezes the permit.
    check: ({ procedure }) => {
      const number = procedure?.permitNumber;
      return number === undefined || isOwnPermitNumber(number ?? '') ? null : { number: number || '—' };
    },
  }),
  rule({
    ...ROW,
    id: 'NUM-02',
    basis: 'Convention, Art. VI.3',
    confidence: 'V',
    box: '1',
    check: ({ procedure }) => {
      if (!procedure?.permitNumber) return null;
      const { permitNumber: number, permitNumberIsUnused: isUnused } = procedure;
      if (isUnused === undefined) return cannotDecide('procedure.permitNumberIsUnused');
      return isDenied(isUnused) ? { number } : null;
    },
  }),
  rule({
    ...ROW,
    id: 'FRM-01',
    stages: ['S', 'I'],
    basis: 'Res. Conf. 12.3 §I; 50 CFR 23.23(c)(2)',
    confidence: 'V',
    box: '4',
    check: requires('applicantSigned'),
  }),
  rule({
    ...ROW,
    id: 'FRM-02',
    basis: '50 CFR 23.23(c); Res. Conf. 12.3, Annex 1',
    confidence: 'V',
    box: null,
    check: ({ procedure }) => {
      if (!procedure) return null;
      const { missingItems } = procedure;
      if (missingItems === undefined) return cannotDecide('procedure.missingItems');
      return missingItems.length > 0 ? { items: missingItems.join(', ') } : null;
    },
  }),
  rule({
    ...ROW,
    id: 'FRM-03',
    basis: '50 CFR 23.23(b)',
    confidence: 'V',
    box: null,
    check: ({ procedure }) => {
      if (!procedure) return null;
      const { language } = procedure;
      if (language === undefined) return cannotDecide('procedure.language');
      return LANGUAGES.includes(language?.toLowerCase() ?? '') ? null : { language: language || '—' };
    },
  }),
  rule({
    ...ROW,
    id: 'FRM-04',
    basis: 'Res. Conf. 12.3 §I',
    confidence: 'K',
    box: null,
    check: ({ procedure, lines }) => {
      const hasAnnex = (lines?.length ?? 0) > LINES_ON_THE_FIRST_PAGE || procedure?.annexPagesComplete != null;
      if (!procedure || !hasAnnex) return null;
      if (procedure.annexPagesComplete === undefined) return cannotDecide('procedure.annexPagesComplete');
      return procedure.annexPagesComplete ? null : {};
    },
  }),
  rule({
    ...ROW,
    id: 'FRM-05',
    basis: 'EPIX, box 5b; Res. Conf. 12.3',
    confidence: 'V/K',
    box: '5b',
    check: ({ procedure }) => {
      if (!procedure) return null;
      const { securityStamp } = procedure;
      if (securityStamp === undefined) return cannotDecide('procedure.securityStamp');
      return securityStamp && !securityStamp.number ? {} : null;
    },
  }),
  rule({
    ...ROW,
    id: 'FRM-06',
    override: 'auto',
    basis: '50 CFR 23.23(c)(7); EPIX sample, box 5',
    confidence: 'V',
    box: '5',
    scope: 'line',
    // Every edition of the form prints the condition; no screen can take it off.
    check: ({ line }) => (isLive(line) ? filled({ taxon: line.scientificName }) : null),
  }),
  rule({
    ...ROW,
    id: 'FRM-07',
    stages: ['S', 'I'],
    basis: '50 CFR 23.70, 23.71(b), 23.74(d)(2); Res. Conf. 10.20, 11.12, 12.7, 12.10',
    confidence: 'V',
    box: '9',
    field: 'marks',
    scope: 'line',
    check: judgeMarks,
  }),
  rule({
    ...ROW,
    id: 'FRM-08',
    severity: 'info',
    override: 'auto',
    basis: 'Res. Conf. 12.3, Annex 2',
    confidence: 'K',
    box: '9',
    check: ({ lines }) => {
      const unused = LINES_ON_THE_FIRST_PAGE - (lines?.length ?? LINES_ON_THE_FIRST_PAGE);
      return unused > 0 ? filled({ unused: String(unused) }) : null;
    },
  }),
  rule({
    ...ROW,
    id: 'FRM-09',
    basis: 'Convention, Art. IX.4',
    confidence: 'P',
    box: '13',
    check: requires('signatoryAuthorised'),
  }),
  rule({
    ...ROW,
    id: 'FRM-10',
    stages: ['X'],
    basis: 'Convention, Art. VI.4',
    confidence: 'V',
    box: null,
    check: ({ border }) => (border?.permit?.isCopy ? { number: border.permit.number } : null),
  }),
];
