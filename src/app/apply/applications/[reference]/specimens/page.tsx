import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { isLineComplete, nextStep, reachableSteps } from '@/domain/application/application-steps';
import { lineLetter } from '@/domain/permit/permit';
import { ok } from '@/domain/shared/result';
import { getAddressBook } from '@/services/address-book/address-book';
import { checkOwnApplication } from '@/services/application/get-application';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead, LinkButton } from '@/ui/layout/page-parts';
import { addSpecimen } from '../../../_parts/add-specimen.action';
import { Reference } from '../../../_parts/inputs';
import { loadDraft } from '../../../_parts/load-draft';
import { resumeLine } from '../../../_parts/next-stop';
import { SpecimenCard } from '../../../_parts/specimen-card';
import { UseSavedSpecimen } from '../../../_parts/use-saved-specimen';

/** The last line that has a letter of its own on the first page of the form. */
const LAST_ON_FORM = 4;

/** The specimen lines so far, and whether there is another. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  load: async ({ reference }, ctx) => {
    const draft = await loadDraft({ reference }, ctx);
    if (!draft.ok) return draft;
    const checked = await checkOwnApplication({ reference }, ctx);
    if (!checked.ok) return checked;
    const saved = await getAddressBook(null, ctx);
    return saved.ok ? ok({ ...draft.value, findings: checked.value.findings, saved: saved.value.specimens }) : saved;
  },
  view: ({ data, words, titled }) => {
    const { t } = words;
    const { application, book, findings, saved } = data;
    const { reference, version, lines } = application;
    const isEmpty = lines.length === 0;
    const unfinished = lines.find((line) => !isLineComplete(application, line));
    const heading = isEmpty ? t('apply.specimens.none') : t('apply.specimens.title', { n: lines.length });
    return (
      <>
        <BackLink href={paths.apply.application({ reference })}>{t('apply.backToTasks')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{heading}</Heading>
        {isEmpty ? <Lead>{t('apply.specimens.noneText')}</Lead> : null}
        {lines.map((line) => (
          <SpecimenCard key={line.id} application={application} line={line} book={book} findings={findings} words={words} />
        ))}
        <p>
          <a href={paths.apply.sheet({ reference })}>{t('apply.sheet.link')}</a>
        </p>
        {unfinished ? (
          <p>
            <LinkButton href={resumeLine(application, unfinished.id)} tone="primary">
              {t('apply.specimens.finish', { letter: lineLetter(unfinished.position) })}
            </LinkButton>
          </p>
        ) : null}
        {saved.length > 0 ? <UseSavedSpecimen application={application} saved={saved} words={words} /> : null}
        {lines.length > LAST_ON_FORM ? <p className="hint">{t('apply.specimens.continuation')}</p> : null}
        <ActionForm action={addSpecimen} title={titled(heading)}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="version" value={version} />
          {isEmpty ? (
            <HiddenField name="another" value="new" />
          ) : (
            <Radios
              name="another"
              label={t('apply.specimens.another')}
              choices={[
                { value: 'new', text: t('apply.specimens.anotherNew') },
                { value: 'copy', text: t('apply.specimens.anotherCopy') },
                { value: 'no', text: t('apply.specimens.anotherNo') },
              ]}
            />
          )}
          <HiddenField name="copyOf" value={lines.at(-1)?.id ?? ''} />
          <HiddenField name="after" value={nextStep(reachableSteps(application), 'specimens') ?? ''} />
          <SubmitButton tone={unfinished ? 'secondary' : 'primary'}>
            {isEmpty ? t('apply.specimens.addFirst') : t('shared.continue')}
          </SubmitButton>
        </ActionForm>
      </>
    );
  },
});
