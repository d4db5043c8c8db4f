import type { Words } from '@/i18n/words';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import type { Shortcut } from '@/ui/shortcuts/shortcut';
import { Shortcuts } from '@/ui/shortcuts/shortcuts.client';
import { switchShortcuts } from './shortcuts.action';

interface OfficeShortcutsProps {
  readonly keys: readonly Shortcut[];
  readonly isOn: boolean;
  /** The page to come back to after the switch. */
  readonly back: string;
  readonly words: Words;
}

/** The single keys of a page of the office, with the switch that turns them off everywhere. */
export function OfficeShortcuts({ keys, isOn, back, words: { t } }: OfficeShortcutsProps) {
  const words = {
    heading: t('case.keys.title'),
    close: t('case.keys.close'),
    off: t('case.keys.areOff'),
    open: t('case.keys.open'),
    send: t('case.keys.send'),
  };
  return (
    <Shortcuts keys={keys} isOn={isOn} words={words}>
      <ActionForm action={switchShortcuts}>
        <HiddenField name="back" value={back} />
        <HiddenField name="isOn" value={isOn ? 'no' : 'yes'} />
        <SubmitButton tone="secondary">{t(isOn ? 'case.keys.turnOff' : 'case.keys.turnOn')}</SubmitButton>
      </ActionForm>
    </Shortcuts>
  );
}
