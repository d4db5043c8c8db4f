import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { fail, ok } from '@/domain/shared/result';
import { requireOwnOrganisation } from '@/services/organisations/own-organisation';
import { listCodes } from '@/services/reference/list-codes';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { OrganisationFields } from '../_parts/organisation-fields';
import { saveDetails } from './save-details.action';

/** Changing what an organisation is called and where it is; its owners do. */
export default definePage({
  permission: 'organisation:belong',
  load: async (_, ctx) => {
    const own = await requireOwnOrganisation(null, ctx);
    if (!own.ok) return own;
    if (own.value.role !== 'owner') return fail({ kind: 'not-found', what: 'organisation' });
    return ok({ profile: own.value.profile, book: await listCodes(ctx) });
  },
  view: ({ data: { profile, book }, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('account.organisation.detailsTitle');
    return (
      <>
        <BackLink href={paths.apply.organisation}>{t('account.organisation.back')}</BackLink>
        <Heading>{heading}</Heading>
        {profile.vetting === 'verified' ? <p>{t('account.organisation.again')}</p> : null}
        <ActionForm action={saveDetails} title={titled(heading)}>
          <OrganisationFields profile={profile} book={book} partyCode={ctx.party.code} words={words} />
          <SubmitButton>{t('account.profile.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
