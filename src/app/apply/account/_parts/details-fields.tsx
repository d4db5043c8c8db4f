import type { ReactNode } from 'react';
import { TRADER_KINDS } from '@/domain/people/vetting';
import type { Words } from '@/i18n/words';
import type { OwnAccount, TraderProfile } from '@/services/people/own-account';
import type { CodeBook } from '@/services/reference/list-codes';
import { ArisingField } from '@/ui/forms/arising-field.client';
import { Radios, Select } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { countryChoices } from '../../_parts/country-choices';

interface DetailsFieldsProps {
  readonly account: OwnAccount;
  readonly book: CodeBook;
  readonly partyCode: string;
  readonly words: Words;
}

/** A Latin line is asked for when the answer above it is in other letters, and stays while there is one. */
function LatinLine({ name, isKept, children }: { readonly name: string; readonly isKept: boolean; readonly children: ReactNode }) {
  return isKept ? children : <ArisingField name={name}>{children}</ArisingField>;
}

/** What is asked of a business and an agent; where the page asks which somebody is, the style sheet shows it once they said so. */
function OfBusiness({ isAsked, children }: { readonly isAsked: boolean; readonly children: ReactNode }) {
  return isAsked ? <div className="only-if only-if-kind-business">{children}</div> : children;
}

interface PlaceFieldsProps extends Omit<DetailsFieldsProps, 'account'> {
  readonly profile: TraderProfile | null;
  /** Whether the page asks as what somebody acts. */
  readonly isOfPerson?: boolean;
}

/** Where a trader or an organisation is found, and how a business is registered. */
export function PlaceFields({ profile, book, partyCode, words, isOfPerson = false }: PlaceFieldsProps) {
  const { t } = words;
  const latinHint = t('account.profile.latinHint');
  return (
    <>
      <OfBusiness isAsked={isOfPerson}>
        <LatinLine name="latinBusinessName" isKept={Boolean(profile?.latinBusinessName)}>
          <TextField
            name="latinBusinessName"
            value={profile?.latinBusinessName ?? ''}
            label={t('account.profile.latinBusinessName')}
            hint={latinHint}
          />
        </LatinLine>
        <TextField
          name="registrationNumber"
          value={profile?.registrationNumber ?? ''}
          label={t('account.profile.registrationNumber')}
          width="medium"
          isOptional
        />
      </OfBusiness>
      <Select
        name="country"
        value={profile?.country || partyCode}
        label={t('account.profile.country')}
        choices={countryChoices(book, words)}
      />
      <TextArea
        name="address"
        value={profile?.address.join('\n') ?? ''}
        label={t('account.profile.address')}
        hint={t('account.profile.addressHint')}
        rows={4}
      />
      <LatinLine name="latinAddress" isKept={Boolean(profile?.latinAddress)}>
        <TextArea
          name="latinAddress"
          value={profile?.latinAddress?.join('\n') ?? ''}
          label={t('account.profile.latinAddress')}
          hint={t('account.profile.latinAddressHint')}
          rows={4}
        />
      </LatinLine>
      <TextField
        name="phone"
        type="tel"
        value={profile?.phone ?? ''}
        label={t('account.profile.phone')}
        hint={t('account.profile.phoneHint')}
        autoComplete="tel"
        width="medium"
      />
    </>
  );
}

/** Who somebody is: at the first sign-in, and whenever it changes. */
export function DetailsFields({ account: { name, profile }, book, partyCode, words }: DetailsFieldsProps) {
  const { t } = words;
  const latinHint = t('account.profile.latinHint');
  return (
    <>
      <HiddenField name="version" value={profile?.version ?? 0} />
      <TextField name="name" value={name} label={t('account.register.name')} hint={t('account.register.nameHint')} autoComplete="name" />
      <LatinLine name="latinName" isKept={Boolean(profile?.latinName)}>
        <TextField name="latinName" value={profile?.latinName ?? ''} label={t('account.profile.latinName')} hint={latinHint} />
      </LatinLine>
      <Radios
        name="kind"
        value={profile?.kind ?? 'person'}
        label={t('account.profile.kind')}
        choices={TRADER_KINDS.map((value) => ({ value, text: t(`account.profile.kinds.${value}`) }))}
      />
      <OfBusiness isAsked>
        <TextField
          name="businessName"
          value={profile?.businessName ?? ''}
          label={t('account.profile.businessName')}
          hint={t('account.profile.businessHint')}
          autoComplete="organization"
        />
      </OfBusiness>
      <PlaceFields profile={profile} book={book} partyCode={partyCode} words={words} isOfPerson />
    </>
  );
}
