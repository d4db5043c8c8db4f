/** Cases of the chapter “codes”. */
import type { RuleFacts } from '@/domain/rules/facts';
import { day, facts } from '../../../factories/facts';
import { appendixI, type Cases, plant } from './support';

const shark = (line: Partial<RuleFacts['line']> = {}) =>
  ({
    scientificName: 'Prionace glauca',
    className: 'Elasmobranchii',
    order: 'Carcharhiniformes',
    family: 'Carcharhinidae',
    ...line,
  }) as const;
const python = { className: 'Reptilia', order: 'Serpentes', family: 'Pythonidae' } as const;
const inTerm = (code: string, units: readonly string[] = ['NAR']) => ({ termCode: code, term: { code, units } }) as const;
const hunt = { isImporter: true, huntedOn: '2026-08-01', huntedIn: 'NA' } as const;
const trophy = (over: NonNullable<Parameters<typeof facts>[0]> = {}) =>
  facts({ purpose: 'H', hunter: hunt, ...over, line: { ...inTerm('TRO'), ...over.line } });

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
    breaks: {
      'A for an animal': facts({ line: { source: 'A' } }),
      'A beside pre-Convention, for an animal': facts({ line: { source: 'O', secondarySource: 'A' } }),
    },
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
  'COD-08': {
    meets: {
      'a shark of the high seas': facts({ line: shark({ source: 'X' }) }),
      'known to live in the sea': facts({ line: { source: 'X', isMarine: true } }),
      'another source': facts({ line: { isMarine: false } }),
    },
    breaks: {
      'known not to live in the sea': facts({ line: { source: 'X', isMarine: false } }),
      'a frog': facts({ line: { source: 'X', className: 'Amphibia' } }),
      'a stingray of rivers': facts({ line: shark({ source: 'X', family: 'Potamotrygonidae' }) }),
      'a plant': facts({ line: plant({ source: 'X' }) }),
    },
  },
  'COD-09': {
    meets: {
      'a pre-Convention certificate with its date': facts({
        form: 'OTHER',
        documentType: 'PC',
        line: { source: 'O', acquiredOn: '1974-02-01' },
      }),
      'a musical instrument certificate with its date': facts({
        form: 'OTHER',
        documentType: 'MI',
        line: { source: 'W', secondarySource: 'O', acquiredOn: '1968-01-01', firstListedOn: day('1992-06-11') },
      }),
      'acquired the day before the first listing': facts({
        form: 'OTHER',
        documentType: 'PC',
        line: { source: 'O', acquiredOn: '1992-06-10', firstListedOn: day('1992-06-11') },
      }),
      'a label between scientific institutions': facts({
        documentType: null,
        claim: { kind: 'scientific-exchange' },
        line: { source: 'O', acquiredOn: '1974-02-01' },
      }),
      'an import, for which the other State attests it': facts({
        form: 'IMPORT',
        documentType: null,
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
      'acquired on the day of the first listing': facts({
        form: 'OTHER',
        documentType: 'PC',
        line: { source: 'O', acquiredOn: '1992-06-11', firstListedOn: day('1992-06-11') },
      }),
      'O before the document is chosen': facts({ documentType: null, line: { source: 'O', acquiredOn: '1974-02-01' } }),
    },
  },
  'COD-10': {
    meets: {
      'seized, with the case': facts({ line: { source: 'I', confiscationCase: 'Customs 2025/118' } }),
      'another source': facts(),
    },
    breaks: {
      'seized, no case': facts({ line: { source: 'I', confiscationCase: null } }),
      'seized beside another source, no case': facts({ line: { source: 'W', secondarySource: 'I', confiscationCase: null } }),
    },
  },
  'COD-11': {
    meets: {
      'U with a reason': facts({ line: { source: 'U', sourceReason: 'Old collection' } }),
      'U with a reason in box 5': facts({ line: { source: 'U', boxFiveReason: 'Old collection' } }),
      'another source': facts(),
    },
    breaks: { 'U without a reason': facts({ line: { source: 'U' } }) },
  },
  'COD-12': {
    meets: {
      'Appendix II': facts(),
      'Appendix I for a zoo': facts({ purpose: 'Z', line: appendixI({ source: 'W' }) }),
      'Appendix I from a registered operation': facts({ line: appendixI({ source: 'D' }) }),
      'Appendix I before the Convention': facts({ line: appendixI({ source: 'W', secondarySource: 'O' }) }),
    },
    breaks: {
      ...Object.fromEntries(
        (['W', 'X', 'F', 'R', 'U', 'I'] as const).map((source) => [
          `Appendix I, source ${source}, for trade`,
          facts({ line: appendixI({ source }) }),
        ]),
      ),
      'Appendix I, bred in captivity and seized, for trade': facts({ line: appendixI({ source: 'C', secondarySource: 'I' }) }),
    },
  },
  'COD-13': {
    meets: {
      'a trophy of the hunter': trophy(),
      'a skull of the hunter': trophy({ line: inTerm('SKU') }),
      'another purpose': facts(),
    },
    breaks: {
      'a living animal': facts({ purpose: 'H', hunter: hunt }),
      'a living egg': trophy({ line: inTerm('EGL') }),
      'a culture': trophy({ line: inTerm('CUL') }),
      'no hunter': trophy({ hunter: null }),
      'the hunter is not the importer': trophy({ hunter: { ...hunt, isImporter: false } }),
      'no day of the hunt': trophy({ hunter: { ...hunt, huntedOn: null } }),
      'no country of the hunt': trophy({ hunter: { ...hunt, huntedIn: null } }),
    },
  },
  'COD-14': {
    meets: {
      'living animals for breeding': facts({ purpose: 'B' }),
      'seeds for reintroduction': facts({ purpose: 'N', line: plant(inTerm('SEE', ['KGM'])) }),
      'gametes for breeding': facts({ purpose: 'B', line: inTerm('SPE', ['MLT']) }),
      'living bulbs for breeding': facts({ purpose: 'B', line: plant({ ...inTerm('ROO'), isLive: true }) }),
      'skins for trade': facts({ line: inTerm('SKI') }),
    },
    breaks: {
      'skins for breeding': facts({ purpose: 'B', line: inTerm('SKI') }),
      'meat for reintroduction': facts({ purpose: 'N', line: inTerm('MEA', ['KGM']) }),
    },
  },
  'COD-15': {
    meets: {
      'animals for a zoo': facts({ purpose: 'Z' }),
      'plants for a botanical garden': facts({ purpose: 'G', line: plant() }),
      'plants for trade': facts({ line: plant() }),
    },
    breaks: {
      'plants for a zoo': facts({ purpose: 'Z', line: plant() }),
      'animals for a botanical garden': facts({ purpose: 'G' }),
    },
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
      'one millionth of a kilogram': facts({ line: { quantity: '0.000001', unit: 'KGM' } }),
      'three decimals, as a message holds them': facts({ line: { quantity: '1.125', unit: 'KGM' } }),
      'as the register stores it': facts({ line: { quantity: '40.000000' } }),
      'three decimals, as the form keeps them': facts({ line: { quantity: '1.1250', unit: 'KGM' } }),
    },
    breaks: {
      nothing: facts({ line: { quantity: null } }),
      zero: facts({ line: { quantity: '0' } }),
      'less than nothing': facts({ line: { quantity: '-1' } }),
      'no number': facts({ line: { quantity: 'NaN' } }),
      'half a specimen': facts({ line: { quantity: '40.5' } }),
      'seven decimals': facts({ line: { quantity: '0.0000001', unit: 'KGM' } }),
    },
  },
  'COD-19': {
    meets: {
      'the skin of a python': facts({ line: { ...python, ...inTerm('SKI') } }),
      'caviar of a sturgeon': facts({
        line: { className: 'Actinopteri', order: 'Acipenseriformes', family: 'Acipenseridae', ...inTerm('CAV', ['KGM']) },
      }),
      'gill plates of a shark': facts({ line: shark(inTerm('GIL')) }),
      'logs of a plant': facts({ line: plant(inTerm('LOG', ['MTQ'])) }),
      'a term of anything': facts({ line: { ...python, ...inTerm('DER', ['KGM']) } }),
      'a group that is not known': facts({ line: inTerm('CAV', ['KGM']) }),
    },
    breaks: {
      'logs of an animal': facts({ line: inTerm('LOG', ['MTQ']) }),
      'skins of a plant': facts({ line: plant(inTerm('SKI')) }),
      'caviar of a python': facts({ line: { ...python, ...inTerm('CAV', ['KGM']) } }),
      'gill plates of a python': facts({ line: { ...python, ...inTerm('GIL') } }),
      'a tusk of a shark': facts({ line: shark(inTerm('TUS')) }),
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
      'bred in captivity before the Convention': facts({ line: appendixI({ source: 'O', secondarySource: 'C' }) }),
      'F for trade': facts({ line: appendixI({ source: 'F' }) }),
      'C for a zoo': facts({ purpose: 'Z', line: appendixI() }),
    },
    breaks: { 'C of Appendix I for trade': facts({ line: appendixI() }) },
  },
  'COD-22': {
    meets: {
      'a species': facts(),
      'a subspecies': facts({ line: { rank: 'subspecies' } }),
      'a hybrid': facts({ line: { rank: 'hybrid' } }),
      'coral rock': facts({ line: { scientificName: 'Scleractinia spp.', rank: 'order', ...inTerm('COR', ['KGM']) } }),
      'finished goods from before the Convention': facts({
        line: plant({ scientificName: 'Dalbergia spp.', rank: 'genus', source: 'O', ...inTerm('WPR') }),
      }),
      'a genus, with a reason in box 5': facts({
        line: { scientificName: 'Python', rank: 'genus', boxFiveReason: 'Scales that nobody can tell apart; the Secretariat was told' },
      }),
      'a rank not known': facts({ line: { rank: null } }),
    },
    breaks: {
      'living coral by its order': facts({ line: { scientificName: 'Scleractinia spp.', rank: 'order' } }),
      'logs from before the Convention': facts({
        line: plant({ scientificName: 'Dalbergia spp.', rank: 'genus', source: 'O', ...inTerm('LOG', ['MTQ']) }),
      }),
      'a genus': facts({ line: { scientificName: 'Python', rank: 'genus' } }),
      'a family': facts({ line: { scientificName: 'Pythonidae', rank: 'family' } }),
    },
  },
  'COD-23': {
    meets: { 'the listing is the one that was chosen': facts() },
    breaks: {
      'moved to Appendix I since': facts({ line: { appendixInForce: 'I' } }),
      'taken out of the Appendices since': facts({ line: { appendixInForce: null } }),
      'a split listing, and no telling which population': facts({ line: { possibleAppendices: ['I', 'II'] } }),
    },
  },
  'COD-24': {
    meets: {
      'a plant without annotation': facts({ line: plant({ annotation: null }) }),
      'an animal': facts({ line: { annotation: '#1' } }),
    },
    breaks: {
      'a plant with its annotation': facts({ line: plant({ annotation: '#4' }) }),
      'a listing that leaves out cultures in words': facts({ line: plant({ annotation: 'in-vitro' }) }),
    },
  },
  'COD-25': {
    meets: { 'no hybrid': facts({ line: { isHybrid: false } }), 'a species': facts() },
    breaks: {
      'an animal hybrid': facts({ line: { isHybrid: true } }),
      'a plant hybrid, by its rank': facts({ line: plant({ rank: 'hybrid' }) }),
    },
  },
};
