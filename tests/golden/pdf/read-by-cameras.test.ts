import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_TYPE_LAW, DOCUMENT_TYPES, type DocumentType } from '@/domain/codes/document-type';
import type { PermitContent } from '@/domain/permit/permit';
import { renderPermit } from '@/pdf/render-permit';
import { claimsOf } from '@/qr/claims';
import { codeText, fitClaims, signClaims } from '@/qr/permit-code';
import { isFull } from '../../races/support/scale';
import { makeTestKey, signWith } from '../../support/world/keys';
import { type Quality, readByZbar, readByZxing, scansOf } from './read-pdf';
import { CHECK_ADDRESS, sample } from './samples';

const ORIGIN = 'https://permits.example.org';
const key = makeTestKey();

/** The permit as a document of that type, with its own true code. */
async function paperOf(type: DocumentType, name: string): Promise<{ readonly pdf: Uint8Array; readonly text: string }> {
  const { form } = DOCUMENT_TYPE_LAW[type];
  const content: PermitContent = {
    ...sample(name).content,
    permitNumber: `26XA000123/${type}`,
    documentType: type,
    form,
    otherTitle: form === 'OTHER' ? `Certificate of the kind ${type}` : null,
  };
  const digest = new Uint8Array(
    createHash('sha256')
      .update(canonicalize(content) ?? '')
      .digest(),
  );
  const claims = fitClaims(claimsOf(content, digest, new Uint8Array(16).fill(9)), key.kid, ORIGIN);
  const text = codeText(ORIGIN, await signClaims(claims, key.kid, signWith(key)));
  return { pdf: await renderPermit(content, { qrText: text, checkAddress: CHECK_ADDRESS }), text };
}

const ALL = DOCUMENT_TYPES.flatMap((type) =>
  ['one-line', 'four-lines'].flatMap((name) => (['clean', 'poor'] satisfies Quality[]).map((quality) => ({ type, name, quality }))),
);
/** Every type, and every pair of length and quality several times; all of them in `npm run test:full`. */
const SCANS = isFull ? ALL : ALL.filter((_, index) => index % 4 === (index >> 2) % 4);

describe('the code on a paper, scanned at 150 dpi', () => {
  it.each(SCANS)('is read by zbar and by zxing: $type, $name, $quality', async ({ type, name, quality }) => {
    const { pdf, text } = await paperOf(type, name);
    const pages = scansOf(pdf, 150, quality);
    expect(pages.map(readByZbar)).toEqual(pages.map(() => [text]));
    expect(await Promise.all(pages.map(readByZxing))).toEqual(pages.map(() => [text]));
  });
});
