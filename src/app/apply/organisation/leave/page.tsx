import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { whatNeedsOrganisation } from '@/services/organisations/close-organisation';
import { requireOwnOrganisation } from '@/services/organisations/own-organisation';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Panel } from '@/ui/layout/page-parts';
import { closeOrganisation } from './close.action';
import { leave } from './leave.action';

/** Leaving an organisation, or closing it for everybody. */
export default definePage({
  permission: 'organisation:belong',
  load: async (_, ctx) => {
    const own = await requireOwnOrganisation(null, ctx);
    return own.ok ? ok({ organisation: own.value, needed: await whatNeedsOrganisation(ctx, own.value.id) }) : own;
  },
  title: (_, { t }) => t('account.organisation.leaveLink'),
  view: ({ data: { organisation, needed }, words: { t } }) => {
    const isNeeded = needed.applications.length + needed.permits.length > 0;
    return (
      <>
        <BackLink href={paths.apply.organisation}>{t('account.organisation.back')}</BackLink>
        <Heading caption={<bdi>{organisation.profile.name}</bdi>}>{t('account.organisation.leaveLink')}</Heading>
        <Panel heading={t('account.organisation.leave')} id="leave">
          {organisation.mayLeave ? (
            <>
              <p>{t('account.organisation.leaveText')}</p>
              <ActionForm action={leave}>
                <SubmitButton tone="danger">{t('account.organisation.leave')}</SubmitButton>
              </ActionForm>
            </>
          ) : (
            <p>{t('account.organisation.lastOwner')}</p>
          )}
        </Panel>
        {organisation.role === 'owner' ? (
          <Panel heading={t('account.organisation.close')} id="close">
            <p>{t('account.organisation.closeText')}</p>
            {isNeeded ? (
              <>
                <p>{t('account.organisation.closeNeeded')}</p>
                <ul>
                  {needed.applications.map((reference) => (
                    <li key={reference}>
                      <a href={paths.apply.application({ reference })}>{t('problems.accountNeeded.application', { reference })}</a>
                    </li>
                  ))}
                  {needed.permits.map((permitNumber) => (
                    <li key={permitNumber}>
                      <a href={paths.apply.permit({ permitNumber })}>{t('problems.accountNeeded.permit', { number: permitNumber })}</a>
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <ActionForm action={closeOrganisation}>
                <SubmitButton tone="danger">{t('account.organisation.close')}</SubmitButton>
              </ActionForm>
            )}
          </Panel>
        ) : null}
      </>
    );
  },
});
