import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { KeysDialog } from './keys.client';
import { switchKeys } from './views.action';

/** Every key and what it does; each can be done by pointing, too. */
const KEYS = [
  ['J / ↓', 'next'],
  ['K / ↑', 'previous'],
  ['Enter', 'openCase'],
  ['X', 'choose'],
  ['A', 'take'],
  ['Shift + A', 'assign'],
  ['/', 'search'],
  ['V', 'views'],
  ['[ ]', 'pages'],
  ['G Q', 'goQueue'],
  ['G P', 'goPermits'],
  ['G R', 'goRegisters'],
  ['?', 'help'],
] as const;

/** The keys of the queue, their list, and the switch that silences them (WCAG 2.1.4). */
export function Keys({ isOn, words: { t } }: { readonly isOn: boolean; readonly words: Words }) {
  return (
    <KeysDialog
      isOn={isOn}
      goTo={{ q: paths.office.queue, p: paths.office.permits, r: paths.office.registers }}
      words={{ open: t('queue.keys.open'), close: t('queue.keys.close') }}
    >
      <h2 id="keys-heading">{t('queue.keys.heading')}</h2>
      <dl className="keys">
        {KEYS.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`queue.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t(isOn ? 'queue.keys.areOn' : 'queue.keys.areOff')}</p>
      <ActionForm action={switchKeys}>
        <HiddenField name="singleKeys" value={isOn ? 'off' : 'on'} />
        <SubmitButton tone="secondary">{t(isOn ? 'queue.keys.switchOff' : 'queue.keys.switchOn')}</SubmitButton>
      </ActionForm>
    </KeysDialog>
  );
}
