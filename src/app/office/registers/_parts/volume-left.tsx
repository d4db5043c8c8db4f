import { type NonDetrimentOpinion, volumeLeft } from '@/domain/registers/non-detriment-opinion';
import type { Words } from '@/i18n/words';

/** What is left of an opinion's volume, or that it has none. */
export function VolumeLeft({ opinion, words: { t, format } }: { readonly opinion: NonDetrimentOpinion; readonly words: Words }) {
  const left = volumeLeft(opinion);
  if (left === null) return <>{t('registers.opinions.noVolume')}</>;
  const volume = format.quantity(opinion.volume ?? '0');
  return <>{t('registers.opinions.left', { left: format.quantity(left), volume, unit: opinion.unit ?? '' })}</>;
}
