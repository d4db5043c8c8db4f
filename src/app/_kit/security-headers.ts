/** The headers of every response (security-and-reliability §6.2), by what stands at an address. */
import { isEvidenceAddress, isShownAddress, showsFiles } from './evidence-addresses';
import { paths } from './paths';

/** What an address gives: a page with scripts, a public page without, an answer for machines, a file that strangers sent, the same in a frame, or one that may be kept. */
export type AddressKind = 'page' | 'public' | 'machine' | 'evidence' | 'shown' | 'asset';

const PUBLIC_EXACT: readonly string[] = [
  paths.home,
  paths.documents,
  paths.species,
  paths.verify,
  paths.statistics,
  paths.help,
  paths.howToCheck,
  '/v',
  '/V',
];
const PUBLIC_BELOW: readonly string[] = [
  '/v/',
  '/V/',
  '/law/',
  '/share/',
  `${paths.documents}/`,
  `${paths.species}/`,
  `${paths.verify}/`,
  `${paths.statistics}/`,
];
const MACHINE_BELOW: readonly string[] = ['/api/', '/.well-known/'];
const ASSET = /^\/(_next\/static\/.+|[\w-]+\.(css|svg|ico|txt|webmanifest))$/;
const WELL_KNOWN = /^\/\.well-known\/cites-/;
/** Addresses that carry a check code, a square code or a link that opens something: nobody further on may learn them. */
const SECRET_ADDRESS = /^\/(v|V|verify|share|confirm|reset-password)(\/|$)/;
/** Those among them that hold a form: told no referrer at all, a browser without scripts names no origin either, and its form is refused. */
const SECRET_FORM = /^\/(confirm|reset-password)\//;

/** A file in a frame: nothing of it runs or is asked for, it has no origin, and no other site frames it. */
export const SHOWN_POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'";

/** What stands at a path. */
export function addressKind(path: string): AddressKind {
  if (ASSET.test(path)) return 'asset';
  if (MACHINE_BELOW.some((prefix) => path.startsWith(prefix))) return 'machine';
  if (isEvidenceAddress(path)) return 'evidence';
  if (isShownAddress(path)) return 'shown';
  return PUBLIC_EXACT.includes(path) || PUBLIC_BELOW.some((prefix) => path.startsWith(prefix)) ? 'public' : 'page';
}

interface PolicySettings {
  readonly nonce: string;
  readonly isSecure: boolean;
  /** Whether files are shown in a frame of the page: ours alone. */
  readonly showsFiles?: boolean;
}

/** The Content-Security-Policy of a kind of address. Public pages name no source of scripts at all, so none can run. */
export function contentSecurityPolicy(kind: AddressKind, { nonce, isSecure, ...page }: PolicySettings): string {
  const shared = [
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
    'report-to csp',
  ];
  if (kind === 'machine' || kind === 'asset') return "default-src 'none'; frame-ancestors 'none'";
  // Whatever a stranger's file may be, a browser runs nothing of it and asks nothing for it.
  if (kind === 'evidence') return "sandbox; default-src 'none'; frame-ancestors 'none'";
  if (kind === 'shown') return SHOWN_POLICY;
  if (kind === 'public') return ["default-src 'none'", "style-src 'self'", "img-src 'self' data:", ...shared].join('; ');
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
    `frame-src ${page.showsFiles ? "'self'" : "'none'"}`,
    "object-src 'none'",
    ...shared,
  ].join('; ');
}

function referrerPolicy(path: string): string {
  if (SECRET_FORM.test(path)) return 'same-origin';
  return SECRET_ADDRESS.test(path) ? 'no-referrer' : 'strict-origin-when-cross-origin';
}

/** All headers of a response. */
export function securityHeaders(path: string, settings: PolicySettings): Readonly<Record<string, string>> {
  const kind = addressKind(path);
  return {
    'Content-Security-Policy': contentSecurityPolicy(kind, { ...settings, showsFiles: showsFiles(path) }),
    'Reporting-Endpoints': `csp="${paths.api.cspReport}"`,
    ...(settings.isSecure ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload' } : {}),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': kind === 'shown' ? 'SAMEORIGIN' : 'DENY',
    'Referrer-Policy': referrerPolicy(path),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': WELL_KNOWN.test(path) ? 'cross-origin' : 'same-origin',
    'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
    ...(kind === 'asset' || WELL_KNOWN.test(path) ? {} : { 'Cache-Control': 'no-store' }),
    ...(SECRET_ADDRESS.test(path) ? { 'X-Robots-Tag': 'noindex, nofollow' } : {}),
  };
}
