// What a lost server comes back from: the archive of its write-ahead log, a base backup, and a restore from both. With nothing but
// SQL and copies of files, for a machine that has the server and not PostgreSQL's client programs.
import { appendFileSync, chownSync, copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { SUPERUSER } from './cluster.mjs';

/** Of a running server, and no part of its data (PostgreSQL, "Making a Base Backup Using the Low Level API"). */
const FOLDERS_LEFT_EMPTY = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'];
const FILES_LEFT_OUT = ['postmaster.pid', 'postmaster.opts'];
const POLL_MS = 50;

async function asSuperuser({ cluster, password }, work) {
  const client = new pg.Client({ connectionString: cluster.url(SUPERUSER, password, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Gives files to the user who runs the server, where that is another. */
function giveToServer({ owner }, folder) {
  if (!owner) return;
  for (const path of ['.', ...readdirSync(folder, { recursive: true })]) chownSync(join(folder, path), owner.uid, owner.gid);
}

/** Copies a folder, of what is not wanted only empty folders; a file that goes while it is copied was a temporary one. Answers the bytes. */
function copyFolder(from, to, isWanted = () => true) {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  let bytes = 0;
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    try {
      const found = lstatSync(source);
      if (found.isDirectory() && isWanted(name)) bytes += copyFolder(source, target);
      else if (found.isDirectory()) mkdirSync(target, { mode: 0o700 });
      else if (isWanted(name)) {
        copyFileSync(source, target);
        bytes += found.size;
      }
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return bytes;
}

/** Has a server archive its log, once it is started anew: each segment when it is full, or so many seconds after something was written to it. */
export async function archiveTo(folder, seconds, server) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveToServer(server.cluster, folder);
  const settings = {
    archive_mode: 'on',
    archive_timeout: `${seconds}s`,
    // Beside and moved: a segment is there whole or not at all, and one that is there is never written over.
    archive_command: `test ! -f "${folder}/%f" && cp "%p" "${folder}/%f.new" && mv "${folder}/%f.new" "${folder}/%f"`,
  };
  await asSuperuser(server, async (client) => {
    for (const [name, value] of Object.entries(settings)) await client.query(`ALTER SYSTEM SET ${name} = ${client.escapeLiteral(value)}`);
  });
}

/** Waits until everything that is written by now is archived; answers the moment of the server from which it waited. */
export const archivedByNow = (server) =>
  asSuperuser(server, async (client) => {
    const { rows } = await client.query('SELECT clock_timestamp()::text AS moment, pg_walfile_name(pg_current_wal_lsn()) AS segment');
    const [{ moment, segment }] = rows;
    for (;;) {
      const { rows: archived } = await client.query('SELECT last_archived_wal >= $1 AS there FROM pg_stat_archiver', [segment]);
      if (archived[0].there) return moment;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  });

/** A base backup of a running server into `folder`; answers its bytes. It is whole only with the archive of the time that it took. */
export const baseBackup = (folder, server) =>
  asSuperuser(server, async (client) => {
    await client.query("SELECT pg_backup_start('base', fast => true)");
    const bytes = copyFolder(server.cluster.data, folder, (name) => ![...FOLDERS_LEFT_EMPTY, ...FILES_LEFT_OUT].includes(name));
    // Answers when the archive holds every segment that this backup needs.
    const { rows } = await client.query('SELECT labelfile FROM pg_backup_stop(wait_for_archive => true)');
    writeFileSync(join(folder, 'backup_label'), rows[0].labelfile, { mode: 0o600 });
    return bytes;
  });

/**
 * Puts a base backup in the place of a cluster's data, to be recovered from an archive when it is started: to its end, or `until` a moment.
 * `lastLog` is the write-ahead log of the dead server where its disk is still there: it holds what was not archived yet.
 */
export function restoreInto(cluster, { base, archive, until = null, lastLog = null }) {
  if (existsSync(cluster.data)) throw new Error(`${cluster.data} is there already`);
  copyFolder(base, cluster.data);
  if (lastLog) copyFolder(lastLog, join(cluster.data, 'pg_wal'));
  const settings = {
    archive_mode: 'off',
    restore_command: `cp "${archive}/%f" "%p"`,
    recovery_target_action: 'promote',
    ...(until ? { recovery_target_time: until } : {}),
  };
  // The last line of a name counts.
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  appendFileSync(join(cluster.data, 'postgresql.auto.conf'), lines.join(''));
  writeFileSync(join(cluster.data, 'recovery.signal'), '');
  giveToServer(cluster, cluster.data);
}

/** Starts a restored server and waits until it has recovered and takes writes. */
export async function startRecovered(server) {
  await server.cluster.start();
  for (;;) {
    const isRecovering = await asSuperuser(server, async (client) => {
      const { rows } = await client.query('SELECT pg_is_in_recovery() AS recovering');
      return rows[0].recovering;
    });
    if (!isRecovering) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
