import { createHash } from 'node:crypto';
import type { SealStatement } from '@/services/ports';
import { openPdf } from './pdf-update';
import { derSignature, signedAttributes, writeSeal } from './seal-cms';

/** The key of the seal and what the seal says. */
export interface Seal extends SealStatement {
  /** ES256 by the key of the seal over what it is handed: 64 bytes r‖s. The key itself is elsewhere. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Certificate of that key first, then those above it; DER. */
  readonly certificateChain: readonly Uint8Array[];
}

/** Bytes kept for the signature: our CMS takes about 1.4 kB; the rest is for a time stamp and a longer chain. */
const SIGNATURE_BYTES = 8192;
/** Flags of a signature field's form: a signature exists, and only additions are lawful (ISO 32000-1, table 219). */
const SIGNATURES_EXIST_APPEND_ONLY = 3;
const PRINTED = 4;
/** Ten digits for each place: more than a file of ours ever needs. */
const RANGE = '/ByteRange [0 ********** ********** **********]';

/** Any text as a PDF string: UTF-16 in hexadecimal digits. */
const textString = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
const moment = (at: Date): string => `(D:${at.toISOString().replace(/[-:T]|\.\d+/g, '')})`;

/** A dictionary with more in it. */
const withEntries = (dictionary: string, more: string): string => dictionary.replace(/\s*>>$/, `\n${more}\n>>`);

/** Adds the signature field. Certified with P = 1: a reader reports any later change as breaking the seal (ISO 32000-1, §12.8.2.2). */
function withField(pdf: Uint8Array, { signerName, reason, place, contact = '', at }: Seal): Uint8Array {
  const file = openPdf(pdf);
  const reference = (text: string, key: string): number => Number(new RegExp(`/${key}\\s*\\[?\\s*(\\d+) 0 R`).exec(text)?.[1]);
  const catalog = file.bodyOf(file.root);
  const page = reference(file.bodyOf(reference(catalog, 'Pages')), 'Kids');
  const [signature, field, appearance] = [file.size, file.size + 1, file.size + 2];
  return file.with([
    [
      file.root,
      withEntries(
        catalog,
        `/AcroForm << /SigFlags ${SIGNATURES_EXIST_APPEND_ONLY} /Fields [ ${field} 0 R ] >>\n/Perms << /DocMDP ${signature} 0 R >>`,
      ),
    ],
    [page, withEntries(file.bodyOf(page), `/Annots [ ${field} 0 R ]`)],
    [
      signature,
      `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n${RANGE}\n/Contents <${'0'.repeat(2 * SIGNATURE_BYTES)}>\n` +
        `/Name ${textString(signerName)}\n/Reason ${textString(reason)}\n/Location ${textString(place)}\n/ContactInfo ${textString(contact)}\n/M ${moment(at)}\n` +
        '/Reference [ << /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >> ]\n>>',
    ],
    [
      field,
      `<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T (Seal)\n/Rect [ 0 0 0 0 ]\n/F ${PRINTED}\n/P ${page} 0 R\n/V ${signature} 0 R\n/AP << /N ${appearance} 0 R >>\n>>`,
    ],
    [appearance, '<<\n/Type /XObject\n/Subtype /Form\n/BBox [ 0 0 0 0 ]\n/Resources << >>\n/Length 0\n>>\nstream\n\nendstream'],
  ]);
}

/** Writes the ranges into the room kept for them, and gives the gap between: the signature's own hexadecimal text. */
function fixRanges(file: Buffer): { readonly start: number; readonly end: number } {
  const at = file.lastIndexOf(RANGE);
  const start = file.indexOf('/Contents <', at) + '/Contents '.length;
  const end = start + 2 * SIGNATURE_BYTES + 2;
  file.write(`/ByteRange [0 ${start} ${end} ${file.length - end}]`.padEnd(RANGE.length), at, 'latin1');
  return { start, end };
}

/** A time stamp on the signature, if one is to be had and fits; a seal without one is a seal. */
async function stamped(statement: Parameters<typeof writeSeal>[0], stamp: Seal['stamp']): Promise<Uint8Array> {
  const timeStamp = stamp ? await stamp(createHash('sha256').update(derSignature(statement.signature)).digest()) : null;
  const cms = writeSeal({ ...statement, timeStamp });
  return cms.length <= SIGNATURE_BYTES ? cms : writeSeal(statement);
}

/** Seals a finished permit (PAdES, ETSI.CAdES.detached, ECDSA P-256) behind its last byte. The sealed file is never written to again. */
export async function sealPdf(pdf: Uint8Array, seal: Seal): Promise<Uint8Array> {
  const { certificateChain, sign, stamp } = seal;
  const [certificate] = certificateChain;
  if (!certificate) throw new Error('the seal has no certificate');
  const file = Buffer.from(withField(pdf, seal));
  const { start, end } = fixRanges(file);
  const digest = createHash('sha256').update(file.subarray(0, start)).update(file.subarray(end)).digest();
  const signature = await sign(signedAttributes(certificate, digest));
  const cms = await stamped({ certificateChain, digest, signature, timeStamp: null }, stamp);
  if (cms.length > SIGNATURE_BYTES) throw new Error('the chain of the seal is too long');
  file.write(Buffer.from(cms).toString('hex'), start + 1, 'latin1');
  return new Uint8Array(file);
}
