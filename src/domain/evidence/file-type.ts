import { fail, ok, type Result } from '../shared/result';
import { isPhonePicture, type MediaType, typeOfName } from './file-name';
import type { UploadFault } from './upload-fault';

const bytesOf = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const STARTS: readonly { readonly type: MediaType; readonly bytes: readonly number[] }[] = [
  { type: 'application/pdf', bytes: bytesOf('%PDF-') },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];
/** The end of a zip archive's list, which may lie this far before the end of a file. */
const ARCHIVE_END = [0x50, 0x4b, 0x05, 0x06];
const ARCHIVE_REACH = 65_557;
const PDF_END = bytesOf('%%EOF');
const BLANK = [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20];

const standsAt = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

function lastPlaceOf(bytes: Uint8Array, wanted: readonly number[], reach: number): number {
  for (let at = bytes.length - wanted.length; at >= Math.max(0, bytes.length - reach); at -= 1) if (standsAt(bytes, at, wanted)) return at;
  return -1;
}

/** Whether a PDF ends where it says it ends: what follows its last line would be another file. */
function endsAsPdf(bytes: Uint8Array): boolean {
  const end = lastPlaceOf(bytes, PDF_END, bytes.length);
  if (end === -1) return false;
  return bytes.subarray(end + PDF_END.length).every((byte) => BLANK.includes(byte));
}

const isHeic = (bytes: Uint8Array): boolean => standsAt(bytes, 4, bytesOf('ftyphei')) || standsAt(bytes, 4, bytesOf('ftypmif1'));

/**
 * The kind of a file, when its name and its first bytes agree and nothing else is hidden behind it: a file that two programs
 * would read as two different things is refused (security §6.1).
 */
export function judgeType(name: string, bytes: Uint8Array): Result<MediaType, UploadFault> {
  if (isPhonePicture(name) || isHeic(bytes)) return fail('heic');
  const promised = typeOfName(name);
  const found = STARTS.find((start) => standsAt(bytes, 0, start.bytes))?.type ?? null;
  if (promised === null || found !== promised) return fail('wrong-type');
  if (lastPlaceOf(bytes, ARCHIVE_END, ARCHIVE_REACH) !== -1) return fail('wrong-type');
  return found !== 'application/pdf' || endsAsPdf(bytes) ? ok(found) : fail('broken');
}
