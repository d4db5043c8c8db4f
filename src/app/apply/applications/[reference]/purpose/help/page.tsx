import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { purposeFor, USES } from '@/domain/application/purpose-finder';
import { Notice } from '@/ui/feedback/notice';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead, LinkButton } from '@/ui/layout/page-parts';
import { withCode } from '../../../../_parts/answer-text';
import { Reference } from '../../../../_parts/inputs';
import { loadDraft } from '../../../../_parts/load-draft';
import { PlainRadios } from '../../../../_parts/plain-radios';

/** Two questions that find a purpose. Nothing is saved here: the answer is proposed on the page of the purpose. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  searchParams: z.object({
    use: z.enum(USES).nullable().default(null).catch(null),
    gain: z.enum(['yes', 'no']).nullable().default(null).catch(null),
  }),
  load: loadDraft,
  title: (_, { t }) => t('apply.purposeHelp.title'),
  view: ({ data, input: { use, gain }, words }) => {
    const { t } = words;
    const { reference } = data.application;
    const purposePage = paths.apply.step({ reference, step: 'purpose' });
    const found = use && gain ? purposeFor(use, gain === 'yes') : null;
    return (
      <>
        <BackLink href={purposePage}>{t('shared.back')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{t('apply.purposeHelp.title')}</Heading>
        <Lead>{t('apply.purposeHelp.lead')}</Lead>
        {found ? (
          <div role="status">
            <Notice tone="information" label={t('shared.information')}>
              <p>{t('apply.purposeHelp.result', { purpose: withCode('purpose', found, words) })}</p>
              <LinkButton href={withQuery(purposePage, { proposed: found })}>{t('apply.purposeHelp.take')}</LinkButton>
            </Notice>
          </div>
        ) : null}
        <form method="get" className="form">
          <PlainRadios
            name="use"
            label={t('apply.purposeHelp.use')}
            value={use}
            choices={USES.map((value) => ({ value, text: t(`apply.purposeHelp.uses.${value}`) }))}
          />
          <PlainRadios
            name="gain"
            label={t('apply.purposeHelp.gain')}
            value={gain}
            choices={[
              { value: 'yes', text: t('shared.yes') },
              { value: 'no', text: t('shared.no') },
            ]}
          />
          <SubmitButton>{t('apply.purposeHelp.button')}</SubmitButton>
        </form>
      </>
    );
  },
});
