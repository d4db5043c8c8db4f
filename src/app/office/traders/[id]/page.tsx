import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getTrader } from '@/services/people/vet-trader';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Panel } from '@/ui/layout/page-parts';
import { TraderFacts } from './trader-facts';
import { vet } from './vet.action';

/** One trader, and whether they are who they say they are. */
export default definePage({
  permission: 'trader:read',
  params: z.object({ id: z.uuid() }),
  load: getTrader,
  view: ({ data, words, titled }) => {
    const { t } = words;
    const { profile, outcomes } = data;
    return (
      <>
        <BackLink href={paths.office.traders}>{t('account.office.title')}</BackLink>
        <Heading>
          <bdi>{profile.name}</bdi>
        </Heading>
        <TraderFacts trader={data} words={words} />
        {outcomes.length > 0 ? (
          <Panel heading={t('account.office.answer')} id="answer">
            <ActionForm action={vet} title={titled(profile.name)}>
              <HiddenField name="id" value={profile.personId} />
              <HiddenField name="version" value={profile.version} />
              <Radios
                name="outcome"
                label={t('account.office.answer')}
                choices={outcomes.map((value) => ({ value, text: t(`account.office.outcomes.${value}`) }))}
              />
              <TextArea
                name="reason"
                label={t('account.office.reason')}
                hint={t('account.office.reasonHint')}
                maxLength={2000}
                isOptional
              />
              <SubmitButton>{t('account.office.submit')}</SubmitButton>
            </ActionForm>
          </Panel>
        ) : (
          <>
            <title>{titled(profile.name)}</title>
            {profile.vetting === 'unvetted' ? <p>{t('account.office.notComplete')}</p> : null}
          </>
        )}
      </>
    );
  },
});
