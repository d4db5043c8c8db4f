import { randomUUID } from 'node:crypto';
import { query, superuserUrl } from '../../../support/database';
import { told } from './hostile';

/** What a forger changes in a copy of a permit that is genuine. */
export interface Forgery {
  /** Columns of the register's row. */
  readonly row?: Readonly<Record<string, unknown>>;
  /** Columns of its one line. */
  readonly line?: Readonly<Record<string, unknown>>;
  /** Fields of what would be signed. */
  readonly content?: Readonly<Record<string, unknown>>;
  /** Serial numbers beyond the next one. */
  readonly ahead?: number;
  readonly event?: string | null;
  /** Whether its signer proved anew that it is them; over what the permit says, unless over something else. */
  readonly proof?: 'none' | 'of something else' | 'too old';
}

const literal = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`;

/** The statements that write a permit after the pattern of a genuine one, number, lines and event included. */
export async function forgedPermit(pattern: string, forgery: Forgery = {}): Promise<string[]> {
  const [model] = await query(
    superuserUrl(),
    `SELECT p.id, l.id AS line, (SELECT last_serial FROM permit_series WHERE party = 'XA' AND year = 2026) AS last,
       convert_from(content, 'UTF8')::jsonb AS content FROM permit p JOIN permit_line l ON l.permit_id = p.id WHERE permit_number = $1`,
    [pattern],
  );
  const serial = model.last + 1 + (forgery.ahead ?? 0);
  const permitNumber = `26XA${String(serial).padStart(6, '0')}/EX`;
  const [id, line] = [randomUUID(), randomUUID()];
  const content = { ...model.content, permitNumber, ...forgery.content };
  const evidence = { kid: null, cose: null, drawing_sha256: null, pdf_sha256: null, pdf_bytes: null, issued_at: null };
  const bytes = `\\x${Buffer.from(JSON.stringify(content)).toString('hex')}`;
  const token = `\\x${id.replaceAll('-', '')}`;
  const row = {
    id,
    serial,
    permit_number: permitNumber,
    state: 'signing',
    ...evidence,
    content: bytes,
    register_token: token,
    ...forgery.row,
  };
  const lineRow = { id: line, permit_id: id, endorsed: 0, ...forgery.line };
  const event = forgery.event === undefined ? 'PermitNumberTaken' : forgery.event;
  const withHash = `jsonb_set(${literal(row)}, '{content_sha256}', to_jsonb('\\x' || encode(sha256('${bytes}'::bytea), 'hex')))`;
  return [
    "SELECT take_permit_serial('XA', 2026)",
    `INSERT INTO permit SELECT (jsonb_populate_record(p, ${withHash})).* FROM permit p WHERE p.id = '${model.id}'`,
    `INSERT INTO permit_line SELECT (jsonb_populate_record(l, ${literal(lineRow)})).* FROM permit_line l WHERE l.id = '${model.line}'`,
    ...(forgery.proof === 'none' ? [] : proofOver(id, forgery.proof)),
    ...(event === null ? [] : [told('permit', id, event)]),
  ];
}

/** The statements that write a proof of the signer and spend it on the permit. */
function proofOver(permitId: string, flaw: Forgery['proof']): string[] {
  const proofId = randomUUID();
  const digest =
    "encode(signable_sha256((SELECT reference FROM application WHERE id = p.application_id), p.content, p.permit_number, p.check_code), 'hex')";
  const item = flaw === 'of something else' ? `'${'0'.repeat(64)}'` : digest;
  const said = `jsonb_build_object('act', 'permit.sign', 'person', p.signed_by, 'items', jsonb_build_array(${item}), 'nonce', '${proofId}')::text`;
  return [
    `INSERT INTO step_up_proof SELECT '${proofId}', p.signed_by, f.id, 'permit.sign', ${said}, sha256(convert_to(${said}, 'UTF8')), '{}', p.numbered_at
       FROM permit p JOIN second_factor f ON f.person_id = p.signed_by WHERE p.id = '${permitId}' LIMIT 1`,
    `INSERT INTO proof_use (proof_id, item, item_sha256, subject, subject_id, used_at)
       SELECT s.id, 0, decode(s.statement::jsonb -> 'items' ->> 0, 'hex'), 'permit', '${permitId}', s.proven_at + interval '${flaw === 'too old' ? 6 : 1} minutes'
       FROM step_up_proof s WHERE s.id = '${proofId}'`,
  ];
}
