import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { STAFF_ROLES } from '@/domain/access/role';
import { LANGUAGE_NAMES, LOCALES } from '@/i18n/locale';
import { placesForStaff } from '@/services/people/invite-staff';
import { ActionForm } from '@/ui/forms/action-form';
import { Select } from '@/ui/forms/choice-fields.client';
import { TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { PlaceFields } from '../_parts/place-fields';
import { invite } from './invite.action';

/** Invites somebody to work for an authority; a second administrator agrees before anything is sent. */
export default definePage({
  permission: 'people:manage',
  back: () => paths.office.people,
  load: placesForStaff,
  view: ({ data: places, words, ctx, titled }) => {
    const { t } = words;
    return (
      <>
        <BackLink href={paths.office.people}>{t('people.title')}</BackLink>
        <Heading>{t('people.invite')}</Heading>
        <Lead>{t('people.inviteLead')}</Lead>
        <ActionForm action={invite} title={titled(t('people.invite'))}>
          <TextField name="name" label={t('people.name')} maxLength={160} />
          <TextField name="email" type="email" label={t('people.email')} maxLength={254} />
          <TextField name="title" label={t('people.position')} maxLength={120} isOptional />
          <Select
            name="locale"
            label={t('people.language')}
            value={ctx.locale}
            hasEmpty={false}
            choices={LOCALES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
          />
          <Select name="role" label={t('people.role')} choices={STAFF_ROLES.map((value) => ({ value, text: t(`codes.role.${value}`) }))} />
          <PlaceFields {...places} words={words} />
          <TextArea name="reason" label={t('people.reason')} maxLength={2000} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton>{t('people.inviteSubmit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
