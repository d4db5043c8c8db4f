import { describe, expect, it } from 'vitest';
import { DOCUMENT_TYPES } from '@/domain/codes/document-type';
import { consignmentRule, EXPIRY_STATES, endorsementAction } from '@/domain/permit/permit-use';

const line = (quantity: string, endorsed: string) => ({ quantity, endorsed });

describe('how a permit may be used', () => {
  it('covers one consignment by the treaty (Art. VI.5)', () => {
    expect(DOCUMENT_TYPES.filter((type) => consignmentRule(type, false) === 'one-consignment')).toEqual([
      'EX',
      'RX',
      'IM',
      'IS',
      'PC',
      'CB',
      'AP',
      'CO',
      'MT',
      'OT',
    ]);
  });

  it('keeps a balance where the Party lets consignments be split', () => {
    expect(consignmentRule('EX', true)).toBe('split-consignments');
  });

  it('logs the crossings of a certificate for several, whatever the Party does with consignments', () => {
    for (const type of ['TE', 'PO', 'MI', 'SC'] as const)
      expect([consignmentRule(type, false), consignmentRule(type, true)]).toEqual(['multiple-crossings', 'multiple-crossings']);
  });
});

describe('an endorsement', () => {
  it('closes a permit for one consignment, even when less crossed than was permitted', () => {
    expect(endorsementAction('one-consignment', [line('40', '38')])).toBe('endorseInFull');
  });

  it('leaves the balance of a permit for split consignments', () => {
    expect(endorsementAction('split-consignments', [line('40', '38')])).toBe('endorseInPart');
    expect(endorsementAction('split-consignments', [line('40', '40'), line('2', '0')])).toBe('endorseInPart');
  });

  it('closes a permit for split consignments when every line is used up', () => {
    expect(endorsementAction('split-consignments', [line('40', '40.000000'), line('0.5', '0.500000')])).toBe('endorseInFull');
  });

  it('never closes a certificate for several crossings', () => {
    expect(endorsementAction('multiple-crossings', [line('1', '1')])).toBe('endorseInPart');
  });
});

describe('the passing of the last day', () => {
  it('ends what could still be used or reinstated, and leaves a used permit used', () => {
    expect(EXPIRY_STATES).toEqual(['issued', 'partly-used', 'suspended']);
  });
});
