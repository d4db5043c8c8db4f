import 'server-only';
import { findPublishedList, type PublishedList } from '@/data/repositories/list-repository';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';

export type { PublishedList };

const found = (list: PublishedList | null): Result<PublishedList> => (list ? ok(list) : fail({ kind: 'not-found', what: 'page' }));

/** The keys of this Party as its root last signed them. */
export const getKeyList = async (_: unknown, ctx: ServiceContext): Promise<Result<PublishedList>> =>
  found(await findPublishedList(ctx.db, 'keys', ''));

/** The states of a year's permits as they were last signed; the year by its two digits. */
export const getStatusList = async ({ year }: { readonly year: string }, ctx: ServiceContext): Promise<Result<PublishedList>> =>
  found(await findPublishedList(ctx.db, 'status', year));

/** Whose keys this Party trusts, with their lists, as it was last signed. */
export const getTrustList = async (_: unknown, ctx: ServiceContext): Promise<Result<PublishedList>> =>
  found(await findPublishedList(ctx.db, 'trust', ''));
