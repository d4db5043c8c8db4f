// Opens a whole session for an officer of a throw-away Exampleland and prints its cookie: what is measured is the pages, not the door.
// Called by scripts/bench-load.mjs.
import { encode } from 'next-auth/jwt';
import { sceneActor } from '../../prisma/seed/demo-scenes';
import { env } from '../../src/config/env';
import { inTransaction } from '../../src/data/transaction';
import { ok } from '../../src/domain/shared/result';
import { openSession } from '../../src/services/people/open-session';

const [email = ''] = process.argv.slice(2);
const ctx = await sceneActor(email);
if (!ctx.actor) throw new Error(`${email} is nobody of Exampleland`);
const { personId, roles } = ctx.actor;
const opened = await inTransaction(ctx, async (tx) => ok(await openSession(tx, { personId, roles }, 'totp', ctx)));
if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
console.log(`COOKIE sid=${await encode({ token: { sid: opened.value.sessionId }, secret: env().authSecret, salt: 'sid' })}`);
await ctx.db.$disconnect();
