/** Cases of the chapter “documents”. */
import { aFinding, facts, reExport } from '../../../factories/facts';
import { appendixI, type Cases, importPermit, negative, seen, without } from './support';

export const documentsCases: Readonly<Record<string, Cases>> = {
  'DOC-01': {
    meets: {
      'Appendix I with an import permit that was seen': facts({ importPermit, findings: seen, line: appendixI() }),
      'Appendix II': facts(),
      'Appendix I deemed Appendix II (source D)': facts({ line: appendixI({ source: 'D' }) }),
      'Appendix I before the Convention': facts({ line: appendixI({ source: 'O' }) }),
      'an import of Appendix I': facts({ form: 'IMPORT', documentType: 'IM', line: appendixI() }),
    },
    breaks: {
      'Appendix I without an import permit': facts({ line: appendixI() }),
      'Appendix I with an import permit nobody has seen': facts({ importPermit, line: appendixI() }),
      'Appendix I with an import permit found to be bad': facts({
        importPermit,
        findings: [...seen, aFinding('import-permit-seen', { outcome: 'negative' })],
        line: appendixI(),
      }),
      'Appendix I where an import permit was seen and its number taken away': facts({ findings: seen, line: appendixI() }),
    },
  },
  'DOC-05': {
    meets: { 'Appendix I': facts({ line: appendixI() }), 'a re-export': reExport() },
    breaks: {
      'an export of Appendix II': facts(),
      'an export of Appendix III': facts({ line: { appendix: 'III', appendixInForce: 'III' } }),
      'an import of Appendix II': facts({ form: 'IMPORT', documentType: 'IM' }),
    },
  },
  'DOC-16': {
    meets: { 'source C of Appendix I': facts({ line: appendixI() }), 'source R of Appendix II': facts() },
    breaks: { 'source D of Appendix I': facts({ line: appendixI({ source: 'D', operationNumber: 'A-XA-501' }) }) },
  },
};
