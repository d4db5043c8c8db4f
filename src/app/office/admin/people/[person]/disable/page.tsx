import { z } from 'zod';
import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getPerson } from '@/services/people/change-person';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { disable } from './disable.action';

/** Lets somebody go at once. */
export default definePage({
  permission: 'people:manage',
  params: z.object({ person: z.uuid() }),
  back: paths.office.person,
  load: getPerson,
  view: ({ data: { person }, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('people.disableOf', { name: person.name });
    return (
      <>
        <BackLink href={paths.office.person({ person: person.id })}>
          <bdi>{person.name}</bdi>
        </BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('people.disableLead')}</Lead>
        <p>{t('people.disableCases', { cases: person.openCases })}</p>
        <ActionForm action={disable} title={titled(heading)}>
          <HiddenField name="person" value={person.id} />
          <TextArea name="reason" label={t('people.reason')} maxLength={2000} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton tone="danger">{t('people.disableSubmit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
