import type { Application } from '@/domain/application/application';
import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import { TextField } from '@/ui/forms/fields.client';

/** How much of each line the Scientific Authority considers harmless; the permit of this case draws on it. */
export function VolumeFields({ application, words: { t } }: { readonly application: Application; readonly words: Words }) {
  return (
    <details>
      <summary>{t('registers.volumes.title')}</summary>
      <p className="hint">{t('registers.volumes.hint')}</p>
      {application.lines.map(({ position, answers }) => (
        <TextField
          key={position}
          name={`volumes.${position}`}
          label={t('registers.volumes.line', { line: lineLetter(position), unit: answers.unit ?? '' })}
          inputMode="decimal"
          width="short"
          isOptional
        />
      ))}
    </details>
  );
}
