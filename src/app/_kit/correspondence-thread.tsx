import {
  type CaseMessage,
  hasLapsed,
  type InformationRequest,
  isAnswered,
  isOverdue,
  type RequestedItem,
} from '@/domain/correspondence/information-request';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { Correspondence } from '@/services/correspondence/get-correspondence';
import { itemInWords } from '@/services/correspondence/request-words';
import { QuestionsAndAnswers } from '@/ui/layout/thread';

interface ThreadProps {
  readonly correspondence: Correspondence;
  /** Who reads: one's own messages are called so on the applicant's side. */
  readonly side: CaseMessage['side'];
  readonly today: IsoDate;
  readonly fileHref: (documentId: string) => string;
  readonly words: Words;
}

/** What passed between the office and an applicant: each request with its answers side by side, then the messages. */
export function CorrespondenceThread(props: ThreadProps) {
  const { correspondence, side, words } = props;
  const { t, format } = words;
  const { requests, messages } = correspondence;
  if (requests.length === 0 && messages.length === 0) return <p>{t('correspondence.thread.none')}</p>;
  return (
    <>
      {requests.map((request) => (
        <RequestWithAnswers key={request.id} request={request} {...props} />
      ))}
      {messages.length > 0 ? (
        <>
          <h3>{t('correspondence.thread.messages')}</h3>
          <ol className="thread-messages">
            {messages.map(({ id, side: from, authorName, text, at }) => (
              <li key={id} className={from === side ? 'thread-own' : undefined}>
                <p className="hint">{saidBy(from, from === side, authorName, format.moment(at), words)}</p>
                <p className="typed">{text}</p>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </>
  );
}

function saidBy(from: CaseMessage['side'], isOwn: boolean, name: string, at: string, { t }: Words): string {
  if (from === 'applicant' && isOwn) return t('correspondence.thread.youWrote', { at });
  return t(`correspondence.thread.${from === 'office' ? 'officeWrote' : 'applicantWrote'}`, { name, at });
}

function RequestWithAnswers({ request, today, fileHref, words }: ThreadProps & { readonly request: InformationRequest }) {
  const { t, format } = words;
  return (
    <section>
      <h3>{t('correspondence.thread.requestOf', { day: format.day(request.askedAt) })}</h3>
      <p className="hint">
        {t('correspondence.reply.askedBy', { officer: request.askedByName, day: format.moment(request.askedAt) })}{' '}
        {t('correspondence.thread.due', { day: format.day(request.dueOn) })}. {standingOf(request, today, words)}
      </p>
      <QuestionsAndAnswers
        askedLabel={t('correspondence.thread.asked')}
        answeredLabel={t('correspondence.thread.answered')}
        pairs={request.items.map((item) => ({
          key: item.id,
          asked: <p>{itemInWords(item, words)}</p>,
          answered: <Answer item={item} fileHref={fileHref} words={words} />,
        }))}
      />
    </section>
  );
}

function standingOf(request: InformationRequest, today: IsoDate, { t, format }: Words): string {
  const { answeredAt, lapsesOn } = request;
  if (answeredAt) {
    const day = format.moment(answeredAt);
    return isOverdue(request, answeredAt.slice(0, 10) as IsoDate)
      ? t('correspondence.thread.answeredLate', { day })
      : t('correspondence.thread.answeredOn', { day });
  }
  if (hasLapsed(request, today)) return t('correspondence.thread.lapsedOn', { day: format.day(lapsesOn) });
  return t(isOverdue(request, today) ? 'correspondence.thread.late' : 'correspondence.thread.waiting');
}

/** The answer to one item: what was written, or the files, each with its moment. */
function Answer({ item, fileHref, words: { t, format } }: Pick<ThreadProps, 'fileHref' | 'words'> & { readonly item: RequestedItem }) {
  if (!isAnswered(item)) return <p className="hint">{t('correspondence.thread.noAnswer')}</p>;
  return (
    <>
      {item.answer ? <p className="typed">{item.answer}</p> : null}
      {item.files.map(({ documentId, name, addedAt, scanState }) => (
        <p key={documentId}>
          {scanState === 'clean' ? (
            <a href={fileHref(documentId)} aria-label={t('evidence.file.download', { name })}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}{' '}
          <span className="hint">{format.moment(addedAt)}</span>
          {scanState === 'clean' ? null : <span> {t(`evidence.file.${scanState}`)}</span>}
        </p>
      ))}
      {item.answeredAt ? <p className="hint">{format.moment(item.answeredAt)}</p> : null}
    </>
  );
}
