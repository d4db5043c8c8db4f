import { leftInStock, printStockNumber } from '@/domain/stock/stock';
import type { Words } from '@/i18n/words';
import type { StockInHand } from '@/services/stock/keep-stock';

type Entry = StockInHand['entry'];

/** The numbers of a range as they are printed. */
export const rangeInWords = ({ prefix, width, first, last }: Pick<Entry, 'prefix' | 'width' | 'first' | 'last'>): string => {
  const [from, to] = [first, last].map((serial) => printStockNumber({ prefix, width, serial }));
  return from === to ? (from ?? '') : `${from} – ${to}`;
};

/** The columns of the stock, on the page and in its file: received is what is used, gone, waiting and left. */
export const stockColumns = ({
  t,
  format,
}: Words): readonly {
  readonly key: string;
  readonly heading: string;
  readonly isNumber?: boolean;
  readonly text: (entry: Entry) => string;
  readonly plain: (entry: Entry) => string;
}[] => {
  const count = (key: string, heading: string, of: (entry: Entry) => number) => ({
    key,
    heading,
    isNumber: true,
    text: (entry: Entry) => format.number(of(entry)),
    plain: (entry: Entry) => String(of(entry)),
  });
  const same = (key: string, heading: string, text: (entry: Entry) => string) => ({ key, heading, text, plain: text });
  return [
    same('range', t('stock.range'), rangeInWords),
    same('kind', t('stock.kindLabel'), ({ kind }) => t(`stock.kind.${kind}`)),
    same('office', t('stock.office'), ({ office }) => office),
    { key: 'on', heading: t('stock.receivedOn'), text: ({ receivedOn }) => format.day(receivedOn), plain: ({ receivedOn }) => receivedOn },
    same('supplier', t('stock.supplier'), ({ supplier }) => supplier),
    same('receiver', t('stock.receiver'), ({ receiver }) => receiver),
    count('received', t('stock.received'), ({ received }) => received),
    count('used', t('stock.used'), ({ used }) => used),
    count('lost', t('stock.loss.lost'), ({ lost }) => lost),
    count('stolen', t('stock.loss.stolen'), ({ stolen }) => stolen),
    count('spoiled', t('stock.loss.spoiled'), ({ spoiled }) => spoiled),
    count('waiting', t('stock.waiting'), ({ waiting }) => waiting),
    count('left', t('stock.left'), leftInStock),
  ];
};
