import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoot, signKeyList } from '@/adapters/root-key';
import { resultJson } from '@/app/verify/_check/result-json';
import { fingerprintWords } from '@/domain/keys/fingerprint-words';
import type { PublicJwk } from '@/domain/keys/signing-key';
import { signedTrustList } from '@/domain/keys/trust-list';
import { machineAnswer } from '@/domain/verification/machine-answer';
import { encodeBase32 } from '@/qr/base32';
import { claimsOf } from '@/qr/claims';
import { signClaims, toLowS } from '@/qr/permit-code';
import type { ServiceContext } from '@/services/context';
import { publishKeyList, requestKeyList } from '@/services/keys/ceremonies';
import { bytesToSign, identifierOf, readKeyList, thumbprintOf } from '@/services/keys/signed-list';
import * as trusting from '@/services/trust/decide-trust';
import { getParty, listParties } from '@/services/trust/party-trust';
import { publishTrustList } from '@/services/trust/publish-trust';
import { takeList } from '@/services/trust/take-list';
import { checkCode } from '@/services/verification/check-permit';
import { publishStatusLists } from '@/services/verification/publish-status';
import { getKeyList, getStatusList, getTrustList } from '@/services/verification/published-lists';
import { refusal } from '../../data/register/support/hostile';
import { anotherInstallation } from '../../support/another-installation';
import { ownerUrl, query, superuserUrl, withClient } from '../../support/database';
import { makeTestSeal, registerSeal } from '../../support/seal';
import { standAlone } from '../../support/verifier';
import { makeWorld, registerKey, TODAY, type World } from '../../support/world';
import { makeTestKey, signWith, type TestKey } from '../../support/world/keys';
import { proven } from '../../support/world/proven';
import { must } from '../../support/world/request';

const propose = proven(trusting.proposeTrust);
const decide = proven(trusting.decideTrust);
const withdraw = proven(trusting.withdrawTrust);

const verifier = standAlone();
const MORNING = `${TODAY}T10:00:00.000Z`;
const NOON = `${TODAY}T12:00:00.000Z`;
const LATER = `${TODAY}T13:00:00.000Z`;

/** The first installation, Party XA, and the second, Party XB, each with a root and a key for its lists. */
const first = { party: 'XA', statusKey: makeTestKey(), root: makeRoot('a passphrase of a test').root };
const second = { party: 'XB', statusKey: makeTestKey(), root: makeRoot('another passphrase').root };
type Installation = typeof first;
let world: World;
let other: World;
let there: Awaited<ReturnType<typeof anotherInstallation>>;
let ada: NonNullable<ServiceContext['actor']>;
let ben: NonNullable<ServiceContext['actor']>;
let permit: Awaited<ReturnType<World['issuedPermit']>>;
let sealed: Uint8Array;
let keysOfFirst: string;
let statusOfFirst: string;

const ctxOf = (of: Installation, at: World, now: string, actor: ServiceContext['actor'] = null): ServiceContext => {
  const signer = {
    ...at.ports.signer,
    keyInUse: async () => ({ kid: of.statusKey.kid, certificateChain: [] }),
    sign: (_: string, bytes: Uint8Array) => signWith(of.statusKey)(bytes),
  };
  const ctx = at.ctx(actor, { now, ports: { signer } });
  return { ...ctx, party: { ...ctx.party, code: of.party } };
};
const abroad = (now = NOON, actor: ServiceContext['actor'] = null) => ctxOf(second, other, now, actor);
const wordsOf = (body: string) => fingerprintWords(thumbprintOf(readKeyList(body)?.root as PublicJwk));

async function publishKeys(of: Installation, at: World, now: string): Promise<string> {
  await withClient(ownerUrl(), async (owner) => {
    const ceremony = { owner, party: of.party, now, by: 'Ada and Ben' };
    const list = await signKeyList(await requestKeyList(ceremony), of.root, { bytesToSign, lowS: toLowS, authority: 'X' });
    expect(await publishKeyList({ body: JSON.stringify(list), isNewRoot: false }, ceremony)).toMatchObject({ ok: true });
  });
  return must(await getKeyList({}, ctxOf(of, at, now))).body;
}
async function publishStatus(now: string): Promise<string> {
  await publishStatusLists(ctxOf(first, world, now));
  return must(await getStatusList({ year: '26' }, ctxOf(first, world, now))).body;
}
/** What the second installation hands to its officers for the day without a network. */
const exportTrust = (now: string, name = 'trust.json') =>
  there.within(async () => {
    await publishTrustList(abroad(now));
    const { body } = must(await getTrustList({}, abroad(now)));
    expect(signedTrustList.safeParse(JSON.parse(body)).error).toBeUndefined();
    return verifier.file(name, body);
  });

