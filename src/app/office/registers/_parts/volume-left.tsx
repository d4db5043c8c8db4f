import { type NonDetrimentOpinion, volumeLeft } from '@/domain/registers/non-detriment-opinion';
import type { Words } from '@/i18n/words';

interface VolumeProps {
  readonly opinion: NonDetrimentOpinion;
  readonly words: Words;
}

/** What is left of an opinion's volume, or that it has none. */
export const VolumeLeft = ({ opinion, words }: VolumeProps) => <>{leftInWords(opinion, words)}</>;

/** The same on a case that the opinion covers. */
export const CoveredBy = ({ opinion, words }: VolumeProps) => (
  <>{words.t('registers.opinions.covered', { left: leftInWords(opinion, words) })}</>
);

function leftInWords(opinion: NonDetrimentOpinion, { t, format }: Words): string {
  const left = volumeLeft(opinion);
  if (left === null) return t('registers.opinions.noVolume');
  const volume = format.quantity(opinion.volume ?? '0');
  return t('registers.opinions.left', { left: format.quantity(left), volume, unit: opinion.unit ?? '' });
}
