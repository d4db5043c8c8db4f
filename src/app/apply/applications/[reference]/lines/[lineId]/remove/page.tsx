import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, ButtonRow, Heading, TaxonName } from '@/ui/layout/page-parts';
import { LineId, Reference } from '../../../../../_parts/inputs';
import { loadLine } from '../../../../../_parts/load-line';
import { removeSpecimen } from './remove-specimen.action';

/** Asks before a line and its answers are deleted. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference, lineId: LineId }),
  load: loadLine,
  view: ({ data: { application, line, letter }, words: { t }, titled }) => {
    const { reference, version } = application;
    const back = paths.apply.specimens({ reference });
    return (
      <>
        <BackLink href={back}>{t('apply.backToSpecimens')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{t('apply.remove.title', { letter })}</Heading>
        {line.answers.scientificName ? (
          <p>
            <TaxonName name={line.answers.scientificName} />
          </p>
        ) : null}
        <p>{t('apply.remove.text')}</p>
        <ActionForm action={removeSpecimen} title={titled(t('apply.remove.title', { letter }))}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="version" value={version} />
          <HiddenField name="lineId" value={line.id} />
          <ButtonRow>
            <SubmitButton tone="danger">{t('apply.remove.button', { letter })}</SubmitButton>
            <a href={back}>{t('shared.cancel')}</a>
          </ButtonRow>
        </ActionForm>
      </>
    );
  },
});
