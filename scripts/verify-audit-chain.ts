// npm run audit:verify: recomputes the whole audit log as the runtime role; names the first bad link, with exit code 1.
import { env } from '@/config/env';
import { openDatabase } from '@/data/client';
import type { ChainFault } from '@/domain/audit/hash-chain';
import { type ChainReport, verifyAuditChain } from '@/services/audit/verify-audit-chain';

const WORDS: Record<ChainFault['fault'], string> = {
  hash: 'its content does not give its hash: the row was altered',
  link: 'it does not continue from the event before it: one of the two was exchanged',
  sequence: 'it does not follow the number before it: an event was removed or inserted',
  head: 'the log does not end where its head says: events were cut off or added at the end',
};

function print({ checked, headSeq, headHash, fault }: ChainReport): void {
  if (fault) {
    console.error(`BROKEN at event ${fault.seq} (${fault.fault}): ${WORDS[fault.fault]}.`);
    console.error(`${checked} events before it are sound. The head names event ${headSeq}, hash ${headHash}.`);
    process.exitCode = 1;
    return;
  }
  console.log(`SOUND: ${checked} events. Head: event ${headSeq}, hash ${headHash}`);
}

const db = openDatabase(env().databaseUrl);
try {
  print(await verifyAuditChain({ newest: null }, { db }));
} finally {
  await db.$disconnect();
}
