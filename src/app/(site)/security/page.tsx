import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getOwnSecurity } from '@/services/people/own-security';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { ButtonRow, Heading, Lead, LinkButton, Panel } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { endOthers } from './end-others.action';

/** What opens one's own account, and where it is open. */
export default definePage({
  permission: 'signed-in',
  searchParams: z.object({ done: z.enum(['added', 'removed', 'codes', 'sessions', 'password']).optional().catch(undefined) }),
  load: (_, ctx) => getOwnSecurity(null, ctx),
  title: (_, { t }) => t('security.home.title'),
  view: ({ data: { factors, recoveryCodesLeft, sessions, mustKeepOne }, input: { done }, words: { t, format } }) => (
    <>
      <Heading>{t('security.home.title')}</Heading>
      <Lead>{t('security.home.lead')}</Lead>
      {done ? (
        <Notice tone="success" label={t('shared.success')}>
          <p>{t(`security.home.done.${done}`)}</p>
        </Notice>
      ) : null}
      <Panel heading={t('security.home.factors')} id="factors">
        <DataTable
          caption={t('security.home.factors')}
          isCaptionHidden
          rows={factors}
          rowKey={({ id }) => id}
          empty={<p>{t('security.home.none')}</p>}
          columns={[
            { key: 'name', heading: t('security.home.name'), cell: ({ name }) => <bdi>{name}</bdi>, isRowHeading: true },
            { key: 'kind', heading: t('security.enrol.title'), cell: ({ kind }) => t(`security.home.kind.${kind}`) },
            { key: 'added', heading: t('security.home.added'), cell: ({ addedAt }) => format.moment(addedAt) },
            {
              key: 'used',
              heading: t('security.home.used'),
              cell: ({ lastUsedAt }) => (lastUsedAt ? format.moment(lastUsedAt) : t('security.home.never')),
            },
            {
              key: 'remove',
              heading: t('security.home.remove'),
              cell: ({ id, name }) =>
                mustKeepOne && factors.length === 1 ? null : (
                  <a href={paths.securityRemove({ factor: id })} aria-label={t('security.home.removeOf', { name })}>
                    {t('security.home.remove')}
                  </a>
                ),
            },
          ]}
        />
        <ButtonRow>
          <LinkButton href={paths.securityApp}>{t('security.enrol.addApp')}</LinkButton>
          <LinkButton href={paths.securityPasskey}>{t('security.enrol.addPasskey')}</LinkButton>
        </ButtonRow>
      </Panel>
      {factors.length > 0 ? (
        <Panel heading={t('security.home.recovery')} id="recovery">
          <p>{t('security.home.recoveryLeft', { n: recoveryCodesLeft })}</p>
          <LinkButton href={paths.securityCodes}>{t('security.home.newCodes')}</LinkButton>
        </Panel>
      ) : null}
      <Panel heading={t('security.home.password')} id="password">
        <LinkButton href={paths.securityPassword}>{t('security.home.changePassword')}</LinkButton>
      </Panel>
      <Panel heading={t('security.home.sessions')} id="sessions">
        <DataTable
          caption={t('security.home.sessions')}
          isCaptionHidden
          rows={sessions}
          rowKey={({ openedAt, lastSeenAt, isThis }) => `${openedAt} ${lastSeenAt} ${isThis}`}
          empty={null}
          columns={[
            {
              key: 'opened',
              heading: t('security.home.opened'),
              cell: ({ openedAt, isThis }) => `${format.moment(openedAt)}${isThis ? ` – ${t('security.home.this')}` : ''}`,
              isRowHeading: true,
            },
            { key: 'seen', heading: t('security.home.seen'), cell: ({ lastSeenAt }) => format.moment(lastSeenAt) },
          ]}
        />
        {sessions.length > 1 ? (
          <ActionForm action={endOthers}>
            <SubmitButton tone="secondary">{t('security.home.endOthers')}</SubmitButton>
          </ActionForm>
        ) : null}
      </Panel>
    </>
  ),
});
