/** Cases of the chapter “origin”. */
import type { ImportRecordFacts, ReservationFacts } from '@/domain/rules/register-facts';
import { aLine, day, facts, reExport, TODAY } from '../../../factories/facts';
import type { Cases } from './support';

const importRecord: ImportRecordFacts = {
  number: 'XA-IMP-7781',
  term: 'SKI',
  unit: 'NAR',
  source: 'W',
  quantity: '500',
  alreadyReExported: '400',
  requested: '100',
};
const onRecord = (over: Partial<ImportRecordFacts>) => reExport({ line: { importRecord: { ...importRecord, ...over } } });
const reserved = (over: Partial<ReservationFacts> = {}) =>
  facts({ line: { reservations: [{ party: 'JP', taxon: 'Python regius', appendix: 'II', since: day('2017-01-02'), ...over }] } });

export const originCases: Readonly<Record<string, Cases>> = {
  'ORG-01': {
    meets: {
      'a range State': facts(),
      'a State where it was introduced, which ORG-02 tells': facts({ partyCode: 'US', line: { source: 'W' } }),
      'a State where it is uncertain, which ORG-02 tells': facts({ partyCode: 'BF', line: { source: 'W' } }),
      'bred in captivity elsewhere': facts({ partyCode: 'MG', line: { source: 'C' } }),
      'from before the Convention': facts({ partyCode: 'MG', line: { source: 'W', secondarySource: 'O' } }),
      'of an unknown origin': facts({ partyCode: 'MG', line: { source: 'W', originCountry: 'XX' } }),
      'of the high seas': facts({ partyCode: 'MG', line: { source: 'W', originCountry: 'HS' } }),
      'landed from the sea': facts({ transaction: 'IFS', partyCode: 'MG', line: { source: 'W' } }),
      'a re-export': reExport({ partyCode: 'MG' }),
    },
    breaks: {
      'taken from the wild where it does not live': facts({ partyCode: 'MG', line: { source: 'W' } }),
      'ranched where it does not live': facts({ partyCode: 'MG' }),
      'taken from the wild and seized where it does not live': facts({ partyCode: 'MG', line: { source: 'W', secondarySource: 'I' } }),
    },
  },
  'ORG-02': {
    meets: {
      'an export from a range State': facts(),
      'an export from another State, which ORG-01 tells': facts({ partyCode: 'MG', line: { source: 'W' } }),
      'a re-export from a range State': reExport(),
      'a re-export of what was bred': reExport({ line: { source: 'C', originCountry: 'MG' } }),
      'a re-export from before the Convention': reExport({ line: { secondarySource: 'O', originCountry: 'MG' } }),
      'a re-export of unknown origin': reExport({ line: { originCountry: 'XX' } }),
    },
    breaks: {
      'an export from where it was introduced': facts({ partyCode: 'US', line: { source: 'W' } }),
      'an export from where it is uncertain': facts({ partyCode: 'BF' }),
      'a re-export of what was taken where it does not live': reExport({ line: { originCountry: 'MG' } }),
      'an import of what was taken where it was introduced': facts({ form: 'IMPORT', line: { source: 'W', originCountry: 'US' } }),
    },
  },
  'ORG-03': {
    meets: {
      'a re-export with its country of origin': reExport(),
      'an unknown origin with a reason': reExport({ line: { originCountry: 'XX', originReason: 'Old stock' } }),
      'an export': facts({ line: { originCountry: null } }),
    },
    breaks: {
      'a re-export without country of origin': reExport({ line: { originCountry: null } }),
      'an unknown origin without a reason': reExport({ line: { originCountry: 'XX' } }),
    },
  },
  'ORG-04': {
    meets: {
      'two countries': facts(),
      'a travelling exhibition with one holder': facts({ form: 'OTHER', documentType: 'TE', importerCountry: 'XA' }),
      'landed from the sea': facts({ form: 'OTHER', documentType: 'IS', importerCountry: 'XA' }),
      'countries not known yet': facts({ exporterCountry: null, importerCountry: null }),
    },
    breaks: {
      'one country': facts({ importerCountry: 'XA' }),
      'a certificate of origin within one country': facts({ form: 'OTHER', documentType: 'CO', importerCountry: 'XA' }),
    },
  },
  'ORG-05': {
    meets: { 'a re-export from abroad': reExport(), 'an export from here': facts() },
    breaks: { 'a re-export of what comes from here': reExport({ line: { originCountry: 'XA' } }) },
  },
  'ORG-06': {
    meets: { 'Parties only': facts() },
    breaks: { 'a State that is not a Party': facts({ nonParties: ['HT'] }) },
  },
  'ORG-07': {
    meets: {
      'no reservation': facts(),
      'of a State not concerned': reserved({ party: 'CD' }),
      'that begins tomorrow': reserved({ since: day('2026-11-24') }),
    },
    breaks: {
      'of the State of destination': reserved(),
      'that begins today': reserved({ since: TODAY }),
      'of the State of origin': reExport({
        line: { reservations: [{ party: 'GH', taxon: 'Python regius', appendix: null, since: null }] },
      }),
    },
  },
  'ORG-08': {
    meets: {
      'the sea, as older lists write it': facts({ line: { originCountry: 'ZZ' } }),
      'known countries': facts(),
      'the sea': facts({ line: { originCountry: 'HS' } }),
      'none given': facts({ line: { originCountry: null } }),
    },
    breaks: {
      'an origin that is no country': facts({ line: { originCountry: 'ZQ' } }),
      'an importer in no country': facts({ importerCountry: 'ZQ' }),
      'an exporter in no country': facts({ exporterCountry: 'ZQ' }),
    },
  },
  'REX-01': {
    meets: {
      'number and date': reExport(),
      'a reason why they are not known': reExport({
        line: { originPermitNumber: null, originPermitOn: null, originReason: 'Lost in a fire' },
      }),
      'a reason in box 5': reExport({ line: { originPermitNumber: null, originPermitOn: null, boxFiveReason: 'Lost in a fire' } }),
      'an export': facts(),
    },
    breaks: {
      'no country of origin': reExport({ line: { originCountry: null } }),
      neither: reExport({ line: { originPermitNumber: null, originPermitOn: null } }),
      'a number without its date': reExport({ line: { originPermitOn: null } }),
      'a date without its number': reExport({ line: { originPermitNumber: null } }),
    },
  },
  'REX-02': {
    meets: {
      'to the last one imported': onRecord({}),
      'from before the Convention, never imported under it': reExport({ line: { source: 'O', importRecord: null } }),
      'an export': facts({ line: { importRecord: null } }),
    },
    breaks: {
      'one more than was imported': onRecord({ requested: '101' }),
      'no import on record': reExport({ line: { importRecord: null } }),
      'another unit, and no conversion': onRecord({ unit: 'KGM', requested: null }),
      'two lines that pass it together': reExport({
        lines: [aLine({ importRecord }), aLine({ position: 2, importRecord })],
        line: { importRecord },
      }),
    },
  },
  'REX-03': {
    meets: {
      'never re-exported before': reExport(),
      'the last certificate in full': reExport({ line: { reExportedBefore: true, lastReExportComplete: true } }),
      'an export': facts({ line: { reExportedBefore: true } }),
    },
    breaks: { 'the last certificate in part': reExport({ line: { reExportedBefore: true } }) },
  },
  'REX-04': {
    meets: {
      'as it was imported': reExport(),
      'worked, with the ratio on record': onRecord({ term: 'SID', conversion: { ratio: '2', reason: 'cut in two' } }),
      'an export': facts(),
    },
    breaks: { 'worked, and no ratio on record': onRecord({ term: 'SID' }) },
  },
  'REX-05': {
    meets: {
      'the source of the import': reExport(),
      'pre-Convention beside the source of the import': onRecord({ source: 'O+W' }),
      'an import whose source is not on record': onRecord({ source: null }),
      'an export': facts(),
    },
    breaks: { 'another source than the import': onRecord({ source: 'C' }) },
  },
  'REX-06': {
    meets: {
      'known to its registry': reExport(),
      'no permit named': reExport({ line: { originPermitNumber: null, originPermitKnownToRegistry: null } }),
      'an export': facts(),
    },
    breaks: {
      'not known to its registry': reExport({ line: { originPermitKnownToRegistry: false } }),
      'an import whose document is not known': facts({
        form: 'IMPORT',
        border: { foreignDocument: { number: 'GH-2025/17', type: 'EX', issuedBy: 'GH', knownToRegistry: false } },
      }),
    },
  },
};