const lists = () => ['--keys', verifier.path('own-keys.json'), '--root', readFileSync(verifier.path('root.txt'), 'utf8')];
const offline = (kind: 'code' | 'pdf', subject: string, ...more: string[]) =>
  verifier.ask(kind, subject, ...lists(), '--trust', verifier.path('trust.json'), '--now', NOON, ...more);
async function forged(change: Partial<ReturnType<typeof claimsOf>>, key: TestKey = world.key): Promise<string> {
  const { content, contentSha256, registerToken } = await world.permitOf(permit.permitNumber);
  return encodeBase32(await signClaims({ ...claimsOf(content, contentSha256, registerToken), ...change }, key.kid, signWith(key)));
}

beforeAll(async () => {
  world = await makeWorld();
  await registerKey(first.statusKey, 'status');
  const seal = await makeTestSeal();
  await registerSeal(seal, identifierOf(seal.publicJwk as PublicJwk));
  permit = await world.issuedPermit({ now: `${TODAY}T09:00:00.000Z` });
  const { pdfSha256 } = await world.permitOf(permit.permitNumber);
  const drawn = pdfSha256 ? await world.ports.files.get(pdfSha256) : null;
  const statement = {
    signerName: 'MA',
    reason: `CITES ${permit.permitNumber}`,
    place: 'X',
    contact: permit.text,
    at: new Date(NOON),
    stamp: null,
  };
  sealed = await seal.sealer.seal(drawn ?? new Uint8Array(), statement);
  keysOfFirst = await publishKeys(first, world, MORNING);
  statusOfFirst = await publishStatus(MORNING);

  there = await anotherInstallation();
  await there.within(async () => {
    other = await makeWorld();
    await registerKey(second.statusKey, 'status');
    ada = await other.person(['administrator']);
    ben = await other.person(['administrator']);
    const own = await publishKeys(second, other, MORNING);
    verifier.file('own-keys.json', own);
    verifier.file('root.txt', wordsOf(own));
    verifier.file('permit.pdf', sealed);
  });
});
afterAll(async () => {
  await there.within(async () => {
    expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
    await other.close();
  });
  await there.close();
  verifier.remove();
  await world.close();
});

describe('a second installation, before it trusts the first', () => {
  it('cannot tell a true permit of the first from a false one, and says whose it would be', async () => {
    const { verdict, foreign } = must(await checkCode({ scanned: permit.text }, abroad()));
    expect({ verdict, doubt: foreign?.doubt, party: foreign?.party }).toEqual({
      verdict: 'UNKNOWN_KEY',
      doubt: 'party-unknown',
      party: 'XA',
    });
    expect(await verifier.ask('code', permit.text, ...lists(), '--now', NOON)).toMatchObject({
      verdict: 'UNKNOWN_KEY',
      why: expect.stringMatching(/is of XA, a Party whose keys are not trusted here/),
    });
  });

  it('is not made to trust by a list that its root did not sign, nor by words that are another root’s', async () => {
    await there.within(async () => {
      const told = wordsOf(keysOfFirst);
      const basis = 'Told by telephone';
      const altered = keysOfFirst.replace('"counter": 1', '"counter": 2');
      expect(await propose({ list: altered, told, basis }, abroad(NOON, ada))).toMatchObject({
        problem: { fields: { list: { key: 'partyTrust.notAList' } } },
      });
      const words = 'lusab-babad-gutih-tugad-babab-babab-babab-babab';
      expect(await propose({ list: keysOfFirst, told: words, basis }, abroad(NOON, ada))).toMatchObject({
        problem: { fields: { told: { key: 'partyTrust.notTheFingerprint' } } },
      });
      expect(await propose({ list: must(await getKeyList({}, abroad())).body, told, basis }, abroad(NOON, ada))).toMatchObject({
        problem: { fields: { list: { key: 'partyTrust.ownParty' } } },
      });
      expect(await propose({ list: keysOfFirst, told, basis }, abroad(NOON, other.people.officer))).toMatchObject({
        problem: { kind: 'forbidden' },
      });
      expect(await trusting.proposeTrust({ list: keysOfFirst, told, basis }, abroad(NOON, ada))).toMatchObject({
        problem: { fields: { proofCode: { key: 'proof.required' } } },
      });
    });
  });
});

