import { z } from 'zod';
import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { LONGEST_LIST } from '@/domain/keys/key-list';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { getParty, type PartyInHand } from '@/services/trust/party-trust';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Panel } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { decide, take, withdraw } from '../parties.action';
import { Told, TrustFacts } from './trust-facts';

interface PartProps {
  readonly hand: PartyInHand;
  readonly title: string;
  readonly ctx: ServiceContext;
  readonly words: Words;
}

/** A Party whose keys are trusted, were, or are proposed to be: fingerprints to compare, lists, and what an administrator may do. */
export default definePage({
  permission: 'keys:trust',
  params: z.object({ party: z.string().regex(/^[A-Z]{2}$/) }),
  back: () => paths.office.parties,
  width: 'wide',
  load: getParty,
  view: ({ data: hand, words, ctx, titled }) => {
    const { t, format } = words;
    const name = t('parties.partyTitle', { party: `${format.country(hand.party)} (${hand.party})` });
    const part = { hand, title: titled(name), ctx, words };
    const hasForm = hand.standing !== null || hand.proposed?.mayDecide === true;
    return (
      <>
        <BackLink href={paths.office.parties}>{t('parties.title')}</BackLink>
        <Heading>{name}</Heading>
        <Proposed {...part} />
        <Standing {...part} />
        {hand.past.length > 0 ? (
          <Panel heading={t('parties.past')} id="past">
            <ul>
              {hand.past.map((trust) => (
                <li key={trust.id}>
                  {t(`parties.states.${trust.state}`)}
                  <Told trust={trust} words={words} />
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
        {hasForm ? null : <title>{titled(name)}</title>}
      </>
    );
  },
});

function Proposed({ hand: { party, proposed }, title, ctx, words }: PartProps) {
  if (!proposed) return null;
  const { t } = words;
  return (
    <Panel heading={t('parties.proposed')} id="proposed">
      <TrustFacts trust={proposed} words={words} />
      {proposed.mayDecide ? (
        <ActionForm action={decide} title={title}>
          <p>{t('parties.compare')}</p>
          <HiddenField name="party" value={party} />
          <HiddenField name="trust" value={proposed.id} />
          <Radios
            name="outcome"
            label={t('parties.decide')}
            choices={(['trusted', 'declined'] as const).map((value) => ({ value, text: t(`parties.${value}`) }))}
          />
          <TextArea name="basis" label={t('parties.decideBasis')} maxLength={2000} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton tone="danger">{t('parties.decideSubmit')}</SubmitButton>
        </ActionForm>
      ) : (
        <p>{t('parties.waits')}</p>
      )}
    </Panel>
  );
}

function Standing({ hand: { party, standing }, title, ctx, words }: PartProps) {
  if (!standing) return null;
  const { t, format } = words;
  return (
    <>
      <Panel heading={t('parties.standing')} id="standing">
        <TrustFacts trust={standing} words={words} />
        <DataTable
          caption={t('parties.lists')}
          rows={standing.lists}
          rowKey={({ kind, name }) => `${kind}/${name}`}
          empty={null}
          columns={[
            {
              key: 'list',
              heading: t('parties.listName'),
              isRowHeading: true,
              cell: ({ kind, name }) => (kind === 'keys' ? t('parties.listKeys') : t('parties.listStates', { year: name })),
            },
            { key: 'counter', heading: t('parties.counter'), cell: ({ counter }) => format.number(counter) },
            {
              key: 'issued',
              heading: t('parties.issuedAt'),
              cell: ({ issuedAt, isOld }) => `${format.moment(issuedAt)}${isOld ? ` · ${t('parties.isOld')}` : ''}`,
            },
            { key: 'taken', heading: t('parties.takenAt'), cell: ({ takenAt }) => format.moment(takenAt) },
          ]}
        />
      </Panel>
      <Panel heading={t('parties.take')} id="take">
        <p>{t('parties.takeLead')}</p>
        <ActionForm action={take} title={title}>
          <HiddenField name="party" value={party} />
          <TextArea name="list" label={t('parties.takeText')} maxLength={LONGEST_LIST} />
          <SubmitButton>{t('parties.takeSubmit')}</SubmitButton>
        </ActionForm>
      </Panel>
      <Panel heading={t('parties.withdraw')} id="withdraw">
        <p>{t('parties.withdrawLead')}</p>
        <ActionForm action={withdraw}>
          <HiddenField name="party" value={party} />
          <TextArea name="reason" label={t('parties.reason')} maxLength={2000} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton tone="danger">{t('parties.withdrawSubmit')}</SubmitButton>
        </ActionForm>
      </Panel>
    </>
  );
}
