import 'server-only';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { findPublishedList, saveSignedList, statesOfYear, yearsWithPermits } from '@/data/repositories/list-repository';
import { PERMIT_STATES, type PermitState } from '@/domain/permit/permit-states';
import { packStates, STATUS_LIST_HOURS, STATUS_RENEWED_HOURS } from '@/domain/verification/status-list';
import type { ServiceContext } from '../context';
import { signedByPortal } from '../keys/sign-list';

const HOUR = 3_600_000;

/** Publishes the states of each year whose permits changed since its last list, or whose list grows old; answers the years. */
export async function publishStatusLists(ctx: ServiceContext): Promise<readonly string[]> {
  const published: string[] = [];
  for (const { year, changedAt } of await yearsWithPermits(ctx.db, ctx.party.code)) {
    const name = String(year % 100).padStart(2, '0');
    const last = await findPublishedList(ctx.db, 'status', name);
    const isFresh = last !== null && Date.parse(ctx.now) - Date.parse(last.issuedAt) < STATUS_RENEWED_HOURS * HOUR;
    // A change in the millisecond of the list itself may have come after it was read.
    if (last && isFresh && Date.parse(changedAt) < Date.parse(last.issuedAt)) continue;
    await publishYear(year, name, (last?.counter ?? 0) + 1, ctx);
    published.push(name);
  }
  return published;
}

async function allStates(year: number, ctx: ServiceContext) {
  const states: { readonly serial: number; readonly state: PermitState }[] = [];
  for (let after = 0; ; ) {
    const page = await statesOfYear(ctx.db, ctx.party.code, year, after);
    const last = page.at(-1);
    if (!last) return states;
    states.push(...page.map(({ serial, state }) => ({ serial, state: z.enum(PERMIT_STATES).parse(state) })));
    after = last.serial;
  }
}

async function publishYear(year: number, name: string, counter: number, ctx: ServiceContext): Promise<void> {
  const states = await allStates(year, ctx);
  const highest = states.at(-1)?.serial ?? 0;
  const nextUpdate = new Date(Date.parse(ctx.now) + STATUS_LIST_HOURS * HOUR).toISOString();
  const list = {
    type: 'cites-status/1',
    party: ctx.party.code,
    year: name,
    counter,
    issuedAt: ctx.now,
    nextUpdate,
    highest,
    states: gzipSync(packStates(states, highest)).toString('base64'),
  };
  const body = await signedByPortal(list, ctx);
  await saveSignedList(ctx.db, 'status', name, { counter, body, issuedAt: ctx.now, nextUpdate });
}
