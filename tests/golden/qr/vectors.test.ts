import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PermitState } from '@/domain/permit/permit-states';
import type { IsoDate } from '@/domain/shared/iso-date';
import { judgeScan } from '@/domain/verification/verdict';
import { encodeBase32 } from '@/qr/base32';
import { payloadText, readCode } from '@/qr/permit-code';
import { SCENES } from './scenes';
import { readVectors, type Vector, writeVectors } from './vectors';

// GOLDEN_ACCEPT=1 writes the vectors anew, after a change of the format that a person has decided.
if (process.env.GOLDEN_ACCEPT === '1') writeVectors();

const vectors = readVectors();

const signatureVerifies = ({ key }: Vector, code: NonNullable<ReturnType<typeof readCode>>): boolean =>
  verify('sha256', code.signedBytes, { key: createPublicKey({ key: key.jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, code.signature);

function judge(vector: Vector): string {
  const code = readCode(payloadText(vector.address));
  const { register, key } = vector;
  const held = register && {
    ...register,
    state: register.state as PermitState,
    validFrom: register.validFrom as IsoDate,
    validUntil: register.validUntil as IsoDate,
  };
  const stillSigning = held?.state === 'signing';
  return judgeScan(
    {
      parsed: code !== null,
      key: key.status,
      signatureVerifies: code !== null && signatureVerifies(vector, code),
      register: stillSigning ? null : held,
      stillSigning,
      registeredAfterCutOff: false,
      bytesEqualRegister: register?.bytesEqual ?? false,
    },
    vector.today as IsoDate,
  );
}

it('has one vector for each scene', () => {
  expect(vectors.map(({ name }) => name).sort()).toEqual(SCENES.map(({ name }) => name).sort());
});

describe.each(vectors)('$name', (vector) => {
  it(`gives ${vector.verdict} on ${vector.today}`, () => {
    expect(judge(vector)).toBe(vector.verdict);
  });

  it('has the same content in every layer', () => {
    const code = readCode(vector.base32);
    if (vector.verdict === 'MALFORMED') {
      expect(code).toBeNull();
      return;
    }
    expect(encodeBase32(Buffer.from(vector.coseHex, 'hex'))).toBe(vector.base32);
    expect(vector.coseHex).toContain(vector.claimsHex);
    expect(code?.kid).toBe(vector.key.kid);
    const { contentSha256, registerToken, ...said } = code?.claims ?? { contentSha256: new Uint8Array(), registerToken: new Uint8Array() };
    expect({
      ...said,
      contentSha256: Buffer.from(contentSha256).toString('hex'),
      registerToken: Buffer.from(registerToken).toString('hex'),
    }).toEqual(vector.fields);
  });
});
