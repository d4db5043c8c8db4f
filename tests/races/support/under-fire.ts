/** Signs many applications while the portal and its PostgreSQL are killed now and then. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root, typescript } from '../../../scripts/setup/installation.mjs';
import type { Order } from './issue-many';
import type { PortalErrand } from './portal-process';

/** What is killed. */
export type Victim = 'portal' | 'database';

/** What was seen from outside. */
export interface Fire {
  /** By application, every number that an officer was told; more than one would be two permits for one application. */
  readonly told: ReadonlyMap<string, ReadonlySet<string>>;
  /** What portals said that ended by themselves while their database was alive. */
  readonly failures: readonly string[];
}

/** Lets one portal sign until it is done, or until so many are told and `strike` is called; answers what it said if it ended by itself, and not well. */
async function portalRuns(
  errand: PortalErrand,
  env: NodeJS.ProcessEnv,
  orders: readonly Order[],
  heard: (reference: string, number: string) => void,
  strike: { readonly after: number; readonly delay: number; readonly kill: (portal: () => void) => Promise<void> } | null,
): Promise<string | null> {
  const child = spawn(process.execPath, typescript('tests/races/support/issue-many.ts', JSON.stringify(errand)), { cwd: root, env });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const ended = new Promise<boolean>((resolve) => child.once('close', (code, signal) => resolve(code === 0 || signal === 'SIGKILL')));
  let count = 0;
  let struck: Promise<void> | null = null;
  createInterface(child.stdout).on('line', (line) => {
    const [reference = '', number = ''] = line.split(' ');
    heard(reference, number);
    count += 1;
    if (strike && count === strike.after)
      struck = new Promise((resolve) => setTimeout(resolve, strike.delay)).then(() => strike.kill(() => child.kill('SIGKILL')));
  });
  child.stdin.end(JSON.stringify(orders));
  const isWell = await ended;
  await struck;
  return isWell ? null : complaint;
}

/**
 * Has `orders` signed by portals of their own, each of which is killed, or loses its database, after some more were told; then the sweeper
 * comes, and the next portal is sent what nobody was told of. `chance` says after how many and how late.
 */
export async function signUnderFire(
  orders: readonly Order[],
  victims: readonly Victim[],
  by: {
    readonly errand: () => PortalErrand;
    readonly env: () => NodeJS.ProcessEnv;
    readonly crashDatabase: () => Promise<void>;
    readonly recover: (victim: Victim) => Promise<void>;
    readonly chance: () => number;
  },
): Promise<Fire> {
  const told = new Map<string, Set<string>>();
  const failures: string[] = [];
  const heard = (reference: string, number: string) => {
    told.set(reference, (told.get(reference) ?? new Set()).add(number));
  };
  const untold = () => orders.filter(({ reference }) => !told.has(reference));
  const share = orders.length / (victims.length + 1);
  for (const victim of victims) {
    const after = Math.max(1, Math.round(share * (0.5 + by.chance() / 2)));
    const kill = victim === 'portal' ? async (portal: () => void) => portal() : by.crashDatabase;
    const complaint = await portalRuns(by.errand(), by.env(), untold(), heard, { after, delay: 250 * by.chance(), kill });
    if (victim === 'portal' && complaint) failures.push(complaint);
    await by.recover(victim);
  }
  const complaint = await portalRuns(by.errand(), by.env(), untold(), heard, null);
  if (complaint) failures.push(complaint);
  return { told, failures };
}
