/**
 * A process that signs one order after the other, several at once, until it is killed or its database is gone. Argument: the errand as JSON;
 * standard input: the orders. Writes `reference number` for each that the officer was told of.
 */
import { text } from 'node:stream/consumers';
import { issuePermit } from '../../support/world/proven';
import { contextOf, type PortalErrand } from './portal-process';

/** An application that waits for its signature. */
export interface Order {
  readonly reference: string;
  readonly version: number;
}

const AT_ONCE = 4;

const ctx = contextOf(JSON.parse(process.argv[2] ?? '') as PortalErrand);
const orders = JSON.parse(await text(process.stdin)) as Order[];

async function lane(): Promise<void> {
  for (let order = orders.shift(); order; order = orders.shift()) {
    const result = await issuePermit({ ...order, validUntil: null }, ctx);
    if (!result.ok) throw new Error(`${order.reference} was refused: ${JSON.stringify(result.problem)}`);
    process.stdout.write(`${order.reference} ${result.value.permitNumber}\n`);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, lane));
process.exit(0);
