import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getMandate } from '@/services/mandates/mandates';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { actOnMandate } from './act.action';

const TONES = { accept: 'primary', decline: 'secondary', revoke: 'danger', 'lay-down': 'danger' } as const;

/** One mandate: whose, how far, how long, and what its reader may do with it. */
export default definePage({
  permission: 'mandate:give',
  params: z.object({ mandate: z.uuid() }),
  load: getMandate,
  title: (_, { t }) => t('account.mandates.one'),
  view: ({ data: mandate, words: { t, format } }) => (
    <>
      <BackLink href={paths.apply.mandates}>{t('account.mandates.back')}</BackLink>
      <Heading caption={t(`account.mandates.states.${mandate.state}`)}>{t('account.mandates.one')}</Heading>
      <SummaryList
        rows={[
          { key: 'client', label: t('account.mandates.client'), value: <bdi>{mandate.clientName}</bdi> },
          { key: 'agent', label: t('account.mandates.agent'), value: <bdi>{mandate.agentName ?? mandate.agentEmail}</bdi> },
          {
            key: 'scope',
            label: t('account.mandates.scope'),
            value: `${t(`account.mandates.scopes.${mandate.scope}`)}. ${t(`account.mandates.scopeMeaning.${mandate.scope}`)}`,
          },
          {
            key: 'term',
            label: t('account.mandates.termLabel'),
            value: t('account.mandates.term', { from: format.day(mandate.from), until: format.day(mandate.until) }),
          },
          ...(mandate.endedAt ? [{ key: 'ended', label: t('account.mandates.ended'), value: format.moment(mandate.endedAt) }] : []),
        ]}
      />
      {mandate.may.map((action) => (
        <Panel key={action} heading={t(`account.mandates.acts.${action}`)} id={action}>
          <p>{t(`account.mandates.actMeaning.${action}`)}</p>
          <ActionForm action={actOnMandate}>
            <HiddenField name="mandate" value={mandate.id} />
            <HiddenField name="act" value={action} />
            <SubmitButton tone={TONES[action]}>{t(`account.mandates.acts.${action}`)}</SubmitButton>
          </ActionForm>
        </Panel>
      ))}
    </>
  ),
});
