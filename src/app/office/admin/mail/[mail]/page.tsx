import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { env } from '@/config/env';
import { readMail } from '@/services/mail/read-mail';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { mailPath } from './mail-path';
import { sendMailAgain } from './send-again.action';

/** One message as its reader gets it, and how sending it went. */
export default definePage({
  permission: 'mail:read',
  params: mailPath,
  load: ({ mail }, ctx) => readMail({ id: mail, isDemonstration: env().mode === 'demo' }, ctx),
  view: ({ data, words, titled }) => {
    const { t, format } = words;
    const heading = t('mail.admin.titleOf', { address: data.address });
    const rows = [
      { key: 'subject', label: t('mail.admin.subject'), value: data.subject },
      { key: 'at', label: t('mail.admin.at'), value: format.moment(data.queuedAt) },
      { key: 'state', label: t('mail.admin.state'), value: t(`mail.admin.states.${data.state}`) },
      { key: 'attempts', label: t('mail.admin.attempts'), value: format.number(data.attempts) },
      ...(data.lastError ? [{ key: 'lastError', label: t('mail.admin.lastError'), value: data.lastError }] : []),
    ];
    return (
      <>
        <BackLink href={paths.office.mails}>{t('mail.admin.title')}</BackLink>
        <Heading>{heading}</Heading>
        <SummaryList rows={rows} />
        {data.isLinkHidden ? (
          <Notice tone="warning" label={t('shared.warning')}>
            {t('mail.admin.linkHidden')}
          </Notice>
        ) : null}
        <Panel heading={t('mail.admin.text')} id="text">
          <p className="letter">{data.text}</p>
        </Panel>
        {data.state === 'failed' ? (
          <ActionForm action={sendMailAgain} title={titled(heading)}>
            <HiddenField name="mail" value={data.id} />
            <SubmitButton>{t('mail.admin.sendAgain')}</SubmitButton>
          </ActionForm>
        ) : (
          <title>{titled(heading)}</title>
        )}
      </>
    );
  },
});
