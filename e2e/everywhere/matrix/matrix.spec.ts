/**
 * Role × what can be asked × whose it is × how fresh the session is: every page, route and action of the build, asked for directly.
 * What a role may not do is refused and changes nothing; nothing that a client can send is an error of ours.
 */
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { ROLES } from '../../../src/domain/access/role';
import account from '../../../src/i18n/messages/en/account.json' with { type: 'json' };
import problems from '../../../src/i18n/messages/en/problems.json' with { type: 'json' };
import states from '../../../src/i18n/messages/en/states.json' with { type: 'json' };
import { expect, test } from '../../people';
import { type Answer, ask } from './ask';
import { fieldsOf, filled, findIds, ID_KINDS, type IdKind, type Ids, saysWhose } from './ids';
import { faultsOfOwn, type OwnCell, stagesOf } from './own';
import { type Caller, makeCallers, traderCookie } from './people';
import { isLetIn, type Row, rows } from './rows';

interface Cell {
  readonly row: Row;
  readonly caller: Caller;
  readonly kind: IdKind;
}

const label = ({ row, caller, kind }: Cell): string =>
  `${row.action?.name ?? `${row.method} ${row.address}`}, ${caller.role}, ${kind}, ${caller.session}`;

/** Everything that is asked, but the forms that their role may send with its own: those do something, and come last. */
function cellsOf(all: readonly Row[], callers: readonly Caller[]): readonly Cell[] {
  return all.flatMap((row) => {
    // What is open to all is asked once: a role has no part in it, and the doors for guesses count every one.
    const asking = row.door === 'public' ? callers.filter(({ role }) => role === ROLES[0]) : callers;
    const kinds: readonly IdKind[] = row.door !== 'public' && (row.method === 'POST' || saysWhose(row.address)) ? ID_KINDS : ['own'];
    return asking.flatMap((caller) => kinds.map((kind) => ({ row, caller, kind }))).filter((cell) => !wouldDoIt(cell));
  });
}

function wouldDoIt({ row, caller, kind }: Cell): boolean {
  if (row.method === 'GET') return false;
  if (row.door === 'public') return true;
  if (caller.session !== 'valid' || !isLetIn(caller.role, row.door)) return false;
  return kind === 'own' || row.door === 'signed-in';
}

/** The forms that a role may send with its own; of what is open to all, each once. */
const ownOf = (all: readonly Row[]): readonly OwnCell[] =>
  all
    .filter(({ method }) => method === 'POST')
    .flatMap((row) =>
      (row.door === 'public' ? ROLES.slice(0, 1) : ROLES)
        .filter((role) => isLetIn(role, row.door))
        .flatMap((role) => stagesOf(row).map((stage) => ({ row, role, stage }))),
    );

/** The same cells for the same seed; another seed asks others. */
const drawnFrom = (text: string): string =>
  createHash('sha256')
    .update(`${process.env.TEST_SEED ?? 'matrix'} ${text}`)
    .digest('hex');
const drawn = (cell: Cell): string => drawnFrom(label(cell));

/** Of the forms one role each; all of them with TEST_FULL. */
function sampleOfOwn(cells: readonly OwnCell[]): readonly OwnCell[] {
  if (process.env.TEST_FULL) return cells;
  const turn = Number.parseInt(drawnFrom('own').slice(0, 6), 16);
  return [...new Set(cells.map(({ row }) => row))].flatMap((row) => {
    const ofRow = cells.filter((cell) => cell.row === row);
    return ofRow.slice(turn % ofRow.length).slice(0, 1);
  });
}

/** Of each row one cell that is let in, one whose role is refused and one whose session is; all of them with TEST_FULL. */
function sampleOf(cells: readonly Cell[]): readonly Cell[] {
  if (process.env.TEST_FULL) return cells;
  const chosen = new Map<string, Cell>();
  for (const cell of cells) {
    const { row, caller } = cell;
    const group = `${row.method} ${row.address} ${row.action?.id} ${caller.session === 'valid' ? isLetIn(caller.role, row.door) : 'ended'}`;
    const before = chosen.get(group);
    if (!before || drawn(cell) < drawn(before)) chosen.set(group, cell);
  }
  return [...chosen.values()];
}

const isLetInNow = ({ row, caller }: Cell): boolean =>
  row.door === 'public' || (caller.session === 'valid' && isLetIn(caller.role, row.door));

/** Pages where the register itself is the subject: whoever may read them reads all of it. */
const WHOLE_REGISTER = ['/office/permits/', '/customs/permits/', '/office/traders/'];

/** Pages that answer also of what there is not: with these words and nothing else. */
const SAID_OF_NOTHING: readonly (readonly [start: string, words: string])[] = [
  ['/customs/permits/', states.verdict.noSuchPermit],
  ['/apply/invitations/', account.invitation.spent],
];
const saysNothing = (address: string, text: string): boolean =>
  SAID_OF_NOTHING.some(([start, words]) => address.startsWith(start) && text.includes(words));

