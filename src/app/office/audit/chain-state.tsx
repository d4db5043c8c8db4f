import type { Words } from '@/i18n/words';
import type { ChainReport } from '@/services/audit/verify-audit-chain';
import { Notice } from '@/ui/feedback/notice';
import { Code } from '@/ui/layout/page-parts';

/** Whether the recomputed stretch of the log holds, how long it was, and what its head is: to be compared with one noted earlier. */
export function ChainState({ chain, words: { t, format } }: { readonly chain: ChainReport; readonly words: Words }) {
  const { fault, checked, from, headSeq, headHash } = chain;
  return (
    <>
      {fault ? (
        <Notice tone="danger" label={t('shared.warning')} heading={t('office.audit.broken', { seq: fault.seq })}>
          <p>{t(`office.audit.fault.${fault.fault}`)}</p>
        </Notice>
      ) : (
        <Notice tone="success" label={t('shared.success')} heading={t('office.audit.sound')}>
          <p>
            {from === 1
              ? t('office.audit.soundWhole', { checked })
              : t('office.audit.soundPart', { checked, total: format.number(headSeq) })}
          </p>
        </Notice>
      )}
      <p>
        {t('office.audit.head', { seq: format.number(headSeq) })}. {t('office.audit.headHash')}: <Code>{headHash}</Code>
      </p>
    </>
  );
}
