import 'server-only';
import type { Application } from '@/domain/application/application';
import { MANDATORY_ITEMS, type MandatoryItem } from '@/domain/permit/mandatory-items';
import { gatherFacts } from '../application/gather-facts';
import { mandatoryFacts } from '../application/missing-items';
import type { ServiceContext } from '../context';
import { draftContent } from './draft-content';

/** How one item of the mandatory set stands on the draft: there, missing, or written only when it is signed or has crossed. */
export interface CheckedItem {
  readonly letter: string;
  readonly item: MandatoryItem;
  readonly basis: string;
  readonly state: 'there' | 'missing' | 'at-signing' | 'at-border';
}

const AT_SIGNING: readonly MandatoryItem[] = ['number', 'signature', 'seal'];
const AT_BORDER: readonly MandatoryItem[] = ['actual-quantity', 'transport-document'];

/** Every item of the mandatory set of Res. Conf. 12.3 (FRM-02), held against the permit as it would be drawn today; null where no form can be filled. */
export async function checkDraft(application: Application, ctx: ServiceContext): Promise<readonly CheckedItem[] | null> {
  const draft = ctx.actor ? await draftContent(ctx.db, application, ctx.actor, ctx) : null;
  if (!draft) return null;
  const lines = (await gatherFacts(ctx.db, application, null, ctx)).map(({ line }) => line);
  const facts = mandatoryFacts(application, lines);
  const stateOf = (item: MandatoryItem, isThere: boolean): CheckedItem['state'] => {
    if (AT_SIGNING.includes(item)) return 'at-signing';
    if (AT_BORDER.includes(item)) return 'at-border';
    return isThere ? 'there' : 'missing';
  };
  return MANDATORY_ITEMS.map(({ letter, item, basis, isThere }) => ({
    letter,
    item,
    basis,
    state: stateOf(item, isThere(draft, facts)),
  }));
}
