import { createHash } from 'node:crypto';
import { SignPdf } from '@signpdf/signpdf';
import { DEFAULT_BYTE_RANGE_PLACEHOLDER, Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import * as asn1js from 'asn1js';
import { PDFDocument, PDFHexString, PDFInvalidObject, PDFName, PDFString } from 'pdf-lib';
import * as pkijs from 'pkijs';

/** The key of the seal and what the seal says. */
export interface Seal {
  /** PKCS#8 of a P-256 key, DER. */
  readonly privateKeyPkcs8: Uint8Array;
  /** Certificate of that key first, then those above it; DER. */
  readonly certificateChain: readonly Uint8Array[];
  readonly signerName: string;
  readonly reason: string;
  readonly place: string;
  readonly at: Date;
}

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/** Bytes kept for the signature: our CMS takes about 1.4 kB; the rest is for a time-stamp token and a longer chain. */
const SIGNATURE_BYTES = 8192;
/** Flags of a signature field's form: a signature exists, and only additions are lawful (ISO 32000-1, table 219). */
const SIGNATURES_EXIST_APPEND_ONLY = 3;
const PRINTED = 4;

const sha256 = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
const engine = new pkijs.CryptoEngine({ name: 'node', crypto: globalThis.crypto });

/** ESSCertIDv2: binds the signature to this very certificate, so that another for the same key cannot take its place (RFC 5035). */
function signingCertificate(certificate: pkijs.Certificate, der: Uint8Array): asn1js.Sequence {
  const issuer = new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 4 }, value: [certificate.issuer.toSchema()] });
  const issuerSerial = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [issuer] }), certificate.serialNumber] });
  const identifier = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: sha256(der) }), issuerSerial] });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [identifier] })] });
}

/** Makes the CMS of a PAdES baseline B signature: no signing time inside, since PAdES takes it from the PDF. */
class SealSigner extends Signer {
  constructor(private readonly seal: Seal) {
    super();
  }

  override async sign(pdf: Buffer): Promise<Buffer> {
    const [leafDer, ...above] = this.seal.certificateChain;
    if (!leafDer) throw new Error('the seal has no certificate');
    const certificate = pkijs.Certificate.fromBER(new Uint8Array(leafDer));
    const attribute = (type: string, value: asn1js.BaseBlock): pkijs.Attribute => new pkijs.Attribute({ type, values: [value] });
    const signed = new pkijs.SignedData({
      version: 1,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: DATA }),
      signerInfos: [
        new pkijs.SignerInfo({
          version: 1,
          sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
          signedAttrs: new pkijs.SignedAndUnsignedAttributes({
            type: 0,
            attributes: [
              attribute(CONTENT_TYPE, new asn1js.ObjectIdentifier({ value: DATA })),
              attribute(MESSAGE_DIGEST, new asn1js.OctetString({ valueHex: sha256(pdf) })),
              attribute(SIGNING_CERTIFICATE_V2, signingCertificate(certificate, leafDer)),
            ],
          }),
        }),
      ],
      certificates: [certificate, ...above.map((der) => pkijs.Certificate.fromBER(new Uint8Array(der)))],
    });
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await globalThis.crypto.subtle.importKey('pkcs8', new Uint8Array(this.seal.privateKeyPkcs8), algorithm, false, ['sign']);
    await signed.sign(key, 0, 'SHA-256', new Uint8Array(pdf), engine);
    const content = new pkijs.ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) });
    return Buffer.from(content.toSchema().toBER(false));
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
