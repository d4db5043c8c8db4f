/** What the reference queries need of a database: Prisma's client or its transaction, or anything that answers as they do. */
export type Queryable = { $queryRawUnsafe<T = unknown>(sql: string, ...values: unknown[]): Promise<T> };
