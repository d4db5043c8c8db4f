/** Cases of the chapter “origin”. */
import { facts, reExport } from '../../../factories/facts';
import { type Cases, without } from './support';

export const originCases: Readonly<Record<string, Cases>> = {
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
      'a certificate within one country': facts({ form: 'OTHER', documentType: 'CO', importerCountry: 'XA' }),
      'countries not known yet': facts({ exporterCountry: null, importerCountry: null }),
    },
    breaks: { 'one country': facts({ importerCountry: 'XA' }) },
  },
  'ORG-05': {
    meets: { 'a re-export from abroad': reExport(), 'an export from here': facts() },
    breaks: { 'a re-export of what comes from here': reExport({ line: { originCountry: 'XA' } }) },
  },
  'ORG-08': {
    meets: {
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
      'an export': facts(),
    },
    breaks: {
      neither: reExport({ line: { originPermitNumber: null, originPermitOn: null } }),
      'a number without its date': reExport({ line: { originPermitOn: null } }),
      'a date without its number': reExport({ line: { originPermitNumber: null } }),
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
};
