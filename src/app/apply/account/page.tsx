import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { LANGUAGE_NAMES } from '@/i18n/locale';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { StandingNotice } from '../_parts/standing-notice';
import { loadAccount } from './_parts/load-account';
import { OwnDetails } from './_parts/own-details';
import { resend } from './resend.action';

/** Everything about one's own account, and the ways to change it. */
export default definePage({
  permission: 'application:read-own',
  searchParams: z.object({ done: z.enum(['profile', 'email', 'password', 'preferences', 'sent']).optional().catch(undefined) }),
  load: loadAccount,
  title: (_, { t }) => t('account.home.title'),
  view: ({ data: { account, book }, input: { done }, words }) => {
    const { t } = words;
    const { profile, email, obstacle } = account;
    const row = (key: string, label: string, value: string, href: string) => ({
      key,
      label,
      value: <bdi>{value}</bdi>,
      change: { href, text: t('account.home.change'), describedAs: t('account.home.changeOf', { what: label }) },
    });
    return (
      <>
        <Heading>{t('account.home.title')}</Heading>
        {done ? (
          <Notice tone="success" label={t('shared.success')}>
            <p>{t(`account.home.done.${done}`)}</p>
          </Notice>
        ) : null}
        <StandingNotice obstacle={obstacle} words={words} isOnAccount />
        {profile?.reason && profile.vetting !== 'verified' ? (
          <p className="said">{t('account.standing.reason', { reason: profile.reason })}</p>
        ) : null}
        {account.isEmailConfirmed ? null : (
          <ActionForm action={resend}>
            <SubmitButton tone="secondary">{t('account.home.resend')}</SubmitButton>
          </ActionForm>
        )}
        <Panel heading={t('account.home.details')} id="details">
          <OwnDetails account={account} book={book} words={words} />
          {profile ? (
            <p>
              <a href={paths.apply.papers({ owner: 'me' })}>{t('account.papers.title')}</a>
            </p>
          ) : (
            <LinkButton href={paths.apply.setup} tone="primary">
              {t('account.home.fill')}
            </LinkButton>
          )}
        </Panel>
        <Panel heading={t('account.home.access')} id="access">
          <SummaryList
            rows={[
              row(
                'email',
                t('account.home.email'),
                t(account.isEmailConfirmed ? 'account.home.confirmed' : 'account.home.unconfirmed', { email }),
                paths.apply.accountEmail,
              ),
              row('password', t('account.home.password'), t('account.home.passwordHidden'), paths.apply.accountPassword),
            ]}
          />
        </Panel>
        <Panel heading={t('account.home.letters')} id="letters">
          <SummaryList
            rows={[
              row('locale', t('account.profile.locale'), LANGUAGE_NAMES[account.locale], paths.apply.accountPreferences),
              row(
                'reminders',
                t('account.home.reminders'),
                t(account.wantsReminders ? 'account.home.wanted' : 'account.home.unwanted'),
                paths.apply.accountPreferences,
              ),
            ]}
          />
        </Panel>
        <Panel heading={t('account.home.acting')} id="acting">
          <ul>
            <li>
              <a href={paths.apply.organisation}>{t('account.organisation.link')}</a>
            </li>
            <li>
              <a href={paths.apply.mandates}>{t('account.mandates.title')}</a>
            </li>
            <li>
              <a href={paths.apply.addressBook}>{t('account.book.title')}</a>
            </li>
          </ul>
        </Panel>
        <Panel heading={t('account.home.data')} id="data">
          <ul>
            <li>
              <a href={paths.apply.accountExport}>{t('account.home.export')}</a>
            </li>
            <li>
              <a href={paths.apply.accountClose}>{t('account.home.close')}</a>
            </li>
          </ul>
        </Panel>
      </>
    );
  },
});