/** Whether somebody else's is shown to nobody here: the trader's side, and an office's cases. */
const hidesOthers = ({ row: { address }, caller: { role } }: Cell): boolean =>
  saysWhose(address) && role !== 'auditor' && !WHOLE_REGISTER.some((start) => address.startsWith(start));

function faultOf(cell: Cell, { status, location, text }: Answer): string | null {
  const { row, caller, kind } = cell;
  if (status >= 500) return `${status}`;
  if (!isLetInNow(cell)) {
    const words = caller.session === 'valid' ? problems.forbidden.title : problems.unauthenticated.title;
    if (row.action) return text.includes(words) || location.startsWith('/sign-in') ? null : `${status} without “${words}”`;
    if (caller.session === 'valid') return status === 403 || status === 404 ? null : `${status} ${location}`;
    return status === 401 || location.includes('/sign-in') ? null : `${status} ${location}`;
  }
  if (row.door === 'public' || row.method === 'POST' || kind === 'own') return null;
  if (kind === 'other' && !hidesOthers(cell)) return null;
  return status === 200 && !saysNothing(row.address, text) ? '200 for what is not theirs' : null;
}

/** What the log tells of the callers, after a moment of it. */
async function told(db: Client, callers: readonly Caller[]): Promise<readonly string[]> {
  const { rows: events } = await db.query<{ actor: string; type: string; subject: string; id: string }>(
    'SELECT actor_id AS actor, type, subject, subject_id AS id FROM audit_event WHERE actor_id = ANY ($1::text[])',
    [callers.map(({ personId }) => personId)],
  );
  return events.map(
    ({ actor, type, subject, id }) => `${callers.find(({ personId }) => personId === actor)?.role} ${type} ${subject} ${id}`,
  );
}

async function faultsOf(cells: readonly Cell[], ids: Readonly<Record<IdKind, Ids>>, trader: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const waiting = [...cells];
  const inTurn = async () => {
    for (let cell = waiting.pop(); cell; cell = waiting.pop()) {
      const { row, caller, kind } = cell;
      // One’s own is the trader’s; asked for by the person of the matrix, the same side is a stranger’s.
      const isShown = kind === 'own' && row.method === 'GET' && caller.session === 'valid' && caller.role === 'applicant';
      const answer = await ask({
        row,
        address: filled(row.address, kind, ids[kind]),
        cookie: isShown ? trader : caller.cookie,
        fields: fieldsOf(kind, ids[kind]),
      });
      const fault = faultOf(cell, answer);
      if (fault !== null) faults.push(`${label(cell)}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, inTurn));
  return faults;
}

/** The database, somebody of each role for one test, and everything that can be asked. */
async function asked() {
  const db = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await db.connect();
  const callers = await makeCallers(db);
  return { db, callers, all: rows(), ids: await findIds(db), trader: await traderCookie(db) };
}

const say = (what: string, count: number, of: number, all: readonly Row[]) =>
  console.log(`matrix, ${what}: ${count} of ${of} cells of ${all.length} pages, routes and actions`);

test('whoever may not ask for it, of whomever, is refused and changes nothing', async () => {
  const { db, callers, all, ids, trader } = await asked();
  const every = cellsOf(all, callers).filter((cell) => !isLetInNow(cell));
  const cells = sampleOf(every);
  expect(await faultsOf(cells, ids, trader)).toEqual([]);
  expect(await told(db, callers)).toEqual([]);
  await db.end();
  say('refused', cells.length, every.length, all);
});

test('whoever is let in is shown nothing that is not theirs, and changes nothing of it', async () => {
  const { db, callers, all, ids, trader } = await asked();
  const every = cellsOf(all, callers).filter(isLetInNow);
  const cells = sampleOf(every);
  expect(await faultsOf(cells, ids, trader)).toEqual([]);
  const known = new Set(Object.values(ids.other).concat(Object.values(ids.own)));
  expect((await told(db, callers)).filter((event) => known.has(event.split(' ').at(-1) ?? ''))).toEqual([]);
  await db.end();
  say('let in', cells.length, every.length, all);
});

test('every form that a role may send, sent with its own, is done or refused in words, and the register holds', async () => {
  const { db, all } = await asked();
  const every = ownOf(all);
  const cells = sampleOfOwn(every);
  expect(await faultsOfOwn(db, cells)).toEqual([]);
  expect((await db.query('SELECT * FROM verify_invariants()')).rows).toEqual([]);
  await db.end();
  say('of their own', cells.length, every.length, all);
});

test.describe.configure({ timeout: process.env.TEST_FULL ? 3_600_000 : 300_000 });
