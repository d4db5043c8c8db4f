import 'server-only';
import { z } from 'zod';
import type { Database } from '../client';

/** What somebody typed into a form and has not saved. */
export interface KeptForm {
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
  readonly keptAt: string;
}

const typedSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** What a person typed on a page, or null. */
export async function findKeptForm(db: Database, personId: string, address: string): Promise<KeptForm | null> {
  const row = await db.keptForm.findUnique({ where: { personId_address: { personId, address } } });
  const typed = row ? typedSchema.safeParse(row.typed) : null;
  return row && typed?.success ? { typed: typed.data, keptAt: row.keptAt.toISOString() } : null;
}

/** Keeps what a person typed on a page, in place of what was kept before; of all their pages the newest `most` stay. */
export async function saveKeptForm(
  db: Database,
  form: {
    readonly personId: string;
    readonly address: string;
    readonly typed: KeptForm['typed'];
    readonly at: string;
    readonly most: number;
  },
): Promise<void> {
  const { personId, address, at, most } = form;
  const typed = Object.fromEntries(
    Object.entries(form.typed).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
  await db.keptForm.upsert({
    where: { personId_address: { personId, address } },
    create: { personId, address, typed, keptAt: at },
    update: { typed, keptAt: at },
  });
  const older = await db.keptForm.findMany({ where: { personId }, orderBy: { keptAt: 'desc' }, skip: most, select: { address: true } });
  if (older.length > 0) await db.keptForm.deleteMany({ where: { personId, address: { in: older.map((row) => row.address) } } });
}

/** Forgets what a person typed on a page. */
export async function deleteKeptForm(db: Database, personId: string, address: string): Promise<void> {
  await db.keptForm.deleteMany({ where: { personId, address } });
}
