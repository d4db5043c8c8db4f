import { randomUUID } from 'node:crypto';
import type { Actor } from '@/domain/access/actor';
import { endorsePermit } from '@/services/border/endorse-permit';
import type { World } from '../../support/world';
import type { RequestOptions } from '../../support/world/request';

/** One officer's request to endorse so much of the first line. */
export const endorsing =
  (world: World, officer: Actor, permitNumber: string, quantity: string, request: RequestOptions = {}, key: string = randomUUID()) =>
  () =>
    endorsePermit(
      { permitNumber, quantities: { '1': quantity }, transportDocument: 'AWB 176-1234', remarks: null, idempotencyKey: key },
      world.ctx(officer, request),
    );

/** What the register holds of a permit's first line. */
export async function balanceOf(world: World, permitNumber: string) {
  const { state, lines } = await world.permitOf(permitNumber);
  return { state, endorsed: lines[0]?.endorsed };
}
