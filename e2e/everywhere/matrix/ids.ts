/** What stands in the brackets of an address: one's own, somebody else's, made up, or no id at all. */
import type { Client } from 'pg';

export const ID_KINDS = ['own', 'other', 'random', 'malformed'] as const;
export type IdKind = (typeof ID_KINDS)[number];

/** The name in brackets → what to write there. */
export type Ids = Readonly<Record<string, string>>;

/** Names that choose among few words rather than say whose something is. */
const WORDS: Ids = {
  step: 'purpose',
  kind: 'legal-acquisition',
  owner: 'me',
  rule: 'RSK-10',
  line: '1',
  year: '26',
  from: '1',
  to: '2',
};

const RANDOM_UUID = 'ffffffff-1111-4222-8333-444444444444';
const RANDOM: Ids = {
  reference: 'A-999999999',
  permitNumber: '26XA999999-EX',
  number: '26XA999999-EX',
  code: 'XA-ZZ',
  token: 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5hJ7kL9m',
  payment: 'P-999999999',
};
const MALFORMED = "1';--";

/** Finds one of each kind that belongs to an application; $1 is its reference. */
const OF_AN_APPLICATION: Readonly<Record<string, string>> = {
  id: 'SELECT id::text AS id FROM application WHERE reference = $1',
  lineId: 'SELECT s.id::text AS id FROM specimen_line s JOIN application a ON a.id = s.application_id WHERE a.reference = $1',
  document: 'SELECT d.id::text AS id FROM application_document d JOIN application a ON a.id = d.application_id WHERE a.reference = $1',
  invoice: 'SELECT i.id::text AS id FROM invoice i JOIN application a ON a.id = i.application_id WHERE a.reference = $1',
  permitNumber:
    "SELECT replace(p.permit_number, '/', '-') AS id FROM permit p JOIN application a ON a.id = p.application_id WHERE a.reference = $1",
};

const REFERENCES = {
  /** Sent by the trader of Exampleland, in the hands of the office in the capital. */
  own: `SELECT a.reference AS id FROM application a JOIN office o ON o.id = a.office_id JOIN person p ON p.id = a.applicant_id
    WHERE o.code = 'XA-MA' AND p.email = 'trader@example.test' AND a.state = 'approved' ORDER BY a.reference LIMIT 1`,
  /** In the hands of another office: for an officer of the capital it does not exist. */
  otherOffice: `SELECT a.reference AS id FROM application a JOIN office o ON o.id = a.office_id WHERE o.code = 'XA-FL' AND a.submitted_at IS NOT NULL LIMIT 1`,
} as const;

const one = async (db: Client, text: string, values: readonly string[] = []): Promise<string | null> =>
  (await db.query<{ id: string }>(text, [...values])).rows[0]?.id ?? null;

/** What belongs to an application, by the names of addresses. */
export async function idsOf(db: Client, reference: string): Promise<Ids> {
  const found: Record<string, string> = { reference };
  for (const [name, text] of Object.entries(OF_AN_APPLICATION)) {
    const id = await one(db, text, [reference]);
    if (id !== null) found[name] = id;
  }
  return found.permitNumber === undefined ? found : { ...found, number: found.permitNumber };
}

/** The ids of each kind. */
export async function findIds(db: Client): Promise<Readonly<Record<IdKind, Ids>>> {
  const own = await one(db, REFERENCES.own);
  const other = await one(db, REFERENCES.otherOffice);
  if (own === null || other === null) throw new Error('Exampleland has no case of one’s own and of another office');
  return { own: await idsOf(db, own), other: await idsOf(db, other), random: RANDOM, malformed: {} };
}

const names = (address: string): readonly string[] => [...address.matchAll(/\[+(?:\.\.\.)?(\w+)\]+/g)].map(([, name = '']) => name);

/** Whether an address says whose something is. */
export const saysWhose = (address: string): boolean => names(address).some((name) => !(name in WORDS));

/** The address with its brackets filled in. */
export function filled(address: string, kind: IdKind, ids: Ids): string {
  const value = (name: string): string => {
    if (name in WORDS) return WORDS[name] ?? '';
    return kind === 'malformed' ? MALFORMED : (ids[name] ?? RANDOM[name] ?? RANDOM_UUID);
  };
  return address.replace(/\/\[\[\.\.\.\w+\]\]/, '').replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(value(name)));
}

/** The fields that name something in a form. */
export const fieldsOf = (kind: IdKind, ids: Ids): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['reference', 'permitNumber', 'number', 'lineId', 'document', 'invoice', 'id'].map((name) => [
      name,
      kind === 'malformed' ? MALFORMED : (ids[name] ?? RANDOM[name] ?? RANDOM_UUID),
    ]),
  );
