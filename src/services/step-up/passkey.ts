import 'server-only';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { LivingFactor } from '@/data/repositories/factor-repository';
import type { Party } from '../context';

/** A passkey among a person's factors. */
export type Passkey = Extract<LivingFactor, { kind: 'passkey' }>;

/** The name under which authenticators keep passkeys of this portal: its host, which is why it never moves lightly. */
export const relyingParty = ({ appOrigin }: Pick<Party, 'appOrigin'>): string => new URL(appOrigin).hostname;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** What the browser hands to an authenticator. The challenge is the digest of the statement; the reader must be seen or typed in. */
export const passkeyOptions = (
  passkeys: readonly Passkey[],
  statementSha256: Uint8Array,
  party: Pick<Party, 'appOrigin'>,
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    rpID: relyingParty(party),
    challenge: new Uint8Array(statementSha256),
    userVerification: 'required',
    timeout: 300_000,
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transports as AuthenticatorTransport[],
    })),
  });

const assertion = z.object({
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.object({
    authenticatorData: z.string().max(4000),
    clientDataJSON: z.string().max(4000),
    signature: z.string().max(1000),
    userHandle: z.string().max(200).optional(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
});

/** What an authenticator answered, as the browser sent it; null where it is nothing of the kind. */
export function readAssertion(text: string): AuthenticationResponseJSON | null {
  try {
    const parsed = assertion.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as AuthenticationResponseJSON) : null;
  } catch {
    return null;
  }
}

/** Whether a passkey signed the statement, at our own address, with its person seen: its new count of signatures, or null. */
export async function checkAssertion(
  answer: AuthenticationResponseJSON,
  passkey: Passkey,
  statementSha256: Uint8Array,
  party: Pick<Party, 'appOrigin'>,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: base64url(statementSha256),
      expectedOrigin: party.appOrigin,
      expectedRPID: relyingParty(party),
      requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.signCount },
    });
    return verified && authenticationInfo.userVerified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws at everything that is not right: another challenge, origin, key or a count that went back.
    return null;
  }
}
