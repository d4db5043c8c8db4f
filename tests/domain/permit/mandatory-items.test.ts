import { describe, expect, it } from 'vitest';
import { MANDATORY_ITEMS, type MandatoryFacts, missingItems } from '@/domain/permit/mandatory-items';
import type { PermitContent, PermitLine } from '@/domain/permit/permit';
import type { Quantity } from '@/domain/shared/quantity';
import { TODAY } from '../../factories/facts';

const name = { en: 'x', fr: 'x', es: 'x' };
const party = { name: 'Savane', latinName: null, address: ['BP 1'], latinAddress: null, country: 'XA' };
const line = (over: Partial<PermitLine> = {}): PermitLine => ({
  position: 1,
  scientificName: 'Python regius',
  commonName: null,
  appendix: 'II',
  annotation: null,
  source: 'W',
  secondarySource: null,
  term: 'SKI',
  description: '',
  marks: [],
  quantity: '40' as Quantity,
  unit: 'NAR',
  quota: null,
  origin: null,
  lastReExport: null,
  operationNumber: null,
  acquiredOn: null,
  ...over,
});
const permit = (over: Partial<PermitContent> = {}): PermitContent => ({
  version: 1,
  edition: '2026-01',
  party: 'XA',
  permitNumber: '26XA000123/EX',
  form: 'EXPORT',
  documentType: 'EX',
  otherTitle: null,
  issuedOn: TODAY,
  validFrom: TODAY,
  validUntil: TODAY,
  exporter: party,
  importer: { ...party, country: 'JP' },
  countryOfImport: 'JP',
  countryOfExport: 'XA',
  purpose: 'T',
  specialConditions: [],
  securityStampNumber: null,
  managementAuthority: { name: 'MA', address: ['Port Example'], country: 'XA' },
  lines: [line()],
  issue: { by: 'A signer', title: 'Officer', place: 'Port Example', on: TODAY },
  markings: [],
  checkCode: 'X',
  words: { 'term:SKI': name },
  ...over,
});
const facts = (over: Partial<MandatoryFacts> = {}): MandatoryFacts => ({ moment: 'issue', markedLines: [], quotaLines: [], ...over });
const origin = { country: 'GH', permitNumber: 'GH-1', issuedOn: TODAY };

describe('the mandatory set', () => {
  it('has the twenty-two items of Annex 1, a to v', () => {
    expect(MANDATORY_ITEMS.map(({ letter }) => letter).join('')).toBe('abcdefghijklmnopqrstuv');
  });

  it('is complete on a lawful permit at issue', () => {
    expect(missingItems(permit(), facts())).toEqual([]);
  });

  it.each<[string, PermitContent, MandatoryFacts]>([
    ['management-authority', permit({ managementAuthority: { name: 'MA', address: [], country: 'XA' } }), facts()],
    ['number', permit({ permitNumber: '' }), facts()],
    ['parties', permit({ importer: { ...party, address: [' '] } }), facts()],
    ['taxon', permit({ lines: [line(), line({ position: 2, scientificName: '' })] }), facts()],
    ['description', permit({ words: {} }), facts()],
    ['marks', permit(), facts({ markedLines: [1] })],
    ['quantity', permit({ lines: [line({ quantity: '0' as Quantity })] }), facts()],
    ['signature', permit({ issue: { by: '', title: '', place: 'Port Example', on: TODAY } }), facts()],
    ['operation', permit({ lines: [line({ source: 'D' })] }), facts()],
    ['quota', permit(), facts({ quotaLines: [1] })],
    ['origin', permit({ form: 'REEXPORT', lines: [line({ origin: { ...origin, permitNumber: null } })] }), facts()],
    ['acquired', permit({ lines: [line({ source: 'I', secondarySource: 'O' })] }), facts()],
    ['origin-statement', permit({ documentType: 'CO', form: 'OTHER', lines: [line({ origin })] }), facts()],
    ['actual-quantity', permit(), facts({ moment: 'export', transportDocument: 'AWB 1', certifiedLines: [] })],
    ['transport-document', permit(), facts({ moment: 'export', certifiedLines: [1] })],
  ])('lacks %s', (item, content, about) => {
    expect(missingItems(content, about)).toEqual([item]);
  });

  it.each<[string, PermitContent, MandatoryFacts]>([
    ['an origin that box 5 explains', permit({ form: 'REEXPORT', specialConditions: ['A: Bought before 1990'] }), facts()],
    ['an origin with permit and date', permit({ form: 'REEXPORT', lines: [line({ origin })] }), facts()],
    ['a mark where one is prescribed', permit({ lines: [line({ marks: ['tag 7'] })] }), facts({ markedLines: [1] })],
    ['a transport that issues no document', permit(), facts({ moment: 'export', certifiedLines: [1], transportDocument: null })],
  ])('is complete with %s', (_, content, about) => {
    expect(missingItems(content, about)).toEqual([]);
  });
});
