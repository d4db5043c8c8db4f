import { paths } from '@/app/_kit/paths';
import type { Application, SpecimenLine } from '@/domain/application/application';
import type { Words } from '@/i18n/words';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { findSpecies } from './find-species.action';
import { SpeciesCombobox } from './species-combobox.client';

interface SpeciesSearchProps {
  readonly application: Application;
  readonly line: SpecimenLine;
  readonly query: string;
  readonly from: string;
  readonly isPrimary: boolean;
  readonly title: string;
  readonly words: Words;
}

/** The box with its two buttons: look for what is typed, or take it as it is. With scripts it suggests while one types. */
export function SpeciesSearch({ application, line, query, from, isPrimary, title, words: { t } }: SpeciesSearchProps) {
  return (
    <ActionForm action={findSpecies} title={title}>
      <HiddenField name="reference" value={application.reference} />
      <HiddenField name="version" value={application.version} />
      <HiddenField name="lineId" value={line.id} />
      <HiddenField name="from" value={from} />
      <SpeciesCombobox
        label={t('apply.species.box')}
        hint={t('apply.species.boxHint')}
        value={query}
        source={paths.apply.speciesSuggestions}
        failed={t('apply.species.picker.failed')}
        listLabel={t('apply.species.picker.list')}
      />
      <div className="button-row">
        {/* First in the form: the Enter key looks before it takes. */}
        <SubmitButton tone="secondary" name="find" value="yes">
          {t('apply.species.find')}
        </SubmitButton>
        <SubmitButton tone={isPrimary ? 'primary' : 'secondary'}>{t('apply.species.picker.take')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
