interface PlainRadiosProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  /** As cards side by side, for choices that are recognised at a glance. */
  readonly isCards?: boolean;
}

/** Radios of a form that only asks for another view of the page (GET): nothing is sent, and nothing can be refused. */
export function PlainRadios({ name, label, value, choices, isCards = false }: PlainRadiosProps) {
  return (
    <fieldset className={isCards ? 'field choice-cards' : 'field'}>
      <legend>{label}</legend>
      {choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${index}`;
        return (
          <div key={choice.value} className="choice">
            <input type="radio" id={id} name={name} value={choice.value} defaultChecked={choice.value === value} required />
            <label htmlFor={id}>{choice.text}</label>
          </div>
        );
      })}
    </fieldset>
  );
}
