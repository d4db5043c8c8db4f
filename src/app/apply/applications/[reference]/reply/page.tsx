import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { type InformationRequest, isOverdue, type RequestedItem } from '@/domain/correspondence/information-request';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { getOwnRequest } from '@/services/correspondence/get-correspondence';
import { answerField } from '@/services/correspondence/reply';
import { itemInWords } from '@/services/correspondence/request-words';
import { listOwnDocuments } from '@/services/evidence/list-documents';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, ButtonRow, Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { Reference } from '../../../_parts/inputs';
import { reply } from './reply.action';
import { RequestedDocument } from './requested-document';

/** What the office asked for: one box for each thing, kept in parts, and sent as one reply. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  back: ({ reference }) => paths.apply.application({ reference }),
  load: async (input, ctx) => {
    const own = await getOwnRequest(input, ctx);
    if (!own.ok) return own;
    const documents = await listOwnDocuments(input, ctx);
    return documents.ok ? ok({ ...own.value, documents: documents.value }) : documents;
  },
  view: ({ data: { application, request, documents }, words, ctx, titled }) => {
    const { t } = words;
    const { reference, version } = application;
    const heading = t('correspondence.reply.title');
    const papers = request.items.filter(({ documentKind }) => documentKind !== null);
    const questions = request.items.filter(({ documentKind }) => documentKind === null);
    return (
      <>
        <BackLink href={paths.apply.application({ reference })}>{t('apply.backToTasks')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{heading}</Heading>
        <Lead>{t('correspondence.reply.lead')}</Lead>
        <UntilWhen request={request} isLate={isOverdue(request, ctx.today)} words={words} />
        {papers.length > 0 ? (
          <Panel heading={t('correspondence.reply.documentsHeading')} id="documents">
            <p className="hint">{t('correspondence.reply.documentsHint')}</p>
            {papers.map((item) => (
              <RequestedDocument key={item.id} item={item} documents={documents} words={words} />
            ))}
          </Panel>
        ) : null}
        <Panel heading={t(questions.length > 0 ? 'correspondence.reply.questionsHeading' : 'correspondence.reply.sendHeading')} id="reply">
          <ActionForm action={reply} title={titled(heading)}>
            <HiddenField name="reference" value={reference} />
            <HiddenField name="version" value={version} />
            {questions.map((item) => (
              <Question key={item.id} item={item} words={words} />
            ))}
            <p className="hint">
              {t('correspondence.reply.changeHint')}{' '}
              <a href={paths.apply.application({ reference })}>{t('correspondence.reply.changeAnswers')}</a>
            </p>
            <Checkbox name="agree" label={t('correspondence.reply.declare')} />
            <TextField name="declaredBy" label={t('apply.declaration.name')} hint={t('apply.declaration.nameHint')} autoComplete="name" />
            <ButtonRow>
              <SubmitButton name="press" value="send">
                {t('correspondence.reply.send')}
              </SubmitButton>
              {questions.length > 0 ? (
                <SubmitButton tone="secondary" name="press" value="save">
                  {t('correspondence.reply.save')}
                </SubmitButton>
              ) : null}
            </ButtonRow>
          </ActionForm>
        </Panel>
      </>
    );
  },
});

interface UntilWhenProps {
  readonly request: InformationRequest;
  readonly isLate: boolean;
  readonly words: Words;
}

/** Who asked, by when to answer, and what comes of answering late or not at all. */
function UntilWhen({ request, isLate, words: { t, format } }: UntilWhenProps) {
  const { askedByName, askedAt, dueOn, lapsesOn } = request;
  const [day, last] = [format.day(dueOn), format.day(lapsesOn)];
  return (
    <Notice tone={isLate ? 'warning' : 'information'} label={t(isLate ? 'shared.warning' : 'shared.information')}>
      <p>{t('correspondence.reply.askedBy', { officer: askedByName, day: format.day(askedAt) })}</p>
      <p>
        <strong>{isLate ? t('correspondence.reply.late', { day, last }) : t('correspondence.reply.dueOn', { day })}</strong>
      </p>
      <p>{t('correspondence.reply.lapses', { last })}</p>
    </Notice>
  );
}

/** A question with its box. Longer than a line, since "how did you acquire them" is a story. */
const Question = ({ item, words }: { readonly item: RequestedItem; readonly words: Words }) => (
  <TextArea name={answerField(item.id)} label={itemInWords(item, words)} rows={4} maxLength={4000} value={item.answer ?? ''} />
);
