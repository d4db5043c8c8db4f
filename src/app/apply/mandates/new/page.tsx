import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { MANDATE_SCOPES } from '@/domain/people/mandate';
import { lastDayOfMonths } from '@/domain/shared/iso-date';
import { clientsOf } from '@/services/mandates/mandates';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { give } from './give.action';

const A_YEAR = 12;

/** Giving an agent a mandate: who, for whom, how far, from when until when. */
export default definePage({
  permission: 'mandate:give',
  view: ({ words: { t }, actor, ctx, titled }) => {
    const clients = clientsOf(actor);
    const heading = t('account.mandates.newTitle');
    return (
      <>
        <BackLink href={paths.apply.mandates}>{t('account.mandates.back')}</BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('account.mandates.newLead')}</Lead>
        <ActionForm action={give} title={titled(heading)}>
          {clients.length > 1 ? (
            <Radios
              name="client"
              value={actor.personId}
              label={t('account.mandates.client')}
              choices={clients.map(({ id, name }) => ({ value: id, text: <bdi>{name}</bdi> }))}
            />
          ) : (
            <HiddenField name="client" value={actor.personId} />
          )}
          <TextField name="email" type="email" label={t('account.mandates.agentEmail')} hint={t('account.mandates.agentEmailHint')} />
          <Radios
            name="scope"
            label={t('account.mandates.scope')}
            choices={MANDATE_SCOPES.map((value) => ({
              value,
              text: t(`account.mandates.scopes.${value}`),
              hint: t(`account.mandates.scopeMeaning.${value}`),
            }))}
          />
          <DateField name="from" label={t('account.mandates.from')} value={ctx.today} />
          <DateField
            name="until"
            label={t('account.mandates.until')}
            hint={t('account.mandates.untilHint')}
            value={lastDayOfMonths(ctx.today, A_YEAR)}
          />
          <SubmitButton>{t('account.mandates.offer')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
