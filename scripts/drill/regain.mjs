// The second half of the drill: a portal of its own from the backup, compared, fenced, and made to sign again.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { restoreInto, startRecovered } from '../setup/archive.mjs';
import { installation } from '../setup/installation.mjs';
import { program } from '../setup/prepare.mjs';
import { exported, judgedFromOutside, logKeysOf, looked, portalDoes } from './ask.mjs';
import { brokenAfter, brokenBefore } from './promises.mjs';
import { keptCheckpoint, witness } from './witness.mjs';

/** Permits signed after a restore. */
const MORE = 3;
const FENCE = 'scripts/fence-after-restore.ts';
const BY_TWO = ['--reason', 'Restore drill', '--by', 'Ada and Ben'];

const timed = async (work) => {
  const since = performance.now();
  const value = await work();
  return { value, ms: performance.now() - since };
};

/** Everything but the database as it was left, and the database from its backup; answers how the portal is asked. */
async function restored(dead, folder, { isDiskThere, isTurnedBack }, remains) {
  const postgres = join(dead.portal.home, 'postgres');
  cpSync(dead.portal.home, folder, { recursive: true, filter: (source) => !source.startsWith(postgres) });
  const portal = installation({ home: folder, given: { LOG_LEVEL: 'silent' } });
  const cluster = await portal.cluster();
  remains.push(() => cluster.destroy());
  const lastLog = isDiskThere ? join((await dead.portal.cluster()).data, 'pg_wal') : null;
  restoreInto(cluster, { base: dead.base, archive: dead.archive, until: isTurnedBack ? dead.moment : null, lastLog });
  await startRecovered({ cluster, password: portal.secrets.superuserPassword });
  await portal.startDatabase();
  return { portal, cluster };
}

/** What can be known of a register before anybody issues: from what a witness holds, from the outside, and from the register itself. */
async function compared(dead, copy, asked) {
  const told = await program(FENCE, { ...asked, args: ['--held', copy] });
  const file = await exported(asked);
  const [first] = dead.checkpoints;
  const keys = [dead.logKey];
  const older = await judgedFromOutside(asked, file, { checkpoints: [first], keys });
  const outside = await judgedFromOutside(asked, file, { checkpoints: dead.checkpoints, keys });
  const register = await looked(asked, dead.papers);
  const [{ ahead }] = await portalDoes(asked, 'publish');
  const { violations } = await looked(asked, []);
  return {
    isOlder: told.startsWith('AN OLDER STATE'),
    named: /^Lost, to be replaced \(\d+\): (.*)$/m.exec(told)?.[1].split(', ') ?? [],
    older,
    outside,
    register,
    lost: dead.papers.filter(({ number }) => register.verdicts[number] !== 'VALID'),
    isWitnessAhead: ahead.length > 0,
    isReady: !violations.some(({ rule }) => rule === 'log.behind'),
  };
}

/** Signs more, tells a witness of the log's newest name, and looks at everything once more, beside every checkpoint there ever was. */
async function signedAgain(dead, { held, remains }, asked) {
  const more = await portalDoes(asked, 'issue', String(MORE));
  const keys = await logKeysOf(asked);
  const watcher = await witness(held, keys.at(-1));
  remains.push(watcher.stop);
  const told = { ...asked, env: { ...asked.env, LOG_WITNESSES: watcher.line } };
  const [{ signed, ahead }] = await portalDoes(told, 'publish');
  await watcher.stop();
  const register = await looked(asked, [...dead.papers, ...more]);
  const checkpoints = [...dead.checkpoints, keptCheckpoint(held, join(held, 'newest.note'))];
  const outside = await judgedFromOutside(asked, await exported(asked), { checkpoints, keys });
  const twice = more.filter(({ number }) => dead.papers.some((paper) => paper.number === number));
  return { more, register, outside, twice, isWitnessed: signed.length === 1 && ahead.length === 0, names: keys.length };
}

/** Seconds between the last permit that is there and the kill. */
function secondsLost({ papers, killedAt }, lost) {
  const last = papers.filter((paper) => !lost.includes(paper)).at(-1);
  return lost.length === 0 ? 0 : (killedAt - Date.parse(last.at)) / 1000;
}

/** Restores what was lost in one of the ways; answers the figures, and which promises were broken. */
export async function regained(dead, { name, home, remains, ...wanted }) {
  const folder = join(home, name.replaceAll(' ', '-'));
  const { value, ms: restoreMs } = await timed(() => restored(dead, folder, wanted, remains));
  const { portal, cluster } = value;
  const held = join(folder, 'witness');
  cpSync(dead.watched, held, { recursive: true });
  const copy = join(folder, 'held.json');
  cpSync(join(held, 'held.json'), copy);
  const watcher = await witness(held, dead.logKey);
  remains.push(watcher.stop);
  const asked = { env: { ...portal.environment(), LOG_WITNESSES: watcher.line }, logs: portal.logs };

  const { value: before, ms: checkMs } = await timed(async () => {
    const seen = await compared(dead, copy, asked);
    // Whoever has the last log has lost nothing, and goes on. Everybody else fences.
    if (!wanted.isDiskThere) await program(FENCE, { ...asked, args: ['--held', copy, ...BY_TWO] });
    return seen;
  });
  await watcher.stop();
  const after = await signedAgain(dead, { held, remains }, asked);
  cluster.destroy();
  return {
    name,
    lost: before.lost.length,
    secondsLost: wanted.isTurnedBack ? null : secondsLost(dead, before.lost),
    named: before.named.length,
    told: before.isOlder ? 'an older state' : 'nothing missing',
    restoreMs,
    checkMs,
    violations: after.register.violations.length,
    twice: after.twice.length,
    broken: [...brokenBefore(before, wanted), ...brokenAfter(after, wanted)],
  };
}
