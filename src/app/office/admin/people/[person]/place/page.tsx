import { z } from 'zod';
import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getPersonToPlace } from '@/services/people/place-person';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { PlaceFields } from '../../_parts/place-fields';
import { place } from './place.action';

/** Says where somebody works. */
export default definePage({
  permission: 'people:manage',
  params: z.object({ person: z.uuid() }),
  back: paths.office.person,
  load: getPersonToPlace,
  view: ({ data: { person, offices, posts }, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('people.placeOf', { name: person.name });
    return (
      <>
        <BackLink href={paths.office.person({ person: person.id })}>
          <bdi>{person.name}</bdi>
        </BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('people.placeLead')}</Lead>
        <ActionForm action={place} title={titled(heading)}>
          <HiddenField name="person" value={person.id} />
          <PlaceFields offices={offices} posts={posts} office={person.office?.id} post={person.post?.id} words={words} />
          <Checkbox name="leads" label={t('people.leads')} isChecked={person.leads} />
          <TextArea name="reason" label={t('people.reason')} maxLength={2000} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton>{t('people.placeSubmit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
