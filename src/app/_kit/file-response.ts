import type { MediaType } from '@/domain/evidence/file-name';
import { SHOWN_POLICY } from './security-headers';

interface NamedFile {
  readonly name: string;
  readonly mediaType: MediaType;
}

// RFC 8187: letters that a header cannot carry are written as bytes of UTF-8; apostrophe, parentheses and asterisk as well.
const asHeader = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const answerOf = (file: NamedFile, bytes: Uint8Array, disposition: 'attachment' | 'inline', policy: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `${disposition}; filename*=UTF-8''${asHeader(file.name)}`,
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });

/** A file that a stranger sent, as an answer: saved and never shown, run by no browser, kept by no cache (security §6.1). */
export const fileResponse = (file: NamedFile, bytes: Uint8Array): Response =>
  answerOf(file, bytes, 'attachment', "sandbox; default-src 'none'; frame-ancestors 'none'");

/** The same for a frame of our own pages, where the browser's viewer draws it and runs nothing of it. */
export const shownResponse = (file: NamedFile, bytes: Uint8Array): Response => answerOf(file, bytes, 'inline', SHOWN_POLICY);
