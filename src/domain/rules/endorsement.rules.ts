import { addQuantity, compareQuantity } from '../shared/quantity';
import type { EndorsementFacts, PermitAtTheBorder } from './border-facts';
import { always, rule } from './define-rule';
import { isDenied } from './predicates';
import { cannotDecide, type Rule } from './rule';

/** Certificates whose specimens come home: each crossing shows the same specimens again, so that nothing adds up. */
const RETURNING = ['TE', 'PO', 'MI', 'SC'];

/** What this endorsement brings a line to: with what was endorsed before, unless the specimens came back in between. */
const endorsedInAll = (permit: PermitAtTheBorder | null | undefined, endorsed: string, before: string | null | undefined): string =>
  before && !(permit && RETURNING.includes(permit.type)) ? addQuantity(endorsed, before) : endorsed;

const isAlreadyUsed = (state: string | null | undefined): boolean => state === 'used' || state === 'cancelled-and-retained';

/** The items of boxes 14 and 15 that are known to be empty. */
const emptyItems = (endorsement: EndorsementFacts, hasNoQuantity: boolean): readonly string[] => [
  ...(hasNoQuantity ? ['quantity'] : []),
  ...(isDenied(endorsement.port) ? ['port'] : []),
  ...(isDenied(endorsement.officerSigned) ? ['signature'] : []),
  ...(endorsement.transportDocument === null && endorsement.transportDocumentNeeded !== false ? ['transport-document'] : []),
  ...(endorsement.missingItems ?? []),
];

/** The items of boxes 14 and 15 that nobody has spoken of. */
const unstatedItems = (endorsement: EndorsementFacts): readonly string[] => [
  ...(endorsement.port === undefined ? ['port'] : []),
  ...(endorsement.officerSigned === undefined ? ['officerSigned'] : []),
  ...(endorsement.transportDocument === undefined && endorsement.transportDocumentNeeded !== false ? ['transportDocument'] : []),
];

/** Endorsement at the border (domain rules §4.7). */
export const endorsementRules: readonly Rule[] = [
  rule({
    id: 'END-01',
    severity: 'block',
    stages: ['X'],
    override: 'none',
    basis: 'Res. Conf. 12.3, Annex 2, box 14',
    confidence: 'K',
    inForce: always,
    box: '14',
    field: null,
    scope: 'line',
    check: ({ border }) => {
      if (!border?.endorsement) return null;
      if (border.endorsed === undefined) return cannotDecide('endorsed');
      if (border.endorsed === null) return null;
      const { permitted, endorsed, before } = border.endorsed;
      const inAll = endorsedInAll(border.permit, endorsed, before);
      return compareQuantity(inAll, permitted) > 0 ? { permitted, endorsed: inAll } : null;
    },
  }),
  rule({
    id: 'END-02',
    severity: 'block',
    stages: ['X'],
    override: 'none',
    basis: 'Res. Conf. 12.3, Annex 1 and Annex 2, boxes 14 and 15',
    confidence: 'V',
    inForce: always,
    box: '14',
    field: null,
    scope: 'line',
    check: ({ border }) => {
      if (!border?.endorsement) return null;
      const empty = emptyItems(border.endorsement, border.endorsed === null);
      if (empty.length > 0) return { items: empty.join(', ') };
      const unstated = unstatedItems(border.endorsement);
      return unstated.length > 0 ? cannotDecide(...unstated) : null;
    },
  }),
  rule({
    id: 'END-03',
    severity: 'block',
    stages: ['X', 'M'],
    override: 'none',
    basis: 'Convention, Art. VI.5-6',
    confidence: 'V',
    inForce: always,
    box: '14',
    field: null,
    scope: 'application',
    check: ({ border }) => {
      const used = [border?.permit, border?.ownImportPermit, border?.foreignDocument].find((paper) => paper && isAlreadyUsed(paper.state));
      return used ? { number: used.number } : null;
    },
  }),
  rule({
    id: 'END-04',
    severity: 'block',
    stages: ['M'],
    override: 'none',
    basis: 'Convention, Art. VI.6',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'application',
    check: ({ border }) => {
      if (!border?.foreignDocument) return null;
      const { retained, number } = border.foreignDocument;
      if (retained === undefined) return cannotDecide('retained');
      return retained ? null : { number };
    },
  }),
  rule({
    id: 'END-05',
    severity: 'warn',
    stages: ['X', 'M'],
    override: 'n/a',
    basis: 'Convention, Art. VIII.3',
    confidence: 'V',
    inForce: always,
    box: '14',
    field: null,
    scope: 'application',
    check: ({ border }) => (border?.endorsement?.portIsDesignated === false ? { port: border.endorsement.port ?? '—' } : null),
  }),
  rule({
    id: 'END-06',
    severity: 'block',
    stages: ['X'],
    override: 'none',
    basis: 'Convention, Art. VI.5',
    confidence: 'V',
    inForce: always,
    box: '14',
    field: null,
    scope: 'line',
    check: ({ border }) => {
      const permit = border?.permit;
      if (permit?.use !== 'single' || permit.splitConsignments || isAlreadyUsed(permit.state)) return null;
      const before = border?.endorsed?.before ?? '0';
      return permit.state === 'partly-used' || compareQuantity(before, '0') > 0 ? { number: permit.number, before } : null;
    },
  }),
  rule({
    id: 'END-07',
    severity: 'block',
    stages: ['X'],
    override: 'none',
    basis: '50 CFR 23.49(b)(5); Reg. (EC) 865/2006 art. 44j',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'application',
    check: ({ border }) => {
      if (border?.permit?.use !== 'multiple' || !border.endorsement) return null;
      const { crossingEntered, originalStaysWithHolder } = border.endorsement;
      if (crossingEntered === undefined) return cannotDecide('crossingEntered');
      if (crossingEntered && !isDenied(originalStaysWithHolder)) return null;
      return { number: border.permit.number, entered: crossingEntered ? 'yes' : 'no' };
    },
  }),
];
