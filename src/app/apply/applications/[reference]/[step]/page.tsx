import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { APPLICATION_STEPS, reachableSteps } from '@/domain/application/application-steps';
import { fail } from '@/domain/shared/result';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { From, Reference } from '../../../_parts/inputs';
import { loadDraft } from '../../../_parts/load-draft';
import { StepForm } from '../../../_parts/step-form';

/** One question about the whole application. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference, step: z.enum(APPLICATION_STEPS) }),
  searchParams: z.object({ from: From }),
  load: async ({ reference, step }, ctx) => {
    const draft = await loadDraft({ reference }, ctx);
    return draft.ok && !reachableSteps(draft.value.application).includes(step) ? fail({ kind: 'not-found', what: 'page' }) : draft;
  },
  view: ({ data: { application, book }, input: { step, from }, words, titled }) => {
    const { t, has, say } = words;
    const { reference } = application;
    const leave =
      from === 'check'
        ? { href: paths.apply.checkAnswers({ reference }), text: t('apply.backToCheck') }
        : { href: paths.apply.application({ reference }), text: t('apply.backToTasks') };
    const heading = t(`apply.step.${step}.title`);
    return (
      <>
        <BackLink href={leave.href}>{t('shared.back')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{heading}</Heading>
        {has(`apply.lead.${step}`) ? <Lead>{say({ key: `apply.lead.${step}` })}</Lead> : null}
        <StepForm
          application={application}
          step={step}
          line={null}
          from={from}
          book={book}
          words={words}
          title={titled(heading)}
          leave={leave}
        />
      </>
    );
  },
});
