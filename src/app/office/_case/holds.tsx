import { type CaseHold, openHold } from '@/domain/application/case-hold';
import type { Words } from '@/i18n/words';
import { Notice } from '@/ui/feedback/notice';

interface HoldsProps {
  readonly holds: readonly CaseHold[];
  readonly words: Words;
}

/** What a case waits for, over everything else: nothing is decided or signed meanwhile. */
export function OpenHold({ holds, words }: HoldsProps) {
  const { t, format } = words;
  const hold = openHold(holds);
  if (!hold) return null;
  const { kind, reason, until, placedBy, placedAt } = hold;
  return (
    <Notice tone="warning" label={t('shared.warning')} heading={t('case.hold.standing', { what: t(`case.hold.kind.${kind}`) })}>
      <p>
        <bdi className="typed">{reason}</bdi>
      </p>
      <p>
        {t('case.hold.placed', { name: placedBy, day: format.moment(placedAt) })}
        {until ? ` ${t('case.hold.until', { day: format.day(until) })}` : null}
      </p>
    </Notice>
  );
}
