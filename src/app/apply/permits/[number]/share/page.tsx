import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { SHARE_DAYS } from '@/domain/permit/permit-share';
import { ok } from '@/domain/shared/result';
import { listShares } from '@/services/sharing/shares';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { Select } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { permitPath } from '../../../_parts/permit-path';
import { madeLink } from './made-link';
import { MadeShare } from './made-share';
import { make } from './share.action';
import { ShareList } from './share-list';

/** A permit shared with a courier for a while: make a link, see who opened it, end it. */
export default definePage({
  permission: 'permit:share',
  params: permitPath,
  load: async (input, ctx) => {
    const listed = await listShares(input, ctx);
    return listed.ok ? ok({ ...listed.value, made: await madeLink() }) : listed;
  },
  view: ({ data: { permitNumber, shares, mayMake, made }, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('permits.share.title', { number: permitNumber });
    return (
      <>
        <BackLink href={paths.apply.permit({ permitNumber })}>{t('permits.code.back', { number: permitNumber })}</BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('permits.share.lead')}</Lead>
        <p>{t('permits.share.fileNote')}</p>
        {made ? <MadeShare made={made} permitNumber={permitNumber} origin={ctx.party.appOrigin} words={words} /> : null}
        {mayMake ? (
          <ActionForm action={make} title={titled(heading)}>
            <HiddenField name="number" value={permitNumber} />
            <TextField name="label" label={t('permits.share.label')} hint={t('permits.share.labelHint')} maxLength={120} />
            <Select
              name="days"
              label={t('permits.share.days')}
              value="7"
              hasEmpty={false}
              choices={SHARE_DAYS.map((days) => ({ value: String(days), text: t('permits.share.daysN', { n: days }) }))}
            />
            <SubmitButton>{t('permits.share.make')}</SubmitButton>
          </ActionForm>
        ) : (
          <>
            <title>{titled(heading)}</title>
            <Notice tone="warning" label={t('shared.warning')}>
              {t('permits.share.notUsable')}
            </Notice>
          </>
        )}
        <ShareList permitNumber={permitNumber} shares={shares} words={words} />
      </>
    );
  },
});
