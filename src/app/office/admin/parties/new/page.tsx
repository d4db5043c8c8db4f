import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { LONGEST_LIST } from '@/domain/keys/key-list';
import { ok } from '@/domain/shared/result';
import { ActionForm } from '@/ui/forms/action-form';
import { TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { propose } from '../parties.action';

/** The first of two administrators: the list, and the fingerprint of its root as it was told by another way. */
export default definePage({
  permission: 'keys:trust',
  load: async () => ok({}),
  back: () => paths.office.parties,
  view: ({ words, ctx, titled }) => {
    const { t } = words;
    return (
      <>
        <BackLink href={paths.office.parties}>{t('parties.title')}</BackLink>
        <Heading>{t('parties.newTitle')}</Heading>
        <Lead>{t('parties.newLead')}</Lead>
        <ActionForm action={propose} title={titled(t('parties.newTitle'))}>
          <TextArea name="list" label={t('parties.list')} hint={t('parties.listHint')} maxLength={LONGEST_LIST} />
          <TextField name="told" label={t('parties.told')} hint={t('parties.toldHint')} isCode maxLength={200} />
          <TextArea name="basis" label={t('parties.basis')} maxLength={2000} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton>{t('parties.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
