/** A passkey without a device: a key pair that answers challenges as an authenticator would that has seen its person. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { encode } from 'cbor2';
import type { GivenProof } from '@/services/step-up/prove';
import { ownerUrl, query } from './database';

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** What an authenticator can be made to get wrong. */
export interface Oddities {
  readonly origin?: string;
  readonly host?: string;
  readonly isPersonSeen?: boolean;
}

/** A passkey of somebody, known to the register. */
export interface SoftPasskey {
  /** Answers what a form came back with (`passkey-asked`): the fields that are sent with it next. */
  readonly answer: (
    asked: { readonly challenge: string; readonly options: string },
    odd?: Oddities,
  ) => Required<Pick<GivenProof, 'proofChallenge' | 'proofAssertion'>>;
}

/** Gives a person a passkey. */
export async function giveSoftPasskey(personId: string, at = '2026-01-01T00:00:00.000Z'): Promise<SoftPasskey> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = encode(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  );
  const credentialId = base64url(randomBytes(16));
  await query(
    ownerUrl(),
    "INSERT INTO second_factor (id, person_id, kind, name, credential_id, public_key, sign_count, added_at) VALUES (gen_random_uuid(), $1, 'passkey', 'Soft passkey', $2, $3, 0, $4)",
    [personId, credentialId, Buffer.from(cose), at],
  );
  return {
    answer: ({ challenge, options }, { origin = 'http://localhost:3000', host = 'localhost', isPersonSeen = true } = {}) => {
      const { challenge: asked } = JSON.parse(options) as { challenge: string };
      const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge: asked, origin, crossOrigin: false }));
      const authenticatorData = Buffer.concat([sha256(host), Buffer.from([isPersonSeen ? 0x05 : 0x01]), Buffer.alloc(4)]);
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), privateKey);
      const response = {
        authenticatorData: base64url(authenticatorData),
        clientDataJSON: base64url(clientData),
        signature: base64url(signature),
      };
      const assertion = { id: credentialId, rawId: credentialId, type: 'public-key', response, clientExtensionResults: {} };
      return { proofChallenge: challenge, proofAssertion: JSON.stringify(assertion) };
    },
  };
}

/** Has a passkey asked and answered: the fields that a form is sent with the second time. `send` sends it. */
export async function answered(
  passkey: SoftPasskey,
  send: (given: GivenProof) => Promise<{ readonly ok: boolean; readonly problem?: unknown }>,
): Promise<GivenProof> {
  const asked = (await send({ proofChallenge: 'new' })).problem as { kind?: string; challenge: string; options: string } | undefined;
  if (asked?.kind !== 'passkey-asked') throw new Error(`no passkey was asked: ${JSON.stringify(asked)}`);
  return passkey.answer(asked);
}
