import { createHash } from 'node:crypto';
import { SignPdf } from '@signpdf/signpdf';
import { DEFAULT_BYTE_RANGE_PLACEHOLDER, Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { PDFDocument, PDFHexString, PDFInvalidObject, PDFName, PDFString } from 'pdf-lib';
import { signedAttributes, writeSeal } from './seal-cms';

/** The key of the seal and what the seal says. */
export interface Seal {
  /** ES256 by the key of the seal over what it is handed: 64 bytes r‖s. The key itself is elsewhere. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Certificate of that key first, then those above it; DER. */
  readonly certificateChain: readonly Uint8Array[];
  readonly signerName: string;
  readonly reason: string;
  readonly place: string;
  readonly at: Date;
}

/** Bytes kept for the signature: our CMS takes about 1.4 kB; the rest is for a time-stamp token and a longer chain. */
const SIGNATURE_BYTES = 8192;
/** Flags of a signature field's form: a signature exists, and only additions are lawful (ISO 32000-1, table 219). */
const SIGNATURES_EXIST_APPEND_ONLY = 3;
const PRINTED = 4;

/** Makes the CMS of a PAdES baseline signature over the file around it. */
class SealSigner extends Signer {
  constructor(private readonly seal: Seal) {
    super();
  }

  override async sign(pdf: Buffer): Promise<Buffer> {
    const { certificateChain, sign } = this.seal;
    const [certificate] = certificateChain;
    if (!certificate) throw new Error('the seal has no certificate');
    const digest = createHash('sha256').update(pdf).digest();
    const signature = await sign(signedAttributes(certificate, digest));
    return Buffer.from(writeSeal({ certificateChain, digest, signature, timeStamp: null }));
  }
}

/** Adds the signature field. Certified with P = 1: a reader reports any later change as breaking the seal (ISO 32000-1, §12.8.2.2). */
function addField(doc: PDFDocument, { signerName, reason, place, at }: Seal): void {
  const { context, catalog } = doc;
  const [page] = doc.getPages();
  if (!page) throw new Error('a permit has at least one page');
  const gap = PDFName.of(DEFAULT_BYTE_RANGE_PLACEHOLDER);
  const signature = context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: SUBFILTER_ETSI_CADES_DETACHED,
    ByteRange: [0, gap, gap, gap],
    Contents: PDFHexString.of('0'.repeat(2 * SIGNATURE_BYTES)),
    Name: PDFHexString.fromText(signerName),
    Reason: PDFHexString.fromText(reason),
    Location: PDFHexString.fromText(place),
    M: PDFString.fromDate(at),
    Reference: [
      {
        Type: 'SigRef',
        TransformMethod: 'DocMDP',
        TransformParams: { Type: 'TransformParams', P: 1, V: '1.2' },
      },
    ],
  });
  // As opaque bytes: the signature dictionary must be written plainly, at the length it has now.
  const bytes = new Uint8Array(signature.sizeInBytes());
  signature.copyBytesInto(bytes, 0);
  const signatureRef = context.register(PDFInvalidObject.of(bytes));
  const appearance = context.register(context.formXObject([], { BBox: [0, 0, 0, 0], Resources: {} }));
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Seal'),
      Rect: [0, 0, 0, 0],
      F: PRINTED,
      P: page.ref,
      V: signatureRef,
      AP: { N: appearance },
    }),
  );
  page.node.set(PDFName.of('Annots'), context.obj([field]));
  catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: SIGNATURES_EXIST_APPEND_ONLY, Fields: [field] }));
  catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: signatureRef }));
}

/** Seals a finished permit (PAdES, ETSI.CAdES.detached, ECDSA P-256). The sealed file is never written to again. */
export async function sealPdf(pdf: Uint8Array, seal: Seal): Promise<Uint8Array> {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false });
  addField(doc, seal);
  const open = await doc.save({ useObjectStreams: false });
  return new Uint8Array(await new SignPdf().sign(Buffer.from(open), new SealSigner(seal), seal.at));
}
