import { type IsoDate, parseIsoDate } from '../shared/iso-date';
import {
  type AnnotatedPart,
  type Exclusion,
  exhaustedPowder,
  finishedProduct,
  finishedUpToTenKilograms,
  flowers,
  fruits,
  labelledProduct,
  leaves,
  musicalInstrument,
  namedRetailProducts,
  nonCommercialUpToTenKilograms,
  packedForRetail,
  pollen,
  propagatedCactusFruit,
  propagatedCactusParts,
  propagatedCutFlowers,
  propagatedSterileCulture,
  propagatedVanillaFruit,
  reExportedInstrument,
  retailAgarwood,
  seeds,
  seedsSaveNamed,
  sterileCulture,
} from './annotation-exclusions';

export type { AnnotatedPart } from './annotation-exclusions';

/** Whether an annotation of the Appendices leaves a part or derivative out of control. */
export type AnnotationVerdict = 'excluded' | 'controlled' | 'cannot-tell';

/** One wording of an annotation, as long as it was in force. */
export interface AnnotationVersion {
  readonly symbol: string;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  /** Every part and derivative, or only these terms beside the whole living or dead organism (Art. I(b)). */
  readonly covers: 'all' | readonly string[];
  readonly except: readonly Exclusion[];
  readonly confidence: 'V' | 'P' | 'K';
}

const always = { from: null, until: null } as const;
const on = (text: string): IsoDate | null => parseIsoDate(text);
const everythingBut = (symbol: string, except: readonly Exclusion[], over: Partial<AnnotationVersion> = {}): AnnotationVersion => ({
  symbol,
  ...always,
  covers: 'all',
  except,
  confidence: 'V',
  ...over,
});
const only = (symbol: string, covers: readonly string[], over: Partial<AnnotationVersion> = {}): AnnotationVersion => ({
  symbol,
  ...always,
  covers,
  except: [],
  confidence: 'V',
  ...over,
});

const WOOD = ['LOG', 'SAW', 'VEN'];
const CACTI_AND_VANILLA = [propagatedVanillaFruit, propagatedCactusFruit, propagatedCactusParts, namedRetailProducts];
const SOFT_PARTS = [leaves, flowers, pollen, fruits, seeds];

/** Every annotation of the loaded list, in our own words, with the days of its wordings (domain rules §3.7; annotations.json). */
export const ANNOTATIONS: readonly AnnotationVersion[] = [
  everythingBut('in-vitro', [propagatedSterileCulture]),
  everythingBut('#1', [seeds, pollen, sterileCulture, propagatedCutFlowers, propagatedVanillaFruit]),
  everythingBut('#2', [seeds, pollen, packedForRetail]),
  only('#3', ['ROO']),
  everythingBut('#4', [seedsSaveNamed, pollen, sterileCulture, propagatedCutFlowers, ...CACTI_AND_VANILLA], { confidence: 'P' }),
  only('#5', WOOD),
  only('#6', [...WOOD, 'PLY']),
  only('#7', ['LOG', 'CHP', 'POW', 'EXT']),
  only('#8', ['ROO', 'POW']),
  everythingBut('#9', [labelledProduct]),
  only('#10', [...WOOD, 'TIM'], { until: on('2023-02-22') }),
  everythingBut('#10', [reExportedInstrument], { from: on('2023-02-23'), confidence: 'K' }),
  only('#11', [...WOOD, 'PLY', 'POW', 'EXT', 'OIL'], { except: [finishedProduct] }),
  only('#12', [...WOOD, 'PLY', 'EXT', 'OIL'], { except: [finishedProduct] }),
  only('#13', ['KNL', 'DER', 'POW', 'EXT', 'OIL', 'CAR'], { except: [packedForRetail] }),
  everythingBut('#14', [seeds, pollen, sterileCulture, fruits, leaves, exhaustedPowder, retailAgarwood]),
  everythingBut('#15', [...SOFT_PARTS, nonCommercialUpToTenKilograms], { until: on('2019-11-25') }),
  everythingBut('#15', [...SOFT_PARTS, finishedUpToTenKilograms, musicalInstrument], { from: on('2019-11-26'), confidence: 'K' }),
  only('#16', ['SEE', 'FRU', 'OIL']),
  only('#17', [...WOOD, 'PLY', 'TRW'], { confidence: 'P' }),
  only('#18', ['EGG', 'EGL', 'CAV'], { confidence: 'K' }),
];

// The whole plant or animal, living or dead, is a specimen whatever the annotation names (Art. I(b)(i)).
const WHOLE = ['LIV', 'DPL', 'BOD'];

/** #15 sends two cases elsewhere: Dalbergia cochinchinensis follows #4, Dalbergia of Mexico #6. */
function symbolFor(symbol: string, { line }: AnnotatedPart): string {
  if (symbol !== '#15') return symbol;
  if (line.scientificName === 'Dalbergia cochinchinensis') return '#4';
  return line.scientificName.startsWith('Dalbergia ') && line.originCountry === 'MX' ? '#6' : symbol;
}

/** The wording of an annotation on a day; null for a symbol that no list knows. */
export const annotationOn = (symbol: string, day: IsoDate): AnnotationVersion | null =>
  ANNOTATIONS.find((one) => one.symbol === symbol && (one.from === null || one.from <= day) && (one.until === null || day <= one.until)) ??
  null;

/**
 * Whether an annotation leaves this part out of control on a day. `cannot-tell` when a fact it turns on was not stated: it is
 * then treated as controlled, because an exclusion exists only where somebody has stated it.
 */
export function annotationExcludes(annotation: string, part: AnnotatedPart, day: IsoDate): AnnotationVerdict {
  const version = annotationOn(symbolFor(annotation, part), day);
  if (version === null) return 'controlled';
  const { termCode } = part.line;
  if (version.covers !== 'all') {
    if (termCode === null) return 'cannot-tell';
    if (!version.covers.includes(termCode) && !WHOLE.includes(termCode)) return 'excluded';
  }
  const answers = version.except.map((excludes) => excludes(part));
  if (answers.includes(true)) return 'excluded';
  return answers.includes(undefined) ? 'cannot-tell' : 'controlled';
}
