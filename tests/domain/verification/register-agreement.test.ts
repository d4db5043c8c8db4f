import { describe, expect, it } from 'vitest';
import { permitContentOf } from '@/domain/permit/permit-content';
import { columnsAgree } from '@/domain/verification/register-agreement';
import { anApplication, aSpecimenLine } from '../../factories/an-application';
import { day, TODAY } from '../../factories/facts';

const content = permitContentOf(anApplication({ lines: [aSpecimenLine(), aSpecimenLine({ quantity: '2' }, { position: 2 })] }), {
  permitNumber: '26XA000123/EX',
  checkCode: '7KQ4M2XR9TDA',
  documentType: 'EX',
  otherTitle: null,
  issuedOn: TODAY,
  validUntil: day('2027-05-22'),
  managementAuthority: { name: 'Ministry', address: [], country: 'XA' },
  signatory: { name: 'I. Officer', title: '', place: '' },
  conditions: [],
  commonNameOf: () => null,
  nameOf: (code) => ({ en: code, fr: code, es: code }),
});
const columns = {
  permitNumber: '26XA000123/EX',
  documentType: 'EX',
  checkCode: '7KQ4M2XR9TDA',
  validFrom: '2026-11-23',
  validUntil: '2027-05-22',
  lines: [
    { position: 1, quantity: '40.000000' },
    { position: 2, quantity: '2.000000' },
  ],
};

describe('the register’s columns', () => {
  it('agree with the signed content, however many zeros they store', () => {
    expect(columnsAgree(columns, content)).toBe(true);
  });

  it.each([
    ['number', { permitNumber: '26XA000124/EX' }],
    ['document type', { documentType: 'RX' }],
    ['check code', { checkCode: '000000000000' }],
    ['first day', { validFrom: '2026-11-22' }],
    ['last day', { validUntil: '2028-05-22' }],
    ['quantity', { lines: [{ position: 1, quantity: '400' }, columns.lines[1]] }],
    ['number of lines', { lines: columns.lines.slice(0, 1) }],
    ['lines, when one is doubled', { lines: [columns.lines[0], columns.lines[0]] }],
  ])('do not agree when one was altered: %s', (_, altered) => {
    expect(columnsAgree({ ...columns, ...altered } as typeof columns, content)).toBe(false);
  });
});
