import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileResultHtml } from '@/app/verify/_check/result-html';
import { fileResultJson } from '@/app/verify/_check/result-json';
import type { Actor } from '@/domain/access/actor';
import { fileAnswer } from '@/domain/verification/machine-answer';
import { getWords } from '@/i18n/words';
import { signCheckpoint } from '@/services/audit/sign-checkpoint';
import { endorsePermit } from '@/services/border/endorse-permit';
import { compromiseKey } from '@/services/keys/ceremonies';
import { getEndorsementAnnex } from '@/services/permit/endorsement-annex';
import { checkFile } from '@/services/verification/check-file';
import { expectRefused, told } from '../../data/register/support/hostile';
import { appUrl, ownerUrl, query, superuserUrl, withClient } from '../../support/database';
import { makeTestSeal, registerSeal, type TestSeal } from '../../support/seal';
import { makeWorld, TODAY, type World } from '../../support/world';
import { logKeys } from '../../support/world/log';
import { must, type RequestOptions } from '../../support/world/request';

let world: World;
let seal: TestSeal;
let supervisor: Actor;

beforeAll(async () => {
  seal = await makeTestSeal();
  world = await makeWorld({ ports: { sealer: seal.sealer }, splitConsignments: true });
  await registerSeal(seal);
  supervisor = await world.person(['customs-supervisor']);
});
afterAll(() => world.close());

const annexOf = async (number: string, by: Actor = world.people.trader, request: RequestOptions = {}) =>
  must(await getEndorsementAnnex({ number }, world.ctx(by, request)));
const asked = (number: string, by: Actor) => getEndorsementAnnex({ number }, world.ctx(by));
const check = async (bytes: Uint8Array, request: RequestOptions = {}) =>
  must(await checkFile({ bytes, address: '192.0.2.1' }, world.ctx(null, request)));
const endorse = async (permitNumber: string, quantity: string) =>
  must(
    await endorsePermit(
      {
        permitNumber,
        quantities: { '1': quantity },
        transportDocument: 'AWB 999-1234 5675',
        remarks: 'seen in hall 3',
        idempotencyKey: randomUUID(),
      },
      world.ctx(world.people.customs),
    ),
  );

