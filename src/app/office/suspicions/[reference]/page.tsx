import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { mayDo } from '@/domain/access/permissions';
import type { Words } from '@/i18n/words';
import { getSuspicion, type Suspicion } from '@/services/verification/suspicions';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Code, Heading } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { closeReport } from './close-suspicion.action';

/** One report about a paper that looks wrong, and the form that closes it. */
export default definePage({
  permission: 'suspicion:read',
  params: z.object({ reference: z.string().regex(/^R-\d{4,12}$/) }),
  load: getSuspicion,
  title: ({ reference }, { t }) => t('office.suspicions.one', { reference }),
  view: ({ data, words, actor, titled }) => {
    const { t } = words;
    const heading = t('office.suspicions.one', { reference: data.reference });
    return (
      <>
        <BackLink href={paths.office.suspicions}>{t('office.suspicions.title')}</BackLink>
        <Heading>{heading}</Heading>
        <SummaryList rows={rowsOf(data, words)} />
        {!data.answer && mayDo(actor.roles, 'suspicion:close') ? (
          <ActionForm action={closeReport} title={titled(heading)}>
            <HiddenField name="reference" value={data.reference} />
            <TextArea name="note" label={t('office.suspicions.note')} />
            <SubmitButton>{t('office.suspicions.close')}</SubmitButton>
          </ActionForm>
        ) : null}
      </>
    );
  },
});

function rowsOf({ reportedAt, numberOnPaper, seenWhere, what, contact, answer }: Suspicion, { t, format }: Words) {
  const told = (text: string) => (
    <span className="typed">
      <bdi>{text}</bdi>
    </span>
  );
  return [
    { key: 'at', label: t('office.suspicions.at'), value: format.moment(reportedAt) },
    ...(numberOnPaper ? [{ key: 'number', label: t('site.report.number'), value: <Code>{numberOnPaper}</Code> }] : []),
    { key: 'where', label: t('site.report.where'), value: told(seenWhere) },
    { key: 'what', label: t('site.report.what'), value: told(what) },
    ...(contact ? [{ key: 'contact', label: t('site.report.contact'), value: told(contact) }] : []),
    ...(answer
      ? [
          {
            key: 'answer',
            label: t('office.suspicions.answer', { name: answer.by, moment: format.moment(answer.answeredAt) }),
            value: told(answer.note),
          },
        ]
      : []),
  ];
}
