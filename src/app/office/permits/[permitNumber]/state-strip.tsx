import type { PermitState } from '@/domain/permit/permit-states';
import type { Words } from '@/i18n/words';
import { StatusTag } from '@/ui/feedback/status-tag';

/** The usual life of a permit; what ends it otherwise stands at the end in the place of its use. */
const LIFE: readonly PermitState[] = ['signing', 'issued', 'partly-used', 'used'];

/** Where a permit stands in its life, in words: the way it came, and where it is. */
export function StateStrip({
  state,
  wasPartlyUsed,
  words: { t },
}: {
  readonly state: PermitState;
  readonly wasPartlyUsed: boolean;
  readonly words: Words;
}) {
  const way = LIFE.filter((step) => step !== 'partly-used' || wasPartlyUsed || state === 'partly-used');
  const reached = LIFE.includes(state) ? way : [...way.slice(0, state === 'void' ? 1 : way.indexOf('used')), state];
  return (
    <ol className="state-strip" data-state={state}>
      {reached.map((step) => (
        <li key={step} aria-current={step === state ? 'step' : undefined}>
          {step === state ? <StatusTag state={step} text={t(`states.permit.${step}`)} /> : t(`states.permit.${step}`)}
        </li>
      ))}
    </ol>
  );
}
