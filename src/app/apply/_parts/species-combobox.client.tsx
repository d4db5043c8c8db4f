'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { LabelledField, useField } from '@/ui/forms/fields.client';
import { type SpeciesAnswer, type SpeciesOption, useSuggestions } from './use-suggestions.client';

interface SpeciesComboboxProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** Where suggestions are asked for. */
  readonly source: string;
  readonly failed: string;
  readonly listLabel: string;
}

const NAME = 'species';
const LIST = 'species-options';
const CLOSED: SpeciesAnswer = { options: [], status: '' };

/** The option that a key moves to; null for a key that moves nowhere. */
function movedTo(key: string, active: number, last: number): number | null {
  if (key === 'ArrowDown') return active >= last ? 0 : active + 1;
  if (key === 'ArrowUp') return active <= 0 ? last : active - 1;
  // With no option active these keys belong to the text.
  if (active < 0) return null;
  return key === 'Home' ? 0 : key === 'End' ? last : null;
}

/**
 * The species box: a text field, and once scripts run a combobox after the ARIA pattern. The list never takes the focus; what
 * is typed stays as typed and can be sent as it is.
 */
export function SpeciesCombobox({ label, hint, value, source, failed, listLabel }: SpeciesComboboxProps) {
  const field = useField(NAME, value);
  const input = useRef<HTMLInputElement>(null);
  const searched = useRef<HTMLInputElement>(null);
  const [isReady, setReady] = useState(false);
  const [active, setActive] = useState(-1);
  const { answer, ask, close } = useSuggestions(source, failed, CLOSED);
  // Before scripts run it is a plain text field and must not say otherwise.
  useEffect(() => setReady(true), []);
  const { options, status } = answer;
  const isOpen = isReady && options.length > 0;

  const shut = () => {
    setActive(-1);
    close();
  };
  const choose = (option: SpeciesOption | undefined) => {
    if (!option || option.isDisabled || !input.current || !searched.current) return;
    input.current.value = option.value;
    searched.current.value = option.was ?? '';
    shut();
    input.current.form?.requestSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && !isOpen) ask(input.current?.value ?? '', 0);
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      shut();
    }
    if (!isOpen) return;
    if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      choose(options[active]);
      return;
    }
    const next = movedTo(event.key, active, options.length - 1);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    document.getElementById(`${LIST}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <LabelledField name={NAME} label={label} hint={hint} error={field.error}>
      {(described) => (
        <div className="combobox">
          <input
            {...described}
            {...(isReady
              ? {
                  role: 'combobox',
                  'aria-autocomplete': 'list' as const,
                  'aria-haspopup': 'listbox' as const,
                  'aria-expanded': isOpen,
                  'aria-controls': LIST,
                  ...(active >= 0 ? { 'aria-activedescendant': `${LIST}-${active}` } : {}),
                }
              : {})}
            ref={input}
            id={NAME}
            name={NAME}
            type="text"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={120}
            defaultValue={field.value}
            className="input"
            onInput={(event) => {
              setActive(-1);
              if (searched.current) searched.current.value = '';
              ask(event.currentTarget.value);
            }}
            onKeyDown={onKeyDown}
            onBlur={shut}
          />
          <input type="hidden" name="searched" ref={searched} defaultValue="" />
          <div id={LIST} role="listbox" aria-label={listLabel} className="combobox-list" hidden={!isOpen}>
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the text field, which names the active option.
              <div
                key={`${option.value} ${option.isDisabled}`}
                id={`${LIST}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                aria-disabled={option.isDisabled || undefined}
                className="combobox-option"
                // Pressing would take the focus from the field and close the list before the click arrives.
                onPointerDown={(event) => event.preventDefault()}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
              >
                <span>
                  <i lang="la" className="scientific-name">
                    {option.value}
                  </i>
                  {option.author ? <small> {option.author}</small> : null}
                </span>
                <span className="hint">{option.detail}</span>
              </div>
            ))}
          </div>
          <p role="status" className="hint combobox-status">
            {isReady ? status : ''}
          </p>
        </div>
      )}
    </LabelledField>
  );
}
