import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { lookAtOriginal } from '@/services/application/copy-application';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead, Panel, TaxonName } from '@/ui/layout/page-parts';
import { ApplicantChoice } from '../../../_parts/applicant-choice';
import { Reference } from '../../../_parts/inputs';
import { copyDraft } from './copy.action';

/** Beginning a new application with the answers of an old one: what is taken over, and what is asked anew. */
export default definePage({
  permission: 'application:create',
  params: z.object({ reference: Reference }),
  load: lookAtOriginal,
  view: ({ data: { reference, form, taxa, applicant }, words, actor, ctx, titled }) => {
    const { t } = words;
    return (
      <>
        <BackLink href={paths.apply.application({ reference })}>{t('apply.copy.back', { reference })}</BackLink>
        <Heading>{t('apply.copy.title', { reference })}</Heading>
        <Lead>{t('apply.copy.lead')}</Lead>
        <Panel heading={t('apply.copy.taken')} id="taken">
          <p>{t(`codes.form.${form}`)}</p>
          {taxa.length > 0 ? (
            <ul>
              {[...new Set(taxa)].map((name) => (
                <li key={name}>
                  <TaxonName name={name} />
                </li>
              ))}
            </ul>
          ) : null}
        </Panel>
        <Panel heading={t('apply.copy.asked')} id="asked">
          <p>{t('apply.copy.askedText')}</p>
        </Panel>
        <ActionForm action={copyDraft} title={titled(t('apply.copy.title', { reference }))}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="idempotencyKey" value={ctx.newId()} />
          <ApplicantChoice actor={actor} value={applicant} words={words} />
          <SubmitButton>{t('apply.copy.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
