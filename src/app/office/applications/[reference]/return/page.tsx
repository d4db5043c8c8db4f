import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { QUESTION_TEMPLATES, REQUESTABLE_KINDS } from '@/domain/correspondence/information-request';
import { ok } from '@/domain/shared/result';
import { getWords, type Words } from '@/i18n/words';
import { getRequestInPreparation } from '@/services/correspondence/ask-applicant';
import { itemInWords } from '@/services/correspondence/request-words';
import { hasShortcuts } from '@/services/people/own-shortcuts';
import type { Case } from '@/services/review/get-case';
import { ActionForm } from '@/ui/forms/action-form';
import { CheckboxGroup } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Panel } from '@/ui/layout/page-parts';
import { CaseFields } from '../../../_case/case-fields';
import { caseFor } from '../../../_case/load-case';
import { fieldKey } from '../../../_case/outcome-keys';
import { StepFrame } from '../../../_case/step-frame';
import { casePath } from '../../../_parts/case-input';
import { OfficeShortcuts } from '../../../_parts/office-shortcuts';
import { addItems } from './add-items.action';
import { sendRequest } from './send-request.action';
import { takeOut } from './take-out.action';

/** Asks an applicant: what is missing is gathered, looked at in the reader's language, and sent with a day to answer by. */
export default definePage({
  permission: 'application:review',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: async (input, ctx) => {
    const found = await caseFor('returnForInformation')(input, ctx);
    if (!found.ok) return found;
    const request = await getRequestInPreparation(input, ctx);
    return request.ok ? ok({ found: found.value, hasKeys: await hasShortcuts(ctx), ...request.value }) : request;
  },
  view: ({ data: { found, items, readerLocale, dueOn, hasKeys }, input, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('correspondence.ask.title');
    const language = t(`correspondence.language.${readerLocale}`);
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('correspondence.ask.lead')} words={words}>
        <Panel heading={t('correspondence.ask.chooseHeading')} id="missing">
          <ActionForm action={addItems} title={titled(heading)}>
            <CaseFields application={found.application} />
            <CheckboxGroup
              name="documentKind"
              label={t('correspondence.ask.documents')}
              isOptional
              choices={REQUESTABLE_KINDS.map((kind) => ({ value: kind, text: t(`evidence.kind.${kind}`) }))}
            />
            <CheckboxGroup
              name="template"
              label={t('correspondence.ask.questions')}
              isOptional
              choices={QUESTION_TEMPLATES.map((key) => ({ value: key, text: t(`correspondence.question.${key}`) }))}
            />
            <TextArea
              name="ownWords"
              label={t('correspondence.ask.own')}
              hint={t('correspondence.ask.ownHint', { language })}
              isOptional
              rows={3}
              maxLength={1000}
            />
            <SubmitButton tone="secondary">{t('correspondence.ask.add')}</SubmitButton>
          </ActionForm>
        </Panel>
        <Panel heading={t('correspondence.ask.previewHeading')} id="preview">
          <p className="hint">{t('correspondence.ask.previewLead', { language })}</p>
          {items.length === 0 ? <p>{t('correspondence.ask.nothingYet')}</p> : null}
          <ol className="asked-items">
            {items.map((item, index) => {
              const said = itemInWords(item, getWords(readerLocale, ctx.party.timeZone));
              return (
                <li key={said}>
                  <p lang={readerLocale}>{said}</p>
                  <TakeOut found={found} position={index + 1} words={words} />
                </li>
              );
            })}
          </ol>
        </Panel>
        {items.length > 0 ? (
          <Panel heading={t('correspondence.ask.sendHeading')} id="send">
            <ActionForm action={sendRequest}>
              <CaseFields application={found.application} />
              <DateField
                name="dueOn"
                label={t('correspondence.ask.dueOn')}
                hint={t('correspondence.ask.dueHint', { days: ctx.party.service.lapseDays })}
                value={dueOn}
              />
              <SubmitButton>{t('correspondence.ask.send')}</SubmitButton>
            </ActionForm>
          </Panel>
        ) : null}
        <OfficeShortcuts
          keys={[
            fieldKey('1', 'documentKind', t('case.keys.documents')),
            fieldKey('2', 'template', t('case.keys.questions')),
            fieldKey('3', 'ownWords', t('case.keys.ownWords')),
            { key: 's', text: t('case.keys.send-request'), does: 'press', target: 'section[aria-labelledby="send"] button[type="submit"]' },
          ]}
          isOn={hasKeys}
          back={paths.office.returnForInformation(input)}
          words={words}
        />
      </StepFrame>
    );
  },
});

function TakeOut({ found, position, words: { t } }: { readonly found: Case; readonly position: number; readonly words: Words }) {
  return (
    <ActionForm action={takeOut}>
      <CaseFields application={found.application} />
      <HiddenField name="position" value={position} />
      <SubmitButton tone="secondary">
        {t('correspondence.ask.remove')}
        <span className="visually-hidden"> {t('correspondence.ask.removeOf', { n: position })}</span>
      </SubmitButton>
    </ActionForm>
  );
}
