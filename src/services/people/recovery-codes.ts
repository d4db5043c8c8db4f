import 'server-only';
import { replaceRecoveryCodes } from '@/data/repositories/factor-repository';
import type { Tx } from '@/data/transaction';
import type { ServiceContext } from '../context';

const CODES = 10;
/** Sixty bits, in letters that cannot be mistaken for one another (Crockford). */
const LENGTH = 12;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Ten codes, written in groups of four. Made out of a seed, so that a page that is drawn again (a form refused with scripts off)
 * shows the same, and nothing is kept before their owner says that they have them.
 */
export const recoveryCodesFrom = (seed: string, { ports }: Pick<ServiceContext, 'ports'>): readonly string[] =>
  Array.from({ length: CODES }, (_, nth) =>
    [...ports.vault.mac(seed, `recovery code ${nth}`).slice(0, LENGTH)]
      .map((byte) => LETTERS[byte % LETTERS.length])
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  );

/** A code as it is compared: however it was typed. */
const plainCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1').slice(0, 40);

/** The digest that the register keeps of a code. Only this portal can make it, so that a copied register gives none away. */
export const recoveryMac = (typed: string, personId: string, { ports }: Pick<ServiceContext, 'ports'>): Uint8Array =>
  ports.vault.mac(plainCode(typed), `recovery:${personId}`);

/** Puts new codes in the place of the old. */
export async function keepRecoveryCodes(tx: Tx, personId: string, codes: readonly string[], ctx: ServiceContext): Promise<void> {
  await replaceRecoveryCodes(
    tx,
    personId,
    codes.map((code) => recoveryMac(code, personId, ctx)),
    ctx.now,
  );
  tx.record({ type: 'RecoveryCodesReplaced', subject: 'person', subjectId: personId, payload: {} });
}
