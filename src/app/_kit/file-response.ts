import type { MediaType } from '@/domain/evidence/file-name';

// RFC 8187: letters that a header cannot carry are written as bytes of UTF-8; apostrophe, parentheses and asterisk as well.
const asHeader = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A file that a stranger sent, as an answer: saved and never shown, run by no browser, kept by no cache (security §6.1). */
export const fileResponse = (file: { readonly name: string; readonly mediaType: MediaType }, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename*=UTF-8''${asHeader(file.name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
