import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { getOwnOrganisation } from '@/services/organisations/own-organisation';
import { listCodes } from '@/services/reference/list-codes';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { OrganisationFields } from './_parts/organisation-fields';
import { OrganisationView } from './_parts/organisation-view';
import { found } from './found.action';

/** The organisation one belongs to: its people, who acts for it, and what it saved; or the way to found one. */
export default definePage({
  permission: 'organisation:belong',
  searchParams: z.object({ done: z.enum(['details', 'invited', 'withdrawn', 'letters', 'role', 'removed']).optional().catch(undefined) }),
  load: async (_, ctx) => {
    const own = await getOwnOrganisation(null, ctx);
    return own.ok ? ok({ organisation: own.value, book: await listCodes(ctx) }) : own;
  },
  view: ({ data: { organisation, book }, input: { done }, words, ctx, titled }) => {
    const { t } = words;
    if (organisation)
      return (
        <>
          <title>{titled(organisation.profile.name)}</title>
          <BackLink href={paths.apply.account}>{t('account.back')}</BackLink>
          <OrganisationView organisation={organisation} book={book} done={done ?? null} words={words} />
        </>
      );
    const heading = t('account.organisation.foundTitle');
    return (
      <>
        <BackLink href={paths.apply.account}>{t('account.back')}</BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('account.organisation.foundLead')}</Lead>
        <p>{t('account.organisation.foundKept')}</p>
        <ActionForm action={found} title={titled(heading)}>
          <OrganisationFields profile={null} book={book} partyCode={ctx.party.code} words={words} />
          <SubmitButton>{t('account.organisation.found')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
