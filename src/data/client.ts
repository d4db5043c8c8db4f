import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client';

/** The register, through one pool as the runtime role that owns nothing. */
export type Database = PrismaClient;

/** Whatever can read the register: the pool, or a transaction of it. */
export type Reader = Database | Prisma.TransactionClient;

/** Opens a pool. Ten connections on a two-core server keep PostgreSQL busy and no request waiting for long. */
export const openDatabase = (connectionString: string): Database =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max: 10,
      connectionTimeoutMillis: 10_000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 15_000,
      options: '-c lock_timeout=8000',
    }),
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
