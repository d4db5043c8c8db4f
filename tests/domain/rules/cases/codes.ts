/** Cases of the chapter “codes”. */
import { facts } from '../../../factories/facts';
import { appendixI, type Cases, plant, without } from './support';

export const codesCases: Readonly<Record<string, Cases>> = {
  'COD-01': {
    meets: { 'a purpose': facts({ purpose: 'Z' }) },
    breaks: { 'no purpose': facts({ purpose: null }) },
  },
  'COD-02': {
    meets: {
      'one source': facts(),
      'seized beside another': facts({ line: { source: 'W', secondarySource: 'I' } }),
      'pre-Convention beside another': facts({ line: { source: 'C', secondarySource: 'O' } }),
      'seized alone': facts({ line: { source: 'I' } }),
    },
    breaks: {
      'no source': facts({ line: { source: null } }),
      'two sources that cannot stand together': facts({ line: { source: 'W', secondarySource: 'C' } }),
      'the same source twice': facts({ line: { source: 'O', secondarySource: 'O' } }),
    },
  },
  'COD-03': {
    meets: { 'D of Appendix I': facts({ line: appendixI({ source: 'D' }) }), 'C of Appendix II': facts({ line: { source: 'C' } }) },
    breaks: {
      'D of Appendix II': facts({ line: { source: 'D' } }),
      'D of Appendix III, a plant': facts({ line: plant({ source: 'D', appendixInForce: 'III' }) }),
    },
  },
  'COD-04': {
    meets: { 'A for a plant': facts({ line: plant({ source: 'A' }) }), 'C for an animal': facts({ line: { source: 'C' } }) },
    breaks: { 'A for an animal': facts({ line: { source: 'A' } }) },
  },
  'COD-05': {
    meets: { 'R for an animal': facts(), 'A for a plant': facts({ line: plant({ source: 'A' }) }) },
    breaks: {
      'C for a plant': facts({ line: plant({ source: 'C' }) }),
      'R for a plant': facts({ line: plant({ source: 'R' }) }),
      'F for a plant': facts({ line: plant({ source: 'F' }) }),
    },
  },
  'COD-06': {
    meets: { 'Y for a plant': facts({ line: plant({ source: 'Y' }) }) },
    breaks: { 'Y for an animal': facts({ line: { source: 'Y' } }) },
  },
  'COD-07': {
    meets: { 'R of Appendix II': facts() },
    breaks: { 'R of Appendix I': facts({ line: appendixI({ source: 'R' }) }) },
  },
  'COD-09': {
    meets: {
      'a pre-Convention certificate with its date': facts({
        form: 'OTHER',
        documentType: 'PC',
        line: { source: 'O', acquiredOn: '1974-02-01' },
      }),
      'a source that is not O': facts(),
    },
    breaks: {
      'O on an export permit': facts({ line: { source: 'O', acquiredOn: '1974-02-01' } }),
      'O beside another source, without a date': facts({
        form: 'OTHER',
        documentType: 'PC',
        line: { source: 'W', secondarySource: 'O' },
      }),
      'O before the document is chosen': facts({ documentType: null, line: { source: 'O', acquiredOn: '1974-02-01' } }),
    },
  },
  'COD-11': {
    meets: { 'U with a reason': facts({ line: { source: 'U', sourceReason: 'Old collection' } }), 'another source': facts() },
    breaks: { 'U without a reason': facts({ line: { source: 'U' } }) },
  },
  'COD-12': {
    meets: {
      'Appendix II': facts(),
      'Appendix I for a zoo': facts({ purpose: 'Z', line: appendixI({ source: 'W' }) }),
      'Appendix I from a registered operation': facts({ line: appendixI({ source: 'D' }) }),
      'Appendix I before the Convention': facts({ line: appendixI({ source: 'W', secondarySource: 'O' }) }),
    },
    breaks: Object.fromEntries(
      (['W', 'X', 'F', 'R', 'U', 'I'] as const).map((source) => [
        `Appendix I, source ${source}, for trade`,
        facts({ line: appendixI({ source }) }),
      ]),
    ),
  },
  'COD-16': {
    meets: { 'a term of the list': facts() },
    breaks: {
      'a term that is none': facts({ line: { term: null, termCode: 'XXX' } }),
      'no term': facts({ line: { term: null, termCode: null } }),
    },
  },
  'COD-17': {
    meets: {
      'the preferred unit': facts(),
      'another unit of the term': facts({ line: { unit: 'KGM' } }),
      'no unit yet': facts({ line: { unit: null } }),
    },
    breaks: { 'a unit that is not the term’s': facts({ line: { unit: 'MTR' } }) },
  },
  'COD-18': {
    meets: {
      'whole specimens': facts(),
      'half a kilogram': facts({ line: { quantity: '0.5', unit: 'KGM' } }),
      'three decimals, as the form keeps them': facts({ line: { quantity: '1.1250', unit: 'KGM' } }),
    },
    breaks: {
      nothing: facts({ line: { quantity: null } }),
      zero: facts({ line: { quantity: '0' } }),
      'less than nothing': facts({ line: { quantity: '-1' } }),
      'no number': facts({ line: { quantity: 'NaN' } }),
      'half a specimen': facts({ line: { quantity: '40.5' } }),
    },
  },
  'COD-20': {
    meets: {
      'D for trade': facts({ line: plant(appendixI({ source: 'D' })) }),
      'A for science': facts({ purpose: 'S', line: plant(appendixI({ source: 'A' })) }),
      'A of Appendix II': facts({ line: plant({ source: 'A' }) }),
    },
    breaks: { 'A of Appendix I for trade': facts({ line: plant(appendixI({ source: 'A' })) }) },
  },
  'COD-21': {
    meets: {
      'D for trade': facts({ line: appendixI({ source: 'D' }) }),
      'F for trade': facts({ line: appendixI({ source: 'F' }) }),
      'C for a zoo': facts({ purpose: 'Z', line: appendixI() }),
    },
    breaks: { 'C of Appendix I for trade': facts({ line: appendixI() }) },
  },
  'COD-22': {
    meets: {
      'a species': facts(),
      'a subspecies': facts({ line: { rank: 'subspecies' } }),
      'a rank not known': facts({ line: { rank: null } }),
    },
    breaks: {
      'a genus': facts({ line: { scientificName: 'Python', rank: 'genus' } }),
      'a family': facts({ line: { scientificName: 'Pythonidae', rank: 'family' } }),
    },
  },
  'COD-23': {
    meets: { 'the listing is the one that was chosen': facts() },
    breaks: {
      'moved to Appendix I since': facts({ line: { appendixInForce: 'I' } }),
      'taken out of the Appendices since': facts({ line: { appendixInForce: null } }),
    },
  },
};
