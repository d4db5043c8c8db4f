import { leftBeforeIssue } from '@/domain/permit/retrospective';
import { verdictRow } from '@/domain/verification/verdict';
import type { Words } from '@/i18n/words';
import type { BorderView } from '@/services/border/look-up-permit';
import { Notice } from '@/ui/feedback/notice';
import { VerdictStrip } from '@/ui/feedback/verdict-strip';
import { foreignWords, verdictWords } from '@/ui/feedback/verdict-words';
import { namesOf } from './names';

interface VerdictBlockProps {
  readonly view: BorderView;
  readonly words: Words;
}

/** The verdict first, as large as the screen allows, then how far it reaches: paper or number only, whose address. */
export function VerdictBlock({ view, words }: VerdictBlockProps) {
  const { t, format } = words;
  const { verdict, permit, lines, stateOn, byCode, isForeignHost, foreign } = view;
  const judged = permit && { ...permit, lines, stateOn, unitName: (unit: string) => namesOf(permit.content, words).nameOf('unit', unit) };
  const { word, sentence } = foreign ? foreignWords(verdict, foreign, words) : verdictWords(verdict, judged, view.checkedAt, words);
  const leftOn = permit && leftBeforeIssue(permit.content.markings);
  const isStop = verdictRow(verdict).colour === 'red';
  const advice = verdict === 'MALFORMED' ? t('customs.result.again') : isStop ? t('customs.result.stop') : t('customs.result.compare');
  return (
    <>
      <div className="verdict-first">
        <VerdictStrip code={verdict} word={word}>
          <p>{sentence}</p>
        </VerdictStrip>
      </div>
      {isForeignHost ? (
        <Notice tone="danger" label={t('shared.warning')} heading={t('customs.result.foreignHost')}>
          <p>{t('customs.result.foreignHostText')}</p>
        </Notice>
      ) : null}
      {byCode || permit === null ? null : (
        <Notice tone="warning" label={t('shared.warning')} heading={t('customs.result.byNumber')}>
          <p>{t('customs.result.byNumberText')}</p>
        </Notice>
      )}
      {leftOn ? (
        <Notice tone="warning" label={t('shared.warning')} heading={t('customs.result.retrospective')}>
          <p>{t('customs.result.retrospectiveText', { date: format.day(leftOn) })}</p>
        </Notice>
      ) : null}
      <p>{advice}</p>
      {permit?.replacedBy ? <p>{t('verify.advice.replaced', { number: permit.replacedBy })}</p> : null}
      <p className="hint">
        {byCode && permit !== null ? `${t('customs.result.byCode')} ` : ''}
        {t('customs.result.checkedAt', { moment: format.moment(view.checkedAt) })}
      </p>
    </>
  );
}
