import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import type { IdentityPaper } from '@/domain/people/identity-paper';
import type { Words } from '@/i18n/words';
import { listOwnPapers, type PaperOwner } from '@/services/people/identity-papers';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { UploadFields } from '../../_parts/upload-fields';
import { Owner } from './input';
import { putAgain } from './put-again.action';
import { takeAway } from './take-away.action';

/** Copies of papers that show the office who somebody, or an organisation, is. */
export default definePage({
  permission: 'application:read-own',
  params: z.object({ owner: Owner }),
  searchParams: z.object({ done: z.enum(['removed', 'sent']).optional().catch(undefined) }),
  load: listOwnPapers,
  back: ({ owner }) => (owner === 'me' ? paths.apply.account : paths.apply.organisation),
  view: ({ data: own, input: { owner, done }, words, titled }) => {
    const { t } = words;
    const { profile, papers } = own;
    const title = owner === 'me' ? t('account.papers.title') : t('account.papers.titleOf', { name: profile.name });
    return (
      <>
        <title>{titled(title)}</title>
        {owner === 'me' ? (
          <BackLink href={paths.apply.account}>{t('account.back')}</BackLink>
        ) : (
          <BackLink href={paths.apply.organisation}>{t('shared.back')}</BackLink>
        )}
        <Heading>{title}</Heading>
        {done ? (
          <Notice tone="success" label={t('shared.success')}>
            <p>{t(`account.papers.${done}`)}</p>
          </Notice>
        ) : null}
        {profile.reason && profile.vetting !== 'verified' ? (
          <p className="said">{t('account.standing.reason', { reason: profile.reason })}</p>
        ) : null}
        <Lead>{t('account.papers.lead')}</Lead>
        <Panel heading={t('account.papers.name')} id="papers">
          {papers.length === 0 ? <p>{t('account.papers.none')}</p> : null}
          {papers.map((paper) => (
            <Paper key={paper.id} paper={paper} owner={owner} words={words} />
          ))}
          {own.takesMore ? (
            <>
              <p className="hint">{t('account.papers.limits')}</p>
              <UploadFields action={paths.apply.uploadPaper({ owner })} id="paper" name={t('account.papers.name')} words={words}>
                {null}
              </UploadFields>
            </>
          ) : null}
          {profile.vetting !== 'verified' && !own.takesMore ? <p>{t('account.papers.full')}</p> : null}
        </Panel>
        {profile.vetting === 'verified' ? <p>{t('account.papers.verified')}</p> : null}
        {profile.vetting === 'asked' && !done ? <p>{t('account.papers.waiting')}</p> : null}
        {own.mayPutForward && papers.length > 0 ? (
          <ActionForm action={putAgain}>
            <p className="hint">{t('account.papers.forwardHint')}</p>
            <HiddenField name="owner" value={owner} />
            <HiddenField name="version" value={profile.version} />
            <SubmitButton>{t('account.papers.forward')}</SubmitButton>
          </ActionForm>
        ) : null}
      </>
    );
  },
});

function Paper({
  paper,
  owner,
  words: { t, format },
}: {
  readonly paper: IdentityPaper;
  readonly owner: PaperOwner;
  readonly words: Words;
}) {
  const name = <bdi>{paper.name}</bdi>;
  return (
    <div className="document-item">
      <p>
        {paper.scanState === 'clean' ? (
          <a href={paths.apply.paper({ owner, paper: paper.id })} aria-label={t('evidence.file.download', { name: paper.name })}>
            {name}
          </a>
        ) : (
          name
        )}
      </p>
      <p className="hint">{t('evidence.file.size', { size: format.bytes(paper.size), at: format.moment(paper.addedAt) })}</p>
      {paper.scanState === 'clean' ? null : <p>{t(`evidence.file.${paper.scanState}`)}</p>}
      <ActionForm action={takeAway}>
        <HiddenField name="owner" value={owner} />
        <HiddenField name="paper" value={paper.id} />
        <SubmitButton tone="secondary">
          {t('account.papers.remove')}
          <span className="visually-hidden"> {paper.name}</span>
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
