import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getMember } from '@/services/organisations/own-organisation';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { changeRole } from './change-role.action';
import { remove } from './remove.action';

/** One member: another role, or out. The last owner stays. */
export default definePage({
  permission: 'organisation:belong',
  params: z.object({ member: z.uuid() }),
  load: getMember,
  title: ({ member }) => member.name,
  view: ({ data: { organisation, member, isLastOwner }, words: { t } }) => {
    const next = member.role === 'owner' ? 'member' : 'owner';
    return (
      <>
        <BackLink href={paths.apply.organisation}>{t('account.organisation.back')}</BackLink>
        <Heading caption={<bdi>{organisation.profile.name}</bdi>}>
          <bdi>{member.name}</bdi>
        </Heading>
        <Lead>{`${t(`account.organisation.roles.${member.role}`)} · ${member.email}`}</Lead>
        {isLastOwner ? (
          <p>{t('account.organisation.lastOwner')}</p>
        ) : (
          <>
            <Panel heading={t('account.organisation.role')} id="role">
              <p>{t(`account.organisation.roleMeaning.${next}`)}</p>
              <ActionForm action={changeRole}>
                <HiddenField name="member" value={member.id} />
                <HiddenField name="role" value={next} />
                <SubmitButton tone="secondary">{t(`account.organisation.make.${next}`)}</SubmitButton>
              </ActionForm>
            </Panel>
            <Panel heading={t('account.organisation.removeTitle')} id="remove">
              <p>{t('account.organisation.removeText', { name: member.name })}</p>
              <ActionForm action={remove}>
                <HiddenField name="member" value={member.id} />
                <SubmitButton tone="danger">{t('account.organisation.remove')}</SubmitButton>
              </ActionForm>
            </Panel>
          </>
        )}
      </>
    );
  },
});