/** The counter-entry of a supervisor, as the register takes it. */
async function takeBack(permitNumber: string, quantity: string, state: string): Promise<void> {
  const { id, useRule, lines } = await world.permitOf(permitNumber);
  const entry = randomUUID();
  const line = lines[0]?.id;
  await withClient(appUrl(), async (client) => {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO endorsement (id, permit_id, use_rule, kind, officer_id, post_id, endorsed_on, idempotency_key, request_sha256, recorded_at)
       VALUES ('${entry}', '${id}', '${useRule}', 'correction', '${supervisor.personId}', '${world.places.posts[0]?.id}', '${TODAY}', '${entry}', sha256('x'), now())`,
    );
    await client.query(`INSERT INTO endorsement_line VALUES ('${entry}', '${line}', ${quantity})`);
    await client.query(`UPDATE permit_line SET endorsed = endorsed - ${quantity} WHERE id = '${line}'`);
    await client.query(`UPDATE permit SET state = '${state}' WHERE id = '${id}' AND state <> '${state}'`);
    await client.query(told('permit', id, 'EndorsementCorrected'));
    await client.query('COMMIT');
  });
}

/** What stands printed on a file. */
const wordsOf = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const read = await world.ports.evidence.readPrinted(pdf);
  return read.ok ? read.value.texts.map(({ text }) => text.trim()) : [];
};

describe('who may have the annex to box 14', () => {
  it('is whoever may have the permit: its holder, the office and Customs', async () => {
    const { permitNumber } = await world.issuedPermit();
    for (const by of [world.people.trader, world.people.officer, world.people.customs, supervisor])
      expect(await asked(permitNumber, by)).toMatchObject({ ok: true, value: { permitNumber } });
  });

  it('is no other trader, no scientist and no stranger', async () => {
    const { permitNumber } = await world.issuedPermit();
    for (const by of [await world.person(['applicant']), world.people.scientist, await world.person(['administrator'])])
      expect(await asked(permitNumber, by)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await getEndorsementAnnex({ number: permitNumber }, world.ctx(null))).toMatchObject({ ok: false });
  });

  it('is nobody while there is no issued file, and nobody of a number that is none', async () => {
    const number = await world.numberedPermit();
    for (const one of [number, '26XA999999/EX', 'no number'])
      expect(await asked(one, world.people.officer)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });

  it('is recorded each time, with the hash of what was given', async () => {
    const { id, permitNumber } = await world.issuedPermit();
    await annexOf(permitNumber);
    await annexOf(permitNumber, world.people.customs);
    const events = (await world.eventsOf(id)).filter(({ type }) => type === 'EndorsementAnnexDownloaded');
    expect(events).toHaveLength(2);
    expect(JSON.parse(events[0]?.payload ?? '')).toMatchObject({
      permitNumber,
      entries: 0,
      pdfSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe('the annex to box 14', () => {
  it('tells what crossed, what was taken back, what is left, to which file it belongs and where the log stood', async () => {
    const { permitNumber } = await world.issuedPermit();
    await endorse(permitNumber, '12');
    await takeBack(permitNumber, '5', 'partly-used');
    const words = await wordsOf((await annexOf(permitNumber)).pdf);
    const { pdfSha256 } = await world.permitOf(permitNumber);
    for (const word of [
      permitNumber,
      'PARTLY USED',
      'A  12',
      'A  −5',
      '7',
      '33',
      'Counter-entry',
      'AWB 999-1234 5675',
      'Port Example',
      pdfSha256,
    ])
      expect(words).toContain(word);
    expect(words.join(' ')).not.toContain('seen in hall 3');
  });

  it('names the newest signed head of the log', async () => {
    const { permitNumber } = await world.issuedPermit();
    const { signer } = await logKeys(world);
    const head = await signCheckpoint(world.ctx(null, { ports: { signer } }));
    const root = Buffer.from(head?.root ?? []).toString('base64');
    expect(await wordsOf((await annexOf(permitNumber)).pdf)).toEqual(expect.arrayContaining([head?.origin, `${head?.size}  ${root}`]));
  });

  it('is the same file on the same day while nothing was entered, and another once something was', async () => {
    const { permitNumber } = await world.issuedPermit();
    const first = await annexOf(permitNumber);
    expect(Buffer.compare((await annexOf(permitNumber, world.people.officer)).pdf, first.pdf)).toBe(0);
    await endorse(permitNumber, '1');
    const second = await annexOf(permitNumber);
    expect(Buffer.compare(second.pdf, first.pdf)).not.toBe(0);
    await world.move(permitNumber, 'suspend');
    expect(await wordsOf((await annexOf(permitNumber)).pdf)).toContain('SUSPENDED');
    expect(Buffer.compare((await annexOf(permitNumber, world.people.trader, { today: '2026-11-24' })).pdf, second.pdf)).not.toBe(0);
  });

  it('leaves the issued file as it was', async () => {
    const { permitNumber } = await world.issuedPermit();
    const before = (await world.permitOf(permitNumber)).pdfSha256;
    await endorse(permitNumber, '1');
    await annexOf(permitNumber);
    expect((await world.permitOf(permitNumber)).pdfSha256).toBe(before);
  });
});

describe('the check of an annex', () => {
  it('names its permit and its moment, and says that nothing was entered since', async () => {
    const { permitNumber } = await world.issuedPermit();
    await endorse(permitNumber, '4');
    const { pdf } = await annexOf(permitNumber);
    expect(await check(pdf)).toMatchObject({
      verdict: 'VALID_PARTLY_USED',
      differences: [],
      annex: { permitNumber, drawnAt: `${TODAY}T10:00:00.000Z`, entries: 1, laterEntries: 0 },
    });
  });

  it('says how many entries were made since, and how the permit stands today', async () => {
    const { permitNumber } = await world.issuedPermit();
    const { pdf } = await annexOf(permitNumber);
    await endorse(permitNumber, '40');
    await takeBack(permitNumber, '1', 'partly-used');
    await endorse(permitNumber, '1');
    expect(await check(pdf)).toMatchObject({ verdict: 'USED_UP', annex: { entries: 0, laterEntries: 3 } });
  });

  it.each([
    ['en', 'Annex to box 14 of permit', '2 entries were made since then', 'An annex is no permit'],
    ['fr', 'Annexe à la case 14 du permis', '2 inscriptions ont été faites', 'Une annexe n’est pas un permis'],
    ['es', 'Anexo a la casilla 14 del permiso', 'Se hicieron 2 asientos', 'Un anexo no es un permiso'],
  ] as const)('is said in words (%s), and to machines as it is documented', async (locale, ...said) => {
    const { permitNumber } = await world.issuedPermit();
    const { pdf } = await annexOf(permitNumber);
    await endorse(permitNumber, '3');
    await endorse(permitNumber, '4');
    const answer = await check(pdf);
    const page = String(fileResultHtml(answer, getWords(locale)));
    for (const words of [...said, permitNumber]) expect(page).toContain(words);
    expect(fileAnswer.safeParse(JSON.parse(JSON.stringify(fileResultJson(answer)))).error).toBeUndefined();
  });

  it('tells a changed byte', async () => {
    const { permitNumber } = await world.issuedPermit();
    const changed = Uint8Array.from((await annexOf(permitNumber)).pdf);
    const place = Buffer.from(changed).indexOf('stream') + 200;
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(await check(changed)).toMatchObject({ verdict: 'PDF_MODIFIED', annex: null, permit: null });
  });

  it('tells that the register no longer says what the annex says, with an alarm', async () => {
    const { permitNumber } = await world.issuedPermit();
    const { endorsementId } = await endorse(permitNumber, '6');
    const { pdf } = await annexOf(permitNumber);
    await withClient(superuserUrl(), async (client) => {
      await client.query('ALTER TABLE endorsement DISABLE TRIGGER append_only');
      await client.query(`UPDATE endorsement SET transport_document = 'another' WHERE id = '${endorsementId}'`);
      await client.query('ALTER TABLE endorsement ENABLE ALWAYS TRIGGER append_only');
    });
    expect(await check(pdf)).toMatchObject({ verdict: 'MISMATCH', annex: null });
    const alarms = await query(superuserUrl(), `SELECT 1 FROM alarm WHERE kind = 'MISMATCH' AND detail ->> 'permitNumber' = $1`, [
      permitNumber,
    ]);
    expect(alarms).toHaveLength(1);
  });

  it('is not counted as a check of the paper: an annex of a used permit alarms nobody', async () => {
    const noted: unknown[] = [];
    const { permitNumber } = await world.issuedPermit();
    const { pdf } = await annexOf(permitNumber);
    await check(pdf, { ports: { sealer: seal.sealer, checks: { note: (one) => noted.push(one) } } });
    expect(noted).toEqual([]);
  });
});

describe('PostgreSQL', () => {
  const row = (permitId: string, entries: number) =>
    `INSERT INTO endorsement_annex (pdf_sha256, permit_id, entries, entries_sha256, permit_state, drawing_sha256, drawn_on, drawn_at)
     VALUES (sha256('${randomUUID()}'), '${permitId}', ${entries}, sha256('x'), 'issued', sha256('x'), '${TODAY}', now())`;

  it('refuses an annex to a permit that has no issued file, and one that tells of more than was entered', async () => {
    const waiting = await world.permitOf(await world.numberedPermit());
    await expectRefused(
      [row(waiting.id, 0), told('permit', waiting.id, 'EndorsementAnnexDownloaded')],
      /belongs to a file that was issued/,
    );
    const { id } = await world.issuedPermit();
    await expectRefused([row(id, 1), told('permit', id, 'EndorsementAnnexDownloaded')], /nothing that is not in the register/);
  });

  it('refuses an annex that no event tells of, and any change to one', async () => {
    const { id, permitNumber } = await world.issuedPermit();
    await expectRefused(row(id, 0), /without an audit event/);
    await annexOf(permitNumber);
    for (const change of ['UPDATE endorsement_annex SET entries = 0', 'DELETE FROM endorsement_annex', 'TRUNCATE endorsement_annex'])
      await expectRefused(change, /rows are only ever added|TRUNCATE on endorsement_annex is forbidden/);
  });

  it('finds nothing wrong in all this', async () => {
    const found = await query(
      superuserUrl(),
      `SELECT rule, reference FROM verify_invariants() WHERE rule LIKE 'annex.%' OR reference LIKE 'endorsement_annex%'`,
    );
    expect(found).toEqual([]);
  });
});

describe('once the key of the seal is stolen', () => {
  it('an annex that the register had before stays what it was, and one that was sealed afterwards is false', async () => {
    const { permitNumber } = await world.issuedPermit();
    const { pdf } = await annexOf(permitNumber);
    const now = `${TODAY}T12:00:00.000Z`;
    await withClient(ownerUrl(), async (owner) =>
      expect(
        await compromiseKey({ kid: '00000000000000ee', cutOff: now, reason: 'gone' }, { owner, party: 'XA', by: 'the test', now }),
      ).toMatchObject({
        ok: true,
      }),
    );
    expect((await check(pdf, { now: `${TODAY}T13:00:00.000Z` })).annex).toMatchObject({ permitNumber });
    await endorse(permitNumber, '2');
    const later = await annexOf(permitNumber, world.people.trader, { now: `${TODAY}T13:00:00.000Z` });
    expect(await check(later.pdf, { now: `${TODAY}T14:00:00.000Z` })).toMatchObject({ verdict: 'KEY_REVOKED', annex: null });
  });
});
