import { BlockList, isIP, isIPv6 } from 'node:net';

const PLAIN_V4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;
const plain = (address: string) => PLAIN_V4.exec(address.trim())?.[1] ?? address.trim();
const family = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    if (bits === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(bits), family(address));
  }
  return list;
}

/** One subscriber owns a whole /64, so attempts are counted by that. */
function counted(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const missing = address.includes('::') ? 8 - left.length - right.length : 0;
  const groups = [...left, ...Array<string>(Math.max(missing, 0)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/**
 * The address a request came from: the socket's, unless that is a proxy we trust; then the last address in
 * X-Forwarded-For that is not one. What a client writes into that header itself is never believed.
 */
export function clientAddress(socket: string | null, forwardedFor: string | null, trustedProxies: readonly string[]): string {
  const trusted = listOf(trustedProxies);
  const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, family(address));
  let current = plain(socket ?? '');
  const hops = (forwardedFor ?? '').slice(0, 2000).split(',').map(plain).reverse();
  for (const hop of hops) {
    if (!isTrusted(current) || isIP(hop) === 0) break;
    current = hop;
  }
  return isIP(current) === 0 ? 'unknown' : counted(current);
}
