import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { APPLICATION_STEPS, applicableFields, reachableSteps } from '@/domain/application/application-steps';
import { PurposeCode } from '@/domain/codes/purpose-code';
import { fail, ok } from '@/domain/shared/result';
import { choicesOfStep } from '@/services/application/lawful-choices';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { From, Reference, Show } from '../../../_parts/inputs';
import { loadDraft } from '../../../_parts/load-draft';
import { partiesForStep, SavedChoice } from '../../../_parts/saved-parties';
import { StepForm } from '../../../_parts/step-form';
import { UseSavedParty } from '../../../_parts/use-saved-party';

/** One question about the whole application. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference, step: z.enum(APPLICATION_STEPS) }),
  searchParams: z.object({ from: From, show: Show, use: SavedChoice, proposed: PurposeCode.nullable().default(null).catch(null) }),
  load: async ({ reference, step, use }, ctx) => {
    const draft = await loadDraft({ reference }, ctx);
    if (!draft.ok) return draft;
    const { application } = draft.value;
    if (!reachableSteps(application).includes(step)) return fail({ kind: 'not-found', what: 'page' });
    const parties = await partiesForStep(application, step, use, ctx);
    return parties.ok
      ? ok({ ...draft.value, parties: parties.value, choices: await choicesOfStep(application, step, null, ctx) })
      : parties;
  },
  view: ({ data: { application, parties, book, choices }, input: { step, from, show, proposed }, words, titled }) => {
    const { t, has, say } = words;
    const { reference } = application;
    const leave =
      from === 'check'
        ? { href: paths.apply.checkAnswers({ reference }), text: t('apply.backToCheck') }
        : { href: paths.apply.application({ reference }), text: t('apply.backToTasks') };
    const heading = t(`apply.step.${step}.title`);
    // Who takes it out and brings it back is on both sides of the form.
    const lead =
      step === 'importer' && applicableFields(application, 'claim', null).includes('staysWithHolder')
        ? 'apply.lead.importerOfOwn'
        : `apply.lead.${step}`;
    return (
      <>
        <BackLink href={leave.href}>{t('shared.back')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{heading}</Heading>
        {has(lead) ? <Lead>{say({ key: lead })}</Lead> : null}
        {step === 'purpose' ? (
          <p>
            <a href={paths.apply.purposeHelp({ reference })}>{t('apply.purposeHelp.link')}</a>
          </p>
        ) : null}
        {parties ? <UseSavedParty offered={parties} from={from} words={words} /> : null}
        <StepForm
          application={parties ? { ...application, answers: { ...application.answers, ...parties.used } } : application}
          step={step}
          line={null}
          from={from}
          book={book}
          choices={choices}
          showsAll={show === 'all'}
          proposed={proposed === null ? {} : { purpose: proposed }}
          words={words}
          title={titled(heading)}
          leave={leave}
        />
      </>
    );
  },
});
