import type { Application, SpecimenLine } from '@/domain/application/application';
import { type FieldName, fieldRow } from '@/domain/application/application-fields';
import { APPLICATION_STEPS, applicableFields, LINE_STEPS } from '@/domain/application/application-steps';
import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import { Notice } from '@/ui/feedback/notice';
import { TaxonName } from '@/ui/layout/page-parts';
import { SummaryList, type SummaryRow } from '@/ui/layout/summary-list';
import { AnswerValue } from './answer-value';

interface AnswersProps {
  readonly application: Application;
  readonly codes: CodeBook;
  readonly words: Words;
}

/** The answers about the whole application, under the numbers of their boxes. */
export function WholeApplication({ application, codes, words }: AnswersProps) {
  const names = APPLICATION_STEPS.flatMap((step) => applicableFields(application, step, null));
  return <SummaryList rows={names.map((name) => rowOf({ name, application, line: null, codes, words }))} />;
}

/** Every specimen line in the shape of the permit's boxes, with the listing that was derived for it. */
export function SpecimenLines({ application, codes, words }: AnswersProps) {
  return application.lines.map((line) => {
    const names = LINE_STEPS.flatMap((step) => applicableFields(application, step, line));
    const id = `line-${line.position}`;
    return (
      <section key={line.id} aria-labelledby={id}>
        <h3 id={id} className="line-heading">
          {words.t('office.case.line', { letter: lineLetter(line.position) })} <TaxonName name={line.answers.scientificName ?? ''} />
        </h3>
        <ListingOfLine line={line} words={words} />
        <SummaryList rows={names.map((name) => rowOf({ name, application, line, codes, words }))} />
      </section>
    );
  });
}

function rowOf(answer: AnswersProps & { readonly name: FieldName; readonly line: SpecimenLine | null }): SummaryRow {
  const { name, words } = answer;
  const { box } = fieldRow(name);
  const { t } = words;
  return {
    key: name,
    label: (
      <>
        {box ? <span className="box-number">{t('office.case.box', { box })}</span> : null}
        {t(`fields.${name}.label`)}
      </>
    ),
    value: <AnswerValue {...answer} />,
  };
}

/** The Appendix is derived, never typed; where only a genus, family or order was found, the officer must look at the name. */
function ListingOfLine({ line, words: { t } }: { readonly line: SpecimenLine; readonly words: Words }) {
  const { listing } = line;
  const group = listing?.listedAs ?? '';
  return (
    <>
      <p>
        <span className="tag tag-ink">{listing?.appendix ? t(`codes.appendix.${listing.appendix}`) : t('office.case.notListed')}</span>{' '}
        {listing?.annotation ? <span className="tag tag-grey">{t('office.case.annotation', { symbol: listing.annotation })}</span> : null}{' '}
        {group !== '' && group !== line.answers.scientificName ? t('office.case.listedAs', { name: group }) : null}
      </p>
      {listing && !listing.isLoaded ? (
        <Notice tone="warning" label={t('shared.warning')} heading={t('office.case.notLoaded')}>
          <p>{t('office.case.notLoadedDetail', { name: group })}</p>
        </Notice>
      ) : null}
    </>
  );
}
