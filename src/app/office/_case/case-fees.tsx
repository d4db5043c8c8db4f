import { moneyInWords } from '@/app/_kit/invoice-table';
import { paths } from '@/app/_kit/paths';
import type { Invoice } from '@/domain/fees/invoice';
import type { Words } from '@/i18n/words';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Panel } from '@/ui/layout/page-parts';

/** What a case costs and what of it is to pay; a permit is signed when nothing is. */
export function CaseFees({
  reference,
  invoices,
  words,
}: {
  readonly reference: string;
  readonly invoices: readonly Invoice[];
  readonly words: Words;
}) {
  const { t } = words;
  return (
    <Panel heading={t('fees.office.panel')} id="fees">
      {invoices.length === 0 ? <p>{t('fees.office.none')}</p> : null}
      {invoices.map((invoice) => (
        <p key={invoice.id}>
          {invoice.reference} · {moneyInWords(invoice.total, words)}{' '}
          <StatusTag state={invoice.state} text={t(`fees.state.${invoice.state}`)} />
        </p>
      ))}
      <p>
        <a href={paths.office.fees({ reference })}>{t('fees.office.manage')}</a>
      </p>
    </Panel>
  );
}
