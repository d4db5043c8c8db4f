import 'server-only';
import type { Places, WorkPlace } from '@/domain/people/work-place';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** Every office and border post, by name. */
export async function officesAndPosts(db: Reader): Promise<Places> {
  const byName = { select: { id: true, name: true }, orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }], take: 500 };
  const [offices, posts] = await Promise.all([db.office.findMany(byName), db.borderPost.findMany(byName)]);
  return { offices, posts };
}

/** Writes where somebody works. */
export async function savePlace(tx: Tx, personId: string, { office, post, leads }: WorkPlace): Promise<void> {
  await tx.db.person.update({
    where: { id: personId },
    data: { officeId: office, postId: post, managesQueue: leads },
    select: { id: true },
  });
}
