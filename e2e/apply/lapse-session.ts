// Lets the newest session of a person run out, as half an hour without a step does. The person's e-mail address is the argument.
import { installation } from '../../src/composition';

const { db } = installation();
const person = { email: process.argv[2] ?? '' };
const { id } = await db.session.findFirstOrThrow({ where: { person, endedAt: null }, orderBy: { createdAt: 'desc' } });
await db.session.update({ where: { id }, data: { lastSeenAt: new Date(Date.now() - 3_600_000) } });
await db.$disconnect();
