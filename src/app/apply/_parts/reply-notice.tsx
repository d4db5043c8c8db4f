import { paths } from '@/app/_kit/paths';
import { openItems, openRequest } from '@/domain/correspondence/information-request';
import type { Words } from '@/i18n/words';
import type { OwnApplication } from '@/services/application/get-application';
import type { Correspondence } from '@/services/correspondence/get-correspondence';
import { itemInWords } from '@/services/correspondence/request-words';
import { Notice } from '@/ui/feedback/notice';
import { LinkButton } from '@/ui/layout/page-parts';
import { Said } from './office-words';

interface ReplyNoticeProps {
  readonly own: OwnApplication & { readonly correspondence: Correspondence };
  readonly words: Words;
}

/** What the office waits for, above everything else; an application that came back without single things to answer says why. */
export function ReplyNotice({ own, words }: ReplyNoticeProps) {
  const { t, format } = words;
  const { application, returns, correspondence } = own;
  const request = openRequest(correspondence.requests);
  return (
    <Notice tone="warning" label={t('shared.warning')} heading={t('correspondence.reply.title')}>
      {request ? (
        <>
          <p>{t('correspondence.reply.dueOn', { day: format.day(request.dueOn) })}</p>
          <ul>
            {openItems(request).map((item) => (
              <li key={item.id}>{itemInWords(item, words)}</li>
            ))}
          </ul>
          <LinkButton href={paths.apply.reply(application)} tone="primary">
            {t('correspondence.reply.open')}
          </LinkButton>
        </>
      ) : (
        <Said said={returns.slice(0, 1)} words={words} />
      )}
    </Notice>
  );
}
