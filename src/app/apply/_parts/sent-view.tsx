import { paths } from '@/app/_kit/paths';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { OwnApplication } from '@/services/application/get-application';
import type { Correspondence } from '@/services/correspondence/get-correspondence';
import type { CodeBook } from '@/services/reference/list-codes';
import { StatusTag } from '@/ui/feedback/status-tag';
import { BackLink, ButtonRow, Code, Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { AnswersSummary } from './answers-summary';
import { CorrespondencePanel } from './correspondence-panel';
import { nextInWords } from './next-in-words';
import { Refusals } from './office-words';
import { OnBehalfOf } from './on-behalf-of';
import { Progress } from './progress';
import { RefusalLetter } from './refusal-letter';

interface SentViewProps {
  readonly sent: OwnApplication & { readonly book: CodeBook; readonly correspondence: Correspondence };
  readonly today: IsoDate;
  readonly words: Words;
}

/** An application that was sent: how far it is, what was decided, the permits, and what was answered. */
export function SentView({ sent, today, words }: SentViewProps) {
  const { t, format } = words;
  const { application, permits, actions } = sent;
  const { reference, state } = application;
  const isIssued = permits.length > 0;
  return (
    <>
      <BackLink href={paths.apply.home}>{t('apply.backToHome')}</BackLink>
      <Heading caption={isIssued ? null : <StatusTag state={state} text={t(`states.application.${state}`)} />}>
        {t('apply.draft.title', { reference })}
      </Heading>
      <Lead>{nextInWords(sent, words)}</Lead>
      <Progress own={sent} words={words} />
      {sent.feeState === 'none' ? null : (
        <p>
          <a href={paths.apply.fee({ reference })}>{t(sent.feeState === 'open' ? 'fees.toPay' : 'fees.see')}</a>
        </p>
      )}
      <OnBehalfOf application={sent} words={words} />
      <Refusals refusals={sent.refusals} heading={t('apply.status.refused')} words={words} />
      <RefusalLetter reference={reference} refusal={sent.refusal} words={words} />
      {isIssued ? (
        <Panel heading={t('apply.status.permits')} id="permits">
          <ul className="records">
            {permits.map((permit) => (
              <li key={permit.permitNumber} className="record-row">
                <a href={paths.apply.permit(permit)}>
                  <Code>{permit.permitNumber}</Code>
                </a>
                <StatusTag state={permit.state} text={t(`states.permit.${permit.state}`)} />
                <span className="hint">{t('apply.status.validUntil', { date: format.day(permit.validUntil) })}</span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <CorrespondencePanel reference={reference} correspondence={sent.correspondence} today={today} words={words} />
      <p>
        <a href={paths.apply.documents({ reference })}>{t('evidence.title')}</a>
      </p>
      <h2>{t('apply.status.answers')}</h2>
      <AnswersSummary application={application} book={sent.book} words={words} canChange={false} />
      <ButtonRow>
        <a href={paths.apply.copy({ reference })}>{t('apply.copy.link')}</a>
        {actions.includes('withdraw') ? <a href={paths.apply.withdraw({ reference })}>{t('apply.draft.withdraw')}</a> : null}
      </ButtonRow>
    </>
  );
}
