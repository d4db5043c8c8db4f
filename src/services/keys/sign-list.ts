import 'server-only';
import { toLowS } from '@/qr/permit-code';
import type { ServiceContext } from '../context';
import { bytesToSign } from './signed-list';

/** The text of a list under the signature of the key for lists of states, which the portal has at hand; the root is offline. */
export async function signedByPortal(list: object, { ports: { signer } }: ServiceContext): Promise<string> {
  const { kid } = await signer.keyInUse('status');
  const value = Buffer.from(toLowS(await signer.sign(kid, bytesToSign(list)))).toString('base64url');
  return `${JSON.stringify({ ...list, signature: { kid, value } })}\n`;
}
