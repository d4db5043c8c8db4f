/**
 * Whether an unsafe request was sent by a page of this portal. The browser says so itself in Sec-Fetch-Site; where it does
 * not, Origin must be the configured one. Both absent: refused. Host and X-Forwarded-Host are never asked: senders choose them.
 */
export function isSameOrigin(headers: { readonly get: (name: string) => string | null }, appOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return headers.get('origin') === appOrigin;
}
