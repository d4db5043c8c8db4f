import 'server-only';
import { z } from 'zod';
import type { Reader } from '../client';

const lineSchema = z.array(z.object({ at: z.string(), line: z.string() }));

/** One page of an export: rows as lines of JSON, and where the next page begins; nothing left is an empty page. */
export interface ExportPage {
  readonly lines: readonly string[];
  readonly next: string;
}

const pageOf = (rows: unknown[], before: string): ExportPage => {
  const read = lineSchema.parse(rows);
  return { lines: read.map(({ line }) => line), next: read.at(-1)?.at ?? before };
};

const NIL = '00000000-0000-0000-0000-000000000000';

/** Events as their hashes cover them. */
const events = async (db: Reader, after: string) =>
  pageOf(
    await db.$queryRaw`SELECT seq::text AS at, jsonb_build_object('event', jsonb_build_object('seq', seq::text, 'atMicros', (extract(epoch FROM at) * 1000000)::bigint::text,
      'actorId', actor_id, 'actorRoles', actor_roles, 'type', type, 'subject', subject, 'subjectId', subject_id, 'payload', payload, 'previousHash', previous_hash, 'hash', hash))::text AS line
      FROM audit_event WHERE seq > ${after || '0'}::bigint ORDER BY seq LIMIT 5000`,
    after,
  );

/** Permits with the bytes that were frozen, what the register's own columns say, and the signature. */
const permits = async (db: Reader, after: string) =>
  pageOf(
    await db.$queryRaw`SELECT id::text AS at, jsonb_build_object('permit', jsonb_build_object('id', id, 'number', permit_number, 'state', state, 'useRule', use_rule, 'party', party, 'year', year, 'serial', serial,
      'documentType', document_type, 'checkCode', check_code, 'issuedOn', issued_on, 'validFrom', valid_from, 'validUntil', valid_until, 'content', replace(encode(content, 'base64'), E'\n', ''),
      'kid', kid, 'cose', replace(encode(cose, 'base64'), E'\n', ''), 'pdfSha256', encode(pdf_sha256, 'hex'),
      'lines', (SELECT jsonb_agg(jsonb_build_object('position', position, 'quantity', quantity::text, 'endorsed', endorsed::text) ORDER BY position) FROM permit_line WHERE permit_id = p.id)))::text AS line
      FROM permit p WHERE id > ${after || NIL}::uuid ORDER BY id LIMIT 500`,
    after,
  );

const endorsements = async (db: Reader, after: string) =>
  pageOf(
    await db.$queryRaw`SELECT id::text AS at, jsonb_build_object('endorsement', jsonb_build_object('id', id, 'reference', reference::text, 'permitId', permit_id, 'kind', kind,
      'lines', (SELECT jsonb_agg(jsonb_build_object('position', l.position, 'quantity', el.quantity::text) ORDER BY l.position) FROM endorsement_line el JOIN permit_line l ON l.id = el.permit_line_id WHERE el.endorsement_id = e.id)))::text AS line
      FROM endorsement e WHERE id > ${after || NIL}::uuid ORDER BY id LIMIT 1000`,
    after,
  );

/** Everything that fits one page: series, fences, guards, keys. */
const theRest = async (db: Reader, after: string) =>
  after
    ? { lines: [], next: after }
    : pageOf(
        await db.$queryRaw`SELECT 'all' AS at, jsonb_build_object('series', jsonb_build_object('party', party, 'year', year, 'lastSerial', last_serial))::text AS line FROM permit_series
          UNION ALL SELECT 'all', jsonb_build_object('fence', jsonb_build_object('party', party, 'year', year, 'first', first, 'last', last))::text FROM number_fence
          UNION ALL SELECT 'all', jsonb_build_object('trigger', jsonb_build_object('name', tgrelid::regclass || '.' || tgname, 'enabled', tgenabled))::text FROM pg_trigger
            WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
          UNION ALL SELECT 'all', jsonb_build_object('key', jsonb_build_object('kid', kid, 'purpose', purpose, 'state', state, 'jwk', public_jwk))::text FROM signing_key`,
        after,
      );

/** Fences of restores: told before the events, so that a checkpoint of what was lost is known for one. */
const epochs = async (db: Reader, after: string) =>
  after
    ? { lines: [], next: after }
    : pageOf(
        await db.$queryRaw`SELECT 'all' AS at, jsonb_build_object('epoch', jsonb_build_object('epoch', epoch, 'lostSize', lost_size))::text AS line FROM restore_fence`,
        after,
      );

/** The parts of an export in their order. */
export const EXPORT_PARTS = [epochs, events, permits, endorsements, theRest] as const;
