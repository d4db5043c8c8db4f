import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { OwnOrganisation } from '@/services/organisations/own-organisation';
import type { CodeBook } from '@/services/reference/list-codes';
import { Notice } from '@/ui/feedback/notice';
import { StatusTag } from '@/ui/feedback/status-tag';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox, Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { chooseLetters } from '../choose-letters.action';
import { invite } from '../invite.action';
import { withdrawInvitation } from '../withdraw-invitation.action';

type Done = 'details' | 'invited' | 'withdrawn' | 'letters' | 'role' | 'removed';

interface OrganisationViewProps {
  readonly organisation: OwnOrganisation;
  readonly book: CodeBook;
  readonly done: Done | null;
  readonly words: Words;
}

/** An organisation as its members see it; what only its owners decide is shown to them alone. */
export function OrganisationView({ organisation, book, done, words }: OrganisationViewProps) {
  const { t } = words;
  const { profile, role } = organisation;
  const said = (key: string, label: string, text: string | null) =>
    text ? [{ key, label, value: <bdi className="as-typed">{text}</bdi> }] : [];
  return (
    <>
      <Heading caption={<StatusTag state={profile.vetting} text={t(`states.vetting.${profile.vetting}`)} />}>
        <bdi>{profile.name}</bdi>
      </Heading>
      {done ? (
        <Notice tone="success" label={t('shared.success')}>
          <p>{t(`account.organisation.done.${done}`)}</p>
        </Notice>
      ) : null}
      {profile.vetting === 'verified' ? null : (
        <Notice tone="information" label={t('shared.warning')}>
          <p>{t('account.organisation.notVerified')}</p>
          {profile.reason ? <p className="said">{t('account.standing.reason', { reason: profile.reason })}</p> : null}
        </Notice>
      )}
      <Panel heading={t('account.organisation.details')} id="details">
        <SummaryList
          rows={[
            ...said('name', t('account.organisation.name'), profile.name),
            ...said('latinName', t('account.profile.latinBusinessName'), profile.latinBusinessName),
            ...said('registrationNumber', t('account.profile.registrationNumber'), profile.registrationNumber),
            ...said('address', t('account.profile.address'), profile.address.join('\n')),
            ...said('country', t('account.profile.country'), profile.country ? book.nameOf('countries', profile.country) : null),
            ...said('phone', t('account.profile.phone'), profile.phone),
          ]}
        />
        {role === 'owner' ? (
          <>
            <p>
              <a href={paths.apply.papers({ owner: 'organisation' })}>{t('account.papers.titleOf', { name: profile.name })}</a>
            </p>
            <LinkButton href={paths.apply.organisationDetails}>{t('account.organisation.change')}</LinkButton>
          </>
        ) : null}
      </Panel>
      <Members organisation={organisation} words={words} />
      {role === 'owner' ? <Invite words={words} /> : <Letters wanted={organisation.wantsLetters} words={words} />}
      <Panel heading={t('account.organisation.more')} id="more">
        <ul>
          <li>
            <a href={paths.apply.mandates}>{t('account.mandates.title')}</a>
          </li>
          <li>
            <a href={paths.apply.addressBook}>{t('account.book.title')}</a>
          </li>
          <li>
            <a href={paths.apply.organisationLeave}>{t('account.organisation.leaveLink')}</a>
          </li>
        </ul>
      </Panel>
    </>
  );
}

function Members({
  organisation: { members, invitations, role },
  words: { t, format },
}: Pick<OrganisationViewProps, 'organisation' | 'words'>) {
  return (
    <Panel heading={t('account.organisation.members')} id="members">
      <SummaryList
        rows={[
          ...members.map((member) => ({
            key: member.id,
            label: <bdi>{member.name}</bdi>,
            value: `${t(`account.organisation.roles.${member.role}`)} · ${member.email}`,
            change:
              role === 'owner'
                ? {
                    href: paths.apply.organisationMember({ member: member.id }),
                    text: t('account.home.change'),
                    describedAs: t('account.home.changeOf', { what: member.name }),
                  }
                : undefined,
          })),
          ...invitations.map((invitation) => ({
            key: invitation.id,
            label: <bdi>{invitation.email}</bdi>,
            value: (
              <>
                <p>{t('account.organisation.invited', { until: format.moment(invitation.expiresAt) })}</p>
                <ActionForm action={withdrawInvitation}>
                  <HiddenField name="invitation" value={invitation.id} />
                  <SubmitButton tone="secondary">{t('account.organisation.withdraw', { email: invitation.email })}</SubmitButton>
                </ActionForm>
              </>
            ),
          })),
        ]}
      />
    </Panel>
  );
}

function Invite({ words: { t } }: { readonly words: Words }) {
  return (
    <Panel heading={t('account.organisation.inviteTitle')} id="invite">
      <ActionForm action={invite}>
        <TextField name="email" type="email" label={t('fields.email.label')} hint={t('account.organisation.inviteHint')} />
        <Radios
          name="role"
          value="member"
          label={t('account.organisation.role')}
          choices={(['member', 'owner'] as const).map((value) => ({
            value,
            text: t(`account.organisation.roles.${value}`),
            hint: t(`account.organisation.roleMeaning.${value}`),
          }))}
        />
        <SubmitButton>{t('account.organisation.invite')}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function Letters({ wanted, words: { t } }: { readonly wanted: boolean; readonly words: Words }) {
  return (
    <Panel heading={t('account.home.letters')} id="letters">
      <ActionForm action={chooseLetters}>
        <Checkbox name="wantsLetters" label={t('account.organisation.letters')} isChecked={wanted} />
        <SubmitButton tone="secondary">{t('account.preferences.submit')}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