describe('a second installation that trusts the first', () => {
  it('does so by two administrators, each with a proof, and by no one alone', async () => {
    await there.within(async () => {
      must(
        await propose(
          { list: keysOfFirst, told: wordsOf(keysOfFirst).replaceAll('-', ' ').toUpperCase(), basis: 'Told by telephone' },
          abroad(NOON, ada),
        ),
      );
      const { proposed } = must(await getParty({ party: 'XA' }, abroad(NOON, ben)));
      const decision = { party: 'XA', trust: proposed?.id ?? '', outcome: 'trusted' as const, basis: 'Read to me from a letter' };
      expect(proposed).toMatchObject({ words: wordsOf(keysOfFirst), mayDecide: true });
      expect(await decide(decision, abroad(NOON, ada))).toMatchObject({ problem: { kind: 'separation-of-duties' } });
      expect(must(await checkCode({ scanned: permit.text }, abroad())).verdict).toBe('UNKNOWN_KEY');
      must(await decide(decision, abroad(NOON, ben)));
      expect((await other.eventsOf('XA')).map(({ type }) => type)).toEqual(
        expect.arrayContaining(['PartyTrustProposed', 'PartyTrusted', 'PartyListTaken']),
      );
    });
  });

  it('decides nothing before it has a list of states, and is AUTHENTIC at best with one, never GENUINE', async () => {
    expect(must(await checkCode({ scanned: permit.text }, abroad()))).toMatchObject({
      verdict: 'CANNOT_DECIDE',
      foreign: { doubt: 'no-states' },
    });
    await there.within(async () => {
      must(await takeList({ party: 'XA', list: statusOfFirst }, abroad(NOON, ben)));
      expect(must(await listParties({}, abroad(NOON, ada)))).toMatchObject([
        { party: 'XA', state: 'trusted', statesAt: MORNING, isOld: false },
      ]);
    });
    const answer = must(await checkCode({ scanned: permit.text }, abroad()));
    const { verdict, permit: held, foreign } = answer;
    expect(machineAnswer.safeParse(JSON.parse(JSON.stringify(resultJson(answer)))).error).toBeUndefined();
    expect(verdict).toBe('AUTHENTIC');
    expect(held).toBeNull();
    expect(foreign).toMatchObject({ party: 'XA', permitNumber: permit.permitNumber, statusAsOf: MORNING, doubt: null });
    const later = { ...abroad('2026-11-26T10:00:01.000Z'), today: '2026-11-26' as never };
    expect(must(await checkCode({ scanned: permit.text }, later))).toMatchObject({
      verdict: 'CANNOT_DECIDE',
      foreign: { doubt: 'states-old' },
    });
  });

  it('verifies its permit with the stand-alone verifier, offline: the code, and the PDF', async () => {
    await exportTrust(NOON);
    expect(await offline('code', permit.text)).toMatchObject({ verdict: 'AUTHENTIC', party: 'XA', statusAsOf: MORNING, exitCode: 0 });
    expect(await offline('pdf', verifier.path('permit.pdf'))).toMatchObject({
      verdict: 'AUTHENTIC',
      party: 'XA',
      permit: { permitNumber: permit.permitNumber },
      exitCode: 0,
    });
  });

  it('refuses by name an altered code, a Party that is not trusted, a key that its Party never listed, and a changed file', async () => {
    const altered = await forged({ exporter: 'Somebody Else' }, { ...makeTestKey(), kid: world.key.kid });
    const unknown = await forged({ party: 'XC', permitNumber: '26XC000001/EX' }, makeTestKey());
    const unlisted = await forged({}, makeTestKey());
    // The key of one Party signs for no other, whatever the code says of itself.
    const borrowed = await forged({ party: 'XB', permitNumber: '26XB000001/EX' });
    const flipped = sealed.slice();
    flipped[600] = (flipped[600] ?? 0) ^ 1;
    const online = async (scanned: string) => must(await checkCode({ scanned }, abroad()));
    expect((await online(altered)).verdict).toBe('INVALID_SIGNATURE');
    expect(await online(unknown)).toMatchObject({ verdict: 'UNKNOWN_KEY', foreign: { party: 'XC', doubt: 'party-unknown' } });
    expect(await online(unlisted)).toMatchObject({ verdict: 'UNKNOWN_KEY', foreign: { doubt: 'key-unknown' } });
    expect((await online(borrowed)).verdict).toBe('UNKNOWN_KEY');
    expect((await offline('code', altered)).verdict).toBe('INVALID_SIGNATURE');
    expect((await offline('code', unknown)).why).toMatch(/of XC, a Party whose keys are not trusted here/);
    expect((await offline('code', unlisted)).verdict).toBe('UNKNOWN_KEY');
    expect((await offline('code', borrowed)).verdict).toBe('UNKNOWN_KEY');
    expect((await offline('pdf', verifier.file('flipped.pdf', flipped))).verdict).toBe('PDF_MODIFIED');
  });

  it('refuses the same key under two Parties: a list that names another’s, and a list of trusted Parties that holds both', async () => {
    const third = makeRoot('a third passphrase').root;
    const { signature: _, ...listed } = JSON.parse(keysOfFirst);
    const stolen = await signKeyList({ ...listed, party: 'XC' }, third, { bytesToSign, lowS: toLowS, authority: 'X' });
    await there.within(async () => {
      expect(
        await propose(
          { list: JSON.stringify(stolen), told: wordsOf(JSON.stringify(stolen)), basis: 'Told by telephone' },
          abroad(NOON, ada),
        ),
      ).toMatchObject({
        problem: { fields: { list: { key: 'partyTrust.keyOfAnother' } } },
      });
    });
    const trust = JSON.parse(readFileSync(verifier.path('trust.json'), 'utf8'));
    const root = Buffer.from(thumbprintOf(stolen.root)).toString('hex');
    const both = [...trust.parties, { state: 'trusted', party: 'XC', root, since: NOON, keys: stolen, status: [] }];
    const path = verifier.file(
      'both.json',
      JSON.stringify(await sign(second.statusKey, { ...trust, parties: both, signature: undefined })),
    );
    expect((await verifier.ask('code', permit.text, ...lists(), '--trust', path, '--now', NOON)).why).toMatch(
      /is listed by two Parties, XA and XC/,
    );
  });

  it('learns of what the first stopped, and takes no older list over a newer one, nor another with its number', async () => {
    await world.move(permit.permitNumber, 'revoke', 'Obtained by false documents');
    const newer = await publishStatus(LATER);
    await there.within(async () => {
      must(await takeList({ party: 'XA', list: newer }, abroad(LATER, ada)));
      const refused = async (list: string) => takeList({ party: 'XA', list }, abroad(LATER, ada));
      expect(await refused(statusOfFirst)).toMatchObject({ problem: { fields: { list: { key: 'partyTrust.older' } } } });
      expect(await refused(newer)).toMatchObject({ problem: { fields: { list: { key: 'partyTrust.same' } } } });
      const list = JSON.parse(newer);
      const fork = await sign(first.statusKey, { ...list, states: gzipSync(new Uint8Array(2)).toString('base64'), signature: undefined });
      expect(await refused(JSON.stringify(fork))).toMatchObject({ problem: { fields: { list: { key: 'partyTrust.forked' } } } });
      expect(await refused(newer.replace('"26"', '"25"'))).toMatchObject({ problem: { fields: { list: { key: 'partyTrust.notAList' } } } });
      await expect(query(ownerUrl(), "UPDATE trusted_list SET counter = counter - 1 WHERE kind = 'status'")).rejects.toThrow(
        /only ever followed by a newer one/,
      );
    });
    expect(must(await checkCode({ scanned: permit.text }, abroad(LATER))).verdict).toBe('STOPPED');
    const counters = ['--state', verifier.path('counters.json')];
    const old = readFileSync(verifier.path('trust.json'));
    await exportTrust(LATER);
    expect(await offline('code', permit.text, ...counters)).toMatchObject({ verdict: 'STOPPED', exitCode: 1 });
    verifier.file('trust.json', old);
    expect((await offline('code', permit.text, ...counters)).why).toMatch(
      /“trust” of XB counts 1, but number 2 was seen before: this is an old list/,
    );
  });

  it('believes it no longer from the moment one administrator withdraws the trust', async () => {
    await there.within(async () => {
      must(await withdraw({ party: 'XA', reason: 'Their root was lost' }, abroad(LATER, ben)));
      expect(must(await getParty({ party: 'XA' }, abroad(LATER, ada)))).toMatchObject({ standing: null, past: [{ state: 'withdrawn' }] });
      expect(await takeList({ party: 'XA', list: statusOfFirst }, abroad(LATER, ada))).toMatchObject({ problem: { kind: 'not-found' } });
    });
    expect(must(await checkCode({ scanned: permit.text }, abroad(LATER)))).toMatchObject({
      verdict: 'UNKNOWN_KEY',
      foreign: { doubt: 'trust-withdrawn' },
    });
    await exportTrust(`${TODAY}T14:00:00.000Z`);
    expect((await offline('code', permit.text)).why).toMatch(/the trust in the keys of XA was withdrawn/);
    expect(await offline('pdf', verifier.path('permit.pdf'))).toMatchObject({
      verdict: 'PDF_FOREIGN_SIGNER',
      why: expect.stringMatching(/XA was withdrawn/),
    });
  });
});

