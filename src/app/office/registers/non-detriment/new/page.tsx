import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { fail, ok } from '@/domain/shared/result';
import { listCodes } from '@/services/reference/list-codes';
import { listOpinions } from '@/services/registers/non-detriment';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox, Radios, Select } from '@/ui/forms/choice-fields.client';
import { TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { codeChoices, Period } from '../../_parts/dated-fields';
import { putOpinion } from './put-opinion.action';

/** Records a standing opinion of the Scientific Authority. */
export default definePage({
  permission: 'opinion:record',
  load: async (_, ctx) => {
    const listed = await listOpinions({ search: null, after: null }, ctx);
    return listed.ok
      ? ok({ codes: await listCodes(ctx), earlier: listed.value.rows.filter((row) => !row.isSuperseded) })
      : fail(listed.problem);
  },
  view: ({ data: { codes, earlier }, words, titled }) => {
    const { t } = words;
    const heading = t('registers.opinions.new');
    return (
      <>
        <BackLink href={paths.office.opinions}>{t('registers.opinions.title')}</BackLink>
        <Heading>{heading}</Heading>
        <ActionForm action={putOpinion} title={titled(heading)}>
          <TextField name="taxon" label={t('registers.field.taxon')} hint={t('registers.hint.taxon')} maxLength={120} />
          <Radios
            name="outcome"
            label={t('registers.field.outcome')}
            choices={(['positive', 'negative'] as const).map((outcome) => ({ value: outcome, text: t(`registers.opinions.${outcome}`) }))}
          />
          <TextField name="sources" label={t('registers.field.sources')} hint={t('registers.hint.sources')} width="medium" isOptional />
          <TextField name="terms" label={t('registers.field.terms')} hint={t('registers.hint.terms')} width="medium" isOptional />
          <TextField
            name="volume"
            label={t('registers.field.volume')}
            hint={t('registers.hint.volume')}
            inputMode="decimal"
            width="short"
            isOptional
          />
          <Select name="unit" label={t('registers.field.unit')} choices={codeChoices('units', codes)} isOptional />
          <Period words={words} />
          <TextArea name="reasoning" label={t('registers.field.reasoning')} maxLength={4000} />
          <TextArea name="conditions" label={t('registers.field.conditions')} rows={3} maxLength={1000} isOptional />
          <TextArea name="limitingAdvice" label={t('registers.field.limitingAdvice')} rows={3} maxLength={1000} isOptional />
          <Select
            name="supersedes"
            label={t('registers.field.supersedes')}
            choices={earlier.map(({ id, reference, taxon }) => ({ value: id, text: `${reference} – ${taxon}` }))}
            isOptional
          />
          <Checkbox name="isPublic" label={t('registers.field.isPublic')} />
          <p className="hint">{t('registers.unchangeable')}</p>
          <SubmitButton>{t('registers.save')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
