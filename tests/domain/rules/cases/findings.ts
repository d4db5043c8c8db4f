/** Cases of the chapter “findings”. */
import { aFinding, day, facts, reExport } from '../../../factories/facts';
import { appendixI, type Cases, negative, without } from './support';

export const findingsCases: Readonly<Record<string, Cases>> = {
  'FIN-01': {
    meets: {
      'a non-detriment finding on file': facts(),
      'one with conditions': facts({
        findings: [aFinding('non-detriment', { outcome: 'positive-with-conditions', conditions: 'Adults only' })],
      }),
      'Appendix III, which needs none': facts({ findings: [], line: { appendix: 'III', appendixInForce: 'III' } }),
      'a re-export, which needs none': reExport({ findings: [] }),
    },
    breaks: {
      'none on file': facts({ findings: without('non-detriment') }),
      'a negative one': facts({ findings: negative('non-detriment') }),
      'one that lapsed yesterday': facts({ findings: [aFinding('non-detriment', { validUntil: day('2026-11-22') })] }),
      'another finding in its place': facts({ findings: [aFinding('legal-acquisition')] }),
    },
  },
  'FIN-02': {
    meets: { 'a legal acquisition finding on file': facts(), 'a re-export': reExport({ findings: [] }) },
    breaks: {
      'none on file': facts({ findings: without('legal-acquisition') }),
      'a negative one': facts({ findings: negative('legal-acquisition') }),
    },
  },
  'FIN-06': {
    meets: {
      'transport found humane': facts(),
      skins: facts({ findings: [], line: { termCode: 'SKI' } }),
      'an import': facts({ form: 'IMPORT', documentType: 'IM', findings: [] }),
    },
    breaks: {
      'live specimens, nothing on file': facts({ findings: without('humane-transport') }),
      'live specimens re-exported, nothing on file': reExport({ line: { termCode: 'LIV' } }),
      'a negative one': facts({ findings: negative('humane-transport') }),
    },
  },
  'FIN-07': {
    meets: {
      'lawful import on file': reExport(),
      'an export': facts({ findings: [] }),
      'a line from before the Convention': reExport({ findings: [], line: { source: 'O' } }),
    },
    breaks: {
      'nothing on file': reExport({ findings: [] }),
      'a negative one': reExport({ findings: [aFinding('lawful-import', { outcome: 'negative' })] }),
    },
  },
  'FIN-09': {
    meets: { 'D with its operation': facts({ line: appendixI({ source: 'D', operationNumber: 'A-XA-501' }) }), 'another source': facts() },
    breaks: { 'D without its operation': facts({ line: appendixI({ source: 'D' }) }) },
  },
};
