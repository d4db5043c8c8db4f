import type { Words } from '@/i18n/words';
import type { TraderProfile } from '@/services/people/own-account';
import type { CodeBook } from '@/services/reference/list-codes';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { PlaceFields } from '../../account/_parts/details-fields';

interface OrganisationFieldsProps {
  readonly profile: TraderProfile | null;
  readonly book: CodeBook;
  readonly partyCode: string;
  readonly words: Words;
}

/** What an organisation is called and where it is. */
export function OrganisationFields({ profile, ...more }: OrganisationFieldsProps) {
  const { t } = more.words;
  return (
    <>
      <HiddenField name="version" value={profile?.version ?? 0} />
      <TextField
        name="businessName"
        value={profile?.businessName ?? ''}
        label={t('account.organisation.name')}
        hint={t('account.organisation.nameHint')}
        autoComplete="organization"
      />
      <PlaceFields profile={profile} {...more} />
    </>
  );
}
