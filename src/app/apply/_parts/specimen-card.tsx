import { paths } from '@/app/_kit/paths';
import type { Application, SpecimenLine } from '@/domain/application/application';
import { isLineComplete } from '@/domain/application/application-steps';
import { lineLetter } from '@/domain/permit/permit';
import type { Finding } from '@/domain/rules/rule';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import { StatusTag } from '@/ui/feedback/status-tag';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { TaxonName } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { addSpecimen } from './add-specimen.action';
import { listed, withCode } from './answer-text';
import { keepSpecimen } from './keep-specimen.action';
import { resumeLine } from './next-stop';
import { SPECIMENS } from './permit-balance';
import { LineFindings } from './rule-findings';

interface SpecimenCardProps {
  readonly application: Application;
  readonly line: SpecimenLine;
  readonly book: CodeBook;
  /** What the rules say of the application as it stands. */
  readonly findings: readonly Finding[];
  readonly words: Words;
}

/** One specimen line in short, with what can be done with it. */
export function SpecimenCard({ application, line, book, findings, words }: SpecimenCardProps) {
  const { t, format } = words;
  const { reference, version } = application;
  const letter = lineLetter(line.position);
  const { scientificName, term, description, quantity, unit, source, originCountry, marks } = line.answers;
  const isComplete = isLineComplete(application, line);
  const status = isComplete ? 'completed' : 'in-progress';
  const none = <span className="hint">{t('shared.notAnswered')}</span>;
  const of = { reference, lineId: line.id };
  const rows = [
    { key: 'term', label: t('fields.term.label'), value: term ? listed('terms', term, book, words) : none },
    { key: 'description', label: t('fields.description.label'), value: description || none },
    {
      key: 'quantity',
      label: t('fields.quantity.label'),
      value: quantity ? format.quantity(quantity, unit && unit !== SPECIMENS ? book.nameOf('units', unit) : null) : none,
    },
    { key: 'source', label: t('fields.source.label'), value: source ? withCode('source', source, words) : none },
    { key: 'origin', label: t('fields.originCountry.label'), value: originCountry ? book.nameOf('countries', originCountry) : none },
    { key: 'marks', label: t('fields.marks.label'), value: t('apply.specimens.marks', { n: marks ? marks.split('\n').length : 0 }) },
  ];
  return (
    <section className="panel" aria-labelledby={`specimen-${letter}`}>
      <div className="record-heading">
        <h2 id={`specimen-${letter}`}>{t('apply.specimen', { letter })}</h2>
        <StatusTag state={status} text={t(`states.task.${status}`)} />
      </div>
      <p>
        {scientificName ? <TaxonName name={scientificName} /> : t('apply.home.noSpecies')}
        {line.listing?.appendix ? <> · {t(`codes.appendix.${line.listing.appendix}`)}</> : null}
      </p>
      <SummaryList rows={rows} />
      {/* What is still to be asked must not stand there as a fault: a mark is missing only once its question was passed. */}
      {isComplete ? <LineFindings application={application} findings={findings} position={line.position} words={words} /> : null}
      <div className="record-acts">
        <a href={resumeLine(application, line.id)}>{t('apply.specimens.changeWhat', { letter })}</a>
        <a href={paths.apply.removeLine(of)}>{t('apply.specimens.removeWhat', { letter })}</a>
        <ActionForm action={addSpecimen}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="version" value={version} />
          <HiddenField name="another" value="copy" />
          <HiddenField name="copyOf" value={line.id} />
          <SubmitButton tone="secondary">{t('apply.specimens.copyWhat', { letter })}</SubmitButton>
        </ActionForm>
        {scientificName ? (
          <ActionForm action={keepSpecimen}>
            <HiddenField name="reference" value={reference} />
            <HiddenField name="lineId" value={line.id} />
            <SubmitButton tone="secondary">{t('apply.saved.keepSpecimen', { letter })}</SubmitButton>
          </ActionForm>
        ) : null}
      </div>
    </section>
  );
}
