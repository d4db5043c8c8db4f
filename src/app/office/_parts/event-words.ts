import { FINDING_KINDS, FINDING_OUTCOMES } from '@/domain/finding/finding';
import type { Words } from '@/i18n/words';

type Payload = Readonly<Record<string, unknown>>;
type Said = (payload: Payload, words: Words) => string | null;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const oneOf = <T extends string>(known: readonly T[], value: unknown): T | null => known.find((one) => one === value) ?? null;

/** What happened, in the reader's language; an event this edition does not know keeps its name. */
export function eventInWords(type: string, words: Words): string {
  const key = `states.event.${type}`;
  return words.has(key) ? words.say({ key }) : type;
}

const outcome: Said = (payload, { t }) => {
  const found = oneOf(FINDING_OUTCOMES, payload.outcome);
  if (found) return t('office.audit.detail.outcome', { outcome: t(`codes.outcome.${found}`) });
  const decided = oneOf(['approve', 'refuse'] as const, payload.outcome);
  return decided ? t('office.audit.detail.outcome', { outcome: t(`office.recommend.${decided}`) }) : null;
};

const kind: Said = (payload, { t }) => {
  const found = oneOf(FINDING_KINDS, payload.kind);
  return found ? t(`codes.finding.${found}`) : null;
};

const fields: Said = (payload, words) => {
  if (!Array.isArray(payload.fields) || payload.fields.length === 0) return null;
  const names = payload.fields.map((name) => {
    const key = `fields.${String(name)}.label`;
    return words.has(key) ? words.say({ key }) : String(name);
  });
  return words.t('office.audit.detail.fields', { fields: words.format.list(names) });
};

const line: Said = ({ line: position }, { t, format }) => {
  const known = numberOf(position);
  return known === null ? null : t('office.audit.detail.onLine', { line: format.number(known) });
};

const quantities: Said = (payload, { t, format }) => {
  if (typeof payload.quantities !== 'object' || payload.quantities === null) return null;
  const listed = Object.entries(payload.quantities).map(([position, quantity]) => `${position}: ${format.quantity(String(quantity))}`);
  return t('office.audit.detail.quantities', { quantities: format.list(listed) });
};

const verdict: Said = (payload, { t }) => {
  const code = textOf(payload.verdict);
  return code ? t('office.audit.detail.verdict', { verdict: code }) : null;
};

const rows: Said = ({ added, changed, removed, rejected }, { t, format }) => {
  const [a, c, m, r] = [added, changed, removed, rejected].map(numberOf);
  if (typeof a !== 'number' || typeof c !== 'number' || typeof m !== 'number' || typeof r !== 'number') return null;
  const say = format.number;
  return t('office.audit.detail.rows', { added: say(a), changed: say(c), removed: say(m), rejected: say(r) });
};

const typed =
  (name: string): Said =>
  (payload) =>
    textOf(payload[name]);

const DETAILS: readonly Said[] = [
  kind,
  outcome,
  line,
  fields,
  quantities,
  verdict,
  rows,
  ...['reason', 'reasons', 'question', 'transportDocument'].map(typed),
];

/** What is known of an event beyond its name, as short sentences. */
export const eventDetails = (payload: Payload, words: Words): readonly string[] => DETAILS.flatMap((said) => said(payload, words) ?? []);
