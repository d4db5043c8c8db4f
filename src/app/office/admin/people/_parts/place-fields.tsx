import type { Places } from '@/domain/people/work-place';
import type { Words } from '@/i18n/words';
import { Select } from '@/ui/forms/choice-fields.client';

interface PlaceFieldsProps extends Places {
  readonly office?: string | undefined;
  readonly post?: string | undefined;
  readonly words: Words;
}

/** Where somebody works: an office, a border post, or neither. */
export function PlaceFields({ offices, posts, office = '', post = '', words: { t } }: PlaceFieldsProps) {
  const choices = (places: Places['offices'], none: string) => [
    { value: '', text: none },
    ...places.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <>
      <Select
        name="office"
        label={t('people.office')}
        hint={t('people.officeHint')}
        value={office}
        hasEmpty={false}
        choices={choices(offices, t('people.noOffice'))}
      />
      <Select
        name="post"
        label={t('people.post')}
        hint={t('people.postHint')}
        value={post}
        hasEmpty={false}
        choices={choices(posts, t('people.noPost'))}
      />
    </>
  );
}
