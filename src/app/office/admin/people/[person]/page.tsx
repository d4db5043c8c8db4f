import { z } from 'zod';
import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { PERSON_CHANGES } from '@/domain/people/person-change';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import type { PersonInHand } from '@/services/people/change-person';
import { getPersonWithHistory } from '@/services/people/person-history';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios, Select } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { Pager } from '@/ui/tables/data-table';
import { queryText } from '../../../_parts/case-input';
import { History } from '../../../_parts/people-and-history';
import { decide, propose, sendAgain } from './change.action';

interface FormProps {
  readonly hand: PersonInHand;
  readonly title: string;
  readonly ctx: ServiceContext;
  readonly words: Words;
}

/** What one administrator proposes about a person, another decides; nobody either of it about themselves. */
export default definePage({
  permission: 'people:manage',
  params: z.object({ person: z.uuid() }),
  searchParams: z.object({ before: queryText }),
  back: () => paths.office.people,
  load: getPersonWithHistory,
  view: ({ data: hand, input: { before }, words, ctx, titled }) => {
    const { t, format } = words;
    const { person, isSelf, proposed, history } = hand;
    const here = paths.office.person({ person: person.id });
    const none = t('shared.notAvailable');
    const first = proposed[0];
    const form = { hand, title: titled(person.name), ctx, words };
    return (
      <>
        <BackLink href={paths.office.people}>{t('people.title')}</BackLink>
        <Heading>
          <bdi>{person.name}</bdi>
        </Heading>
        <SummaryList
          rows={[
            { key: 'email', label: t('people.email'), value: <bdi>{person.email}</bdi> },
            { key: 'roles', label: t('people.roles'), value: format.list(person.roles.map((role) => t(`codes.role.${role}`))) },
            { key: 'office', label: t('people.office'), value: person.office ? <bdi>{person.office.name}</bdi> : none },
            { key: 'post', label: t('people.post'), value: person.post ? <bdi>{person.post.name}</bdi> : none },
            { key: 'leads', label: t('people.leads'), value: t(person.leads ? 'people.yes' : 'people.no') },
            {
              key: 'state',
              label: t('people.state'),
              value: t(person.awaitsAnswer ? 'people.awaitsAnswer' : `people.states.${person.state}`),
            },
            { key: 'factors', label: t('people.factors'), value: format.number(person.factors) },
            {
              key: 'lastSignIn',
              label: t('people.lastSignIn'),
              value: person.lastSignIn ? format.moment(person.lastSignIn) : t('people.never'),
            },
            { key: 'openCases', label: t('people.openCases'), value: format.number(person.openCases) },
          ]}
        />
        {isSelf ? null : <Steps hand={hand} words={words} />}
        {first ? (
          <Panel heading={t('people.proposed')} id="proposed">
            <p className="typed">
              <bdi>
                {t('people.said', {
                  what: t(`people.kinds.${first.kind}`, { role: first.role ? t(`codes.role.${first.role}`) : '' }),
                  name: first.proposerName,
                  time: format.moment(first.proposedAt),
                  reason: first.reason,
                })}
              </bdi>
            </p>
            {first.stands ? null : <p>{t('people.proposerGone')}</p>}
            {first.mayDecide ? <DecideForm {...form} /> : <p>{t('people.waits')}</p>}
          </Panel>
        ) : null}
        {isSelf ? <p>{t('people.self')}</p> : null}
        {first || isSelf ? null : <ProposeForm {...form} />}
        <Panel heading={t('people.history')} id="history">
          {history.events.length === 0 ? <p>{t('people.noHistory')}</p> : <History events={history.events.toReversed()} words={words} />}
          <Pager
            label={t('people.history')}
            next={history.next ? { href: withQuery(here, { before: history.next }), text: t('people.older') } : null}
            first={before ? { href: here, text: t('shared.pager.first') } : null}
          />
        </Panel>
        {first?.mayDecide || !(first || isSelf) ? null : <title>{titled(person.name)}</title>}
      </>
    );
  },
});

/** What one administrator does about somebody else at once. */
function Steps({ hand: { person }, words: { t } }: Pick<FormProps, 'hand' | 'words'>) {
  const of = { person: person.id };
  if (person.state === 'disabled') return null;
  return (
    <>
      <div className="button-row">
        <LinkButton href={paths.office.placePerson(of)}>{t('people.place')}</LinkButton>
        <LinkButton href={paths.office.disablePerson(of)}>{t('people.disable')}</LinkButton>
      </div>
      {person.awaitsAnswer ? (
        <Panel heading={t('people.awaitsAnswer')} id="invitation">
          <p>{t('people.sendAgainLead')}</p>
          <ActionForm action={sendAgain}>
            <HiddenField name="person" value={person.id} />
            <SubmitButton tone="secondary">{t('people.sendAgain')}</SubmitButton>
          </ActionForm>
        </Panel>
      ) : null}
    </>
  );
}

function DecideForm({ hand: { person, proposed }, title, ctx, words }: FormProps) {
  const { t } = words;
  return (
    <ActionForm action={decide} title={title}>
      <HiddenField name="person" value={person.id} />
      <HiddenField name="change" value={proposed[0]?.id ?? ''} />
      <Radios
        name="outcome"
        label={t('people.decide')}
        choices={(['confirm', 'decline'] as const).map((value) => ({ value, text: t(`people.${value}`) }))}
      />
      <ConfirmItIsYou ctx={ctx} words={words} />
      <SubmitButton tone="danger">{t('people.decideSubmit')}</SubmitButton>
    </ActionForm>
  );
}

function ProposeForm({ hand: { person, give, take }, title, ctx, words }: FormProps) {
  const { t } = words;
  const choices = [...give, ...take].map((role) => ({ value: role, text: t(`codes.role.${role}`) }));
  return (
    <Panel heading={t('people.propose')} id="propose">
      <ActionForm action={propose} title={title}>
        <HiddenField name="person" value={person.id} />
        <Radios
          name="kind"
          label={t('people.what')}
          choices={PERSON_CHANGES.map((value) => ({ value, text: t(`people.choices.${value}`) }))}
        />
        <Select name="role" label={t('people.role')} hint={t('people.roleHint')} choices={choices} />
        <TextArea name="reason" label={t('people.reason')} maxLength={2000} />
        <ConfirmItIsYou ctx={ctx} words={words} />
        <SubmitButton>{t('people.submit')}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