describe('PostgreSQL refuses', () => {
  const NOW = "'2026-11-23T12:00:00Z'";
  const proposed = (party: string) =>
    `INSERT INTO party_trust (id, party, root_sha256, list, basis, proposed_by, proposed_at) VALUES (gen_random_uuid(), '${party}', repeat('a', 64), '{}', 'why not', '${ada.personId}', ${NOW})`;
  const decided = (by: string) =>
    `UPDATE party_trust SET outcome = 'trusted', decided_by = '${by}', decided_at = ${NOW}, decided_basis = 'because' WHERE outcome IS NULL`;
  const list = () =>
    `INSERT INTO trusted_list SELECT party, 'status', '25', id, 1, '{}', ${NOW}, '2027-01-01', '${ben.personId}', ${NOW} FROM party_trust`;
  const why = (...statements: string[]) => there.within(async () => (await refusal('the portal', statements))?.message);

  it('that one administrator trusts a Party alone, that anybody does unseen or unproven, and that a decision is taken back', async () => {
    expect(await why(proposed('XD'), decided(ada.personId))).toMatch(/party_trust_takes_two/);
    expect(await why(proposed('XD'))).toMatch(/without an audit event|fresh proof/);
    expect(await why(proposed('XD'), decided(ben.personId))).toMatch(/without an audit event|fresh proof/);
    expect(await why('UPDATE party_trust SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_reason = NULL')).toMatch(
      /decided once, and withdrawn once/,
    );
    expect(await why("UPDATE party_trust SET root_sha256 = repeat('b', 64)")).toMatch(/permission denied/);
    expect(await why('DELETE FROM party_trust')).toMatch(/permission denied/);
  });

  it('a list of a Party that is not trusted, and a key that is said to be another’s', async () => {
    expect(await why(list())).toMatch(/lists are taken in from trusted Parties/);
    expect(await why("INSERT INTO trusted_key VALUES ('0123456789abcdef', 'XA')")).toMatch(/permission denied/);
  });
});

/** Signs a list as whoever holds a key would, also one that no portal would make. */
async function sign(key: TestKey, { signature: _, ...list }: { readonly signature: undefined; readonly [member: string]: unknown }) {
  const value = toLowS(await signWith(key)(bytesToSign(list)));
  return { ...list, signature: { kid: key.kid, value: Buffer.from(value).toString('base64url') } };
}
