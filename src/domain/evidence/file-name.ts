/** The kinds of file that are taken (decisions §10). */
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

const BY_ENDING: Readonly<Record<string, MediaType>> = { pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png' };

/** What a file picker is told. HEIC is left out: a phone then turns its photographs into JPEG by itself. */
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';

const LONGEST = 100;
// Controls, and the marks that turn the direction of what follows: "cod.exe" must not be shown as "exe.doc".
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** A file's name as it may be kept and shown: no folder, nothing unseen, one form of each character. Never used as a place on a disk. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = last
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .replace(/["<>|:*?;]/g, '_')
    .trim();
  const ending = endingOf(seen);
  const stem = ending === '' ? seen : seen.slice(0, -(ending.length + 1));
  const short = Array.from(stem).slice(0, LONGEST).join('').replace(/^\.+/, '').trim() || 'document';
  return ending === '' ? short : `${short}.${Array.from(ending).slice(0, 10).join('')}`;
}

/** The kind of file that a name promises, or null for one that is not taken. */
export const typeOfName = (name: string): MediaType | null => BY_ENDING[endingOf(name)] ?? null;

/** Whether a name is that of a phone's own picture format, for which there is advice. */
export const isPhonePicture = (name: string): boolean => ['heic', 'heif'].includes(endingOf(name));
