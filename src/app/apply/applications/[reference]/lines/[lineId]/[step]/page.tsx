import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { LINE_STEPS } from '@/domain/application/application-steps';
import { BackLink, Heading, Lead, TaxonName } from '@/ui/layout/page-parts';
import { From, LineId, Reference } from '../../../../../_parts/inputs';
import { leaveLine, loadLine, previousPage } from '../../../../../_parts/load-line';
import { StepForm } from '../../../../../_parts/step-form';

/** One question about a specimen line. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference, lineId: LineId, step: z.enum(LINE_STEPS) }),
  searchParams: z.object({ from: From }),
  load: loadLine,
  view: ({ data, input: { step, from }, words, titled }) => {
    const { application, line, steps, letter, book } = data;
    const { t, has, say } = words;
    const heading = t(`apply.step.${step}.title`);
    const progress = t('apply.question', { letter, n: steps.indexOf(step) + 1, total: steps.length });
    return (
      <>
        <BackLink href={previousPage(data, step, from)}>{t('shared.back')}</BackLink>
        <Heading caption={progress}>{heading}</Heading>
        {line.answers.scientificName ? (
          <p>
            <TaxonName name={line.answers.scientificName} />
            {line.listing?.appendix ? <> · {t(`codes.appendix.${line.listing.appendix}`)}</> : null}
          </p>
        ) : null}
        {has(`apply.lead.${step}`) ? <Lead>{say({ key: `apply.lead.${step}` })}</Lead> : null}
        <StepForm
          application={application}
          step={step}
          line={line}
          from={from}
          book={book}
          words={words}
          title={titled(`${heading} – ${progress}`)}
          leave={leaveLine(data, from, words)}
        />
      </>
    );
  },
});
