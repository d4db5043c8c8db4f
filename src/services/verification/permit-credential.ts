import 'server-only';
import { startOfDay } from '@/config/clock';
import { attestationKeys } from '@/data/repositories/list-repository';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import { credentialOf, didOf, mayAttest } from '@/domain/verification/permit-credential';
import { payloadText, toLowS } from '@/qr/permit-code';
import type { ServiceContext } from '../context';
import type { CheckAnswer } from './register-answer';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The permit of a scanned code as a verifiable credential, where the check says GENUINE: for whoever holds the code, with what the page
 * shows and no more, under the key for attestations. Not offered before such a key is in use.
 */
export async function permitCredential(
  input: { readonly answer: CheckAnswer; readonly scanned: string; readonly address: string },
  ctx: ServiceContext,
): Promise<Result<string>> {
  const { answer, scanned, address } = input;
  const { permit, scannedNames: names, verdict } = answer;
  if (!permit || !names || !mayAttest(verdict)) return fail({ kind: 'permit-not-usable', verdict });
  const door = await ctx.ports.throttle.consume('credential', address);
  if (!door.allowed) return fail({ kind: 'too-many-attempts', retryAfterSeconds: door.retryAfterSeconds });
  const key = (await attestationKeys(ctx.db)).find(({ state }) => state === 'active');
  if (!key) return fail({ kind: 'not-found', what: 'page' });
  const { appOrigin, timeZone } = ctx.party;
  const credential = credentialOf(permit, {
    appOrigin,
    address: `${appOrigin}/V/${payloadText(scanned)}`,
    validFrom: startOfDay(timeZone, permit.validFrom),
    // Its last day counts whole: the credential ends where the next day begins.
    validUntil: startOfDay(timeZone, addDays(permit.validUntil as IsoDate, 1)),
    names,
  });
  const did = didOf(appOrigin);
  const signed = `${encoded({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: `${did}#${key.kid}` })}.${encoded(credential)}`;
  const signature = toLowS(await ctx.ports.signer.sign(key.kid, new TextEncoder().encode(signed)));
  return ok(`${signed}.${Buffer.from(signature).toString('base64url')}`);
}

/** The keys under which this portal attests, as did:web tells them: those in use or to come, and those that were retired in good order. */
export async function didDocument(_: unknown, ctx: ServiceContext): Promise<Result<object>> {
  const id = didOf(ctx.party.appOrigin);
  const keys = (await attestationKeys(ctx.db)).filter(({ state }) => state !== 'compromised');
  const methods = keys.map(({ kid, jwk }) => ({ id: `${id}#${kid}`, type: 'JsonWebKey', controller: id, publicKeyJwk: jwk }));
  return ok({
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id,
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  });
}
