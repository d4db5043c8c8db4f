import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { LINE_STEPS } from '@/domain/application/application-steps';
import { TERM_GROUPS } from '@/domain/codes/term-groups';
import { ok } from '@/domain/shared/result';
import { choicesOfStep } from '@/services/application/lawful-choices';
import { ownImportsFor } from '@/services/imports/own-imports';
import { BackLink, Heading, Lead, TaxonName } from '@/ui/layout/page-parts';
import { From, LineId, Reference, Show } from '../../../../../_parts/inputs';
import { leaveLine, loadLine, previousPage, questionOfLine } from '../../../../../_parts/load-line';
import { OwnImports } from '../../../../../_parts/own-imports';
import { StepForm } from '../../../../../_parts/step-form';
import { TermGroups } from '../../../../../_parts/term-groups';

/** One question about a specimen line. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference, lineId: LineId, step: z.enum(LINE_STEPS) }),
  searchParams: z.object({
    from: From,
    show: Show,
    group: z
      .enum([...TERM_GROUPS, 'choose'])
      .nullable()
      .default(null)
      .catch(null),
    use: z.string().max(40).nullable().default(null).catch(null),
  }),
  load: async (input, ctx) => {
    const loaded = await loadLine(input, ctx);
    if (!loaded.ok) return loaded;
    const { application, line } = loaded.value;
    return ok({
      ...loaded.value,
      choices: await choicesOfStep(application, input.step, line.id, ctx),
      imports: input.step === 'last-re-export' ? await ownImportsFor(application, line.answers.scientificName ?? '', ctx) : [],
    });
  },
  view: ({ data, input: { step, from, show, group, use }, words, titled }) => {
    const { application, line, steps, book, choices, imports } = data;
    const { t, has, say } = words;
    const heading = t(`apply.step.${step}.title`);
    const progress = questionOfLine(data, steps.indexOf(step) + 1, words);
    const picksGroup = step === 'description' && (group === 'choose' || (group === null && show === '' && !line.answers.term));
    const chosenGroup = group === 'choose' ? null : group;
    const title = titled(`${heading} – ${progress}`);
    return (
      <>
        {picksGroup ? <title>{title}</title> : null}
        <BackLink href={previousPage(data, step, from)}>{t('shared.back')}</BackLink>
        <Heading caption={progress}>{heading}</Heading>
        {line.answers.scientificName ? (
          <p>
            <TaxonName name={line.answers.scientificName} />
            {line.listing?.appendix ? <> · {t(`codes.appendix.${line.listing.appendix}`)}</> : null}
          </p>
        ) : null}
        {picksGroup ? (
          <TermGroups kingdom={line.listing?.kingdom ?? null} current={chosenGroup} from={from} words={words} />
        ) : (
          <>
            {has(`apply.lead.${step}`) ? <Lead>{say({ key: `apply.lead.${step}` })}</Lead> : null}
            {step === 'description' ? (
              <p>
                {chosenGroup ? `${t('apply.group.current', { group: t(`apply.group.${chosenGroup}`) })} · ` : null}
                <a href={from === '' ? '?group=choose' : `?group=choose&from=${from}`}>{t('apply.group.change')}</a>
              </p>
            ) : null}
            <OwnImports imports={imports} book={book} from={from} words={words} />
            <StepForm
              application={application}
              step={step}
              line={line}
              from={from}
              book={book}
              choices={choices}
              showsAll={show === 'all'}
              group={chosenGroup}
              proposed={use === null ? {} : { importRecordNumber: use }}
              words={words}
              title={title}
              leave={leaveLine(data, from, words)}
            />
          </>
        )}
      </>
    );
  },
});
