import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { isSuspect, STOCK_KINDS, type StockKind, type StockState } from '@/domain/stock/stock';
import { checkStockNumber } from '@/services/stock/stock-numbers';
import { Notice } from '@/ui/feedback/notice';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';

/** What the register knows of a stamp or of a paper by its number; the lost ones and the false ones are to be kept. */
export default definePage({
  permission: 'border:look-up',
  searchParams: z.object({
    kind: z.enum(STOCK_KINDS).catch('security-stamp').default('security-stamp'),
    number: z.string().trim().max(40).catch('?').default(''),
  }),
  load: async ({ kind, number }, ctx) => {
    const found = number === '' ? null : await checkStockNumber({ kind, number }, ctx);
    return ok({ found: found?.ok ? found.value : null, isMalformed: found !== null && !found.ok });
  },
  title: (_, { t }) => t('stock.check.title'),
  view: ({ data: { found, isMalformed }, input, words: { t } }) => (
    <>
      <BackLink href={paths.customs.lookUp}>{t('customs.lookUp.title')}</BackLink>
      <Heading>{t('stock.check.title')}</Heading>
      <Lead>{t('stock.check.lead')}</Lead>
      {isMalformed ? (
        <Notice tone="warning" label={t('shared.warning')}>
          <p>{t('problems.stock.malformed')}</p>
        </Notice>
      ) : null}
      {found ? (
        <Notice
          tone={isSuspect(found.state) ? 'danger' : 'information'}
          label={t(isSuspect(found.state) ? 'shared.warning' : 'shared.information')}
          heading={found.number}
        >
          <p>{t(meaningOf(input.kind, found.state))}</p>
        </Notice>
      ) : null}
      <form method="get" action={paths.customs.stock} className="form">
        <div className="field">
          <label htmlFor="kind">{t('stock.kindLabel')}</label>
          <select id="kind" name="kind" className="input input-medium" defaultValue={input.kind}>
            {STOCK_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`stock.kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="number">{t('stock.number')}</label>
          <div id="number-hint" className="hint">
            {t('stock.firstHint')}
          </div>
          <input
            id="number"
            name="number"
            type="text"
            className="input input-medium code"
            maxLength={30}
            defaultValue={input.number}
            aria-describedby="number-hint"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        </div>
        <button type="submit" className="button button-primary">
          {t('stock.check.submit')}
        </button>
      </form>
    </>
  ),
});

/** Of paper the number alone says less: its office may not have entered it yet. */
const meaningOf = (kind: StockKind, state: StockState) =>
  kind === 'permit-paper' && (state === 'used' || state === 'in-stock')
    ? (`stock.paper.state.${state}` as const)
    : (`stock.state.${state}` as const);
