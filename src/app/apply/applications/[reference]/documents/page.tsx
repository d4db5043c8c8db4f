import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { isComplete } from '@/domain/application/application-steps';
import { DOCUMENT_KINDS } from '@/domain/evidence/document-kinds';
import type { Words } from '@/i18n/words';
import { listOwnDocuments, type OwnDocuments } from '@/services/evidence/list-documents';
import { BackLink, ButtonRow, Heading, Lead, LinkButton, Panel } from '@/ui/layout/page-parts';
import { GivenDocument } from '../../../_parts/given-document';
import { Reference } from '../../../_parts/inputs';
import { UploadFields } from '../../../_parts/upload-fields';
import { NeededDocument } from './_parts/needed-document';

/** The documents of an application: what the rules will ask for, what was given, and what the office said of it. */
export default definePage({
  permission: 'application:read-own',
  params: z.object({ reference: Reference }),
  load: listOwnDocuments,
  title: (_, { t }) => t('evidence.title'),
  view: ({ data: own, words }) => {
    const { t } = words;
    const { reference, lines } = own.application;
    const back = paths.apply.application({ reference });
    const isEmpty = own.rows.length === 0;
    // Sent, nothing can be added here any more, and what was not given is asked for by the office itself.
    const rows = own.isOpen ? own.rows : own.rows.filter(({ documents }) => documents.length > 0);
    return (
      <>
        <BackLink href={back}>{t(own.isOpen ? 'apply.backToTasks' : 'shared.back')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{t('evidence.title')}</Heading>
        <Lead>{t(own.isOpen ? 'evidence.lead' : 'evidence.closed')}</Lead>
        {own.isOpen ? <p className="hint">{t('evidence.limits')}</p> : null}
        {own.isOpen && isEmpty ? <p>{t(lines.length === 0 ? 'evidence.noLines' : 'evidence.nothingNeeded')}</p> : null}
        {!own.isOpen && rows.length === 0 && own.others.length === 0 ? <p>{t('evidence.none')}</p> : null}
        {rows.map((row) => (
          <NeededDocument key={row.kind} row={row} own={own} words={words} />
        ))}
        <OtherDocuments own={own} words={words} />
        {own.isOpen ? (
          <ButtonRow>
            <LinkButton href={isComplete(own.application) ? paths.apply.checkAnswers({ reference }) : back} tone="primary">
              {t('shared.continue')}
            </LinkButton>
          </ButtonRow>
        ) : null}
      </>
    );
  },
});

/** What was given without being asked for, and a box for more. */
function OtherDocuments({ own, words }: { readonly own: OwnDocuments; readonly words: Words }) {
  const { t } = words;
  const { application, others, rows, isOpen, reuses } = own;
  if (!isOpen && others.length === 0) return null;
  const name = t('evidence.kind.other');
  const kinds = DOCUMENT_KINDS.filter((kind) => !rows.some((row) => row.kind === kind)).reverse();
  return (
    <Panel heading={name} id="document-other">
      {others.map((document) => (
        <div key={document.id} id={document.kind === 'other' ? undefined : `document-${document.kind}`}>
          {document.kind === 'other' ? null : (
            <p>
              <strong>{t(`evidence.kind.${document.kind}`)}</strong>
            </p>
          )}
          <GivenDocument application={application} document={document} reuses={reuses.get(document.id) ?? []} words={words} />
        </div>
      ))}
      {isOpen ? (
        <UploadFields action={paths.apply.uploadDocument(application)} id="other" name={name} words={words}>
          <div className="field">
            <label htmlFor="other-kind">{t('evidence.upload.kind')}</label>
            <select id="other-kind" name="kind" defaultValue="other" className="input">
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`evidence.kind.${kind}`)}
                </option>
              ))}
            </select>
          </div>
        </UploadFields>
      ) : null}
    </Panel>
  );
}
