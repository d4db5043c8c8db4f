import 'server-only';
import { z } from 'zod';
import type { OfficeRoute } from '@/domain/offices/routing';
import type { IsoDate } from '@/domain/shared/iso-date';
import { TAXON_GROUPS } from '@/domain/taxonomy/taxon-group';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** An office of a Management Authority. */
export interface Office {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly authorityName: string;
  /** What stands on its letters and permits in place of the authority's; empty and null are the authority's. */
  readonly address: readonly string[];
  readonly place: string | null;
  readonly contact: string | null;
}

/** The offices of the Management Authorities, by code. */
export async function managementOffices(db: Reader): Promise<readonly Office[]> {
  const rows = await db.office.findMany({
    where: { authority: { kind: 'management' } },
    orderBy: { code: 'asc' },
    include: { authority: { select: { name: true } } },
    take: 200,
  });
  return rows.map(({ id, code, name, address, place, contact, authority }) => ({
    id,
    code,
    name,
    authorityName: authority.name,
    address,
    place,
    contact,
  }));
}

/** The rows of the routing table that are or will be in force, and those that were. */
export async function officeRoutes(db: Reader): Promise<readonly (OfficeRoute & { readonly source: string })[]> {
  const rows = await db.officeRoute.findMany({ orderBy: [{ validFrom: 'asc' }, { id: 'asc' }], take: 1_000 });
  return rows.map((row) => ({
    id: row.id,
    officeId: row.officeId,
    taxonGroup: z.enum(TAXON_GROUPS).nullable().parse(row.taxonGroup),
    postalPrefix: row.postalPrefix,
    validFrom: row.validFrom.toISOString().slice(0, 10) as IsoDate,
    validTo: (row.validTo?.toISOString().slice(0, 10) ?? null) as IsoDate | null,
    source: row.source,
  }));
}

/** Moves an application to an office. */
export async function saveOffice(tx: Tx, applicationId: string, officeId: string, at: string): Promise<void> {
  await tx.db.application.update({ where: { id: applicationId }, data: { officeId, updatedAt: at }, select: { id: true } });
}

/** A case that another office may read. */
export interface CaseShare {
  readonly id: string;
  readonly officeId: string;
  readonly officeName: string;
  readonly reason: string;
  readonly sharedAt: string;
}

/** The shares of a case that have not ended. */
export async function sharesOf(db: Reader, applicationId: string): Promise<readonly CaseShare[]> {
  const rows = await db.caseShare.findMany({
    where: { applicationId, endedAt: null },
    include: { office: { select: { name: true } } },
    orderBy: { sharedAt: 'asc' },
  });
  return rows.map(({ id, officeId, reason, sharedAt, office }) => ({
    id,
    officeId,
    officeName: office.name,
    reason,
    sharedAt: sharedAt.toISOString(),
  }));
}

/** Whether a case is shared with an office now. */
export async function isSharedWith(db: Reader, applicationId: string, officeId: string): Promise<boolean> {
  return (await db.caseShare.count({ where: { applicationId, officeId, endedAt: null } })) > 0;
}

/** Lets an office read a case. */
export async function insertShare(
  tx: Tx,
  share: {
    readonly id: string;
    readonly applicationId: string;
    readonly officeId: string;
    readonly reason: string;
    readonly sharedBy: string;
    readonly at: string;
  },
): Promise<void> {
  const { at, ...data } = share;
  await tx.db.caseShare.create({ data: { ...data, sharedAt: at }, select: { id: true } });
}

/** Ends a share; false when it had ended. */
export async function endShare(tx: Tx, applicationId: string, officeId: string, by: string, at: string): Promise<boolean> {
  const { count } = await tx.db.caseShare.updateMany({
    where: { applicationId, officeId, endedAt: null },
    data: { endedBy: by, endedAt: at },
  });
  return count > 0;
}
