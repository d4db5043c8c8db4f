/**
 * Role × what can be asked × whose it is × how fresh the session is: every page, route and action of the build, asked for directly.
 * What a role may not do is refused and changes nothing; nothing that a client can send is an error of ours.
 */
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { ROLES } from '../../../src/domain/access/role';
import problems from '../../../src/i18n/messages/en/problems.json' with { type: 'json' };
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
  return status === 200 ? '200 for what is not theirs' : null;
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

test('whoever asks for whatever, of whomever: what may not be is refused and changes nothing', async () => {
  const db = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await db.connect();
  const callers = await makeCallers(db);
  const ids = await findIds(db);
  const trader = await traderCookie(db);
  const all = rows();
  const every = cellsOf(all, callers);
  const cells = sampleOf(every);
  const [refused, letIn] = [cells.filter((cell) => !isLetInNow(cell)), cells.filter(isLetInNow)];

  expect(await faultsOf(refused, ids, trader)).toEqual([]);
  expect(await told(db, callers)).toEqual([]);
  expect(await faultsOf(letIn, ids, trader)).toEqual([]);
  const known = new Set(Object.values(ids.other).concat(Object.values(ids.own)));
  expect((await told(db, callers)).filter((event) => known.has(event.split(' ').at(-1) ?? ''))).toEqual([]);

  const everyOwn = ownOf(all);
  const own = sampleOfOwn(everyOwn);
  expect(await faultsOfOwn(db, own)).toEqual([]);
  expect((await db.query('SELECT * FROM verify_invariants()')).rows).toEqual([]);
  await db.end();

  console.log(
    `matrix: ${cells.length + own.length} of ${every.length + everyOwn.length} cells of ${all.length} pages, routes and actions; ${refused.length} to be refused, ${own.length} to be done with one’s own`,
  );
});

test.describe.configure({ timeout: process.env.TEST_FULL ? 3_600_000 : 300_000 });
