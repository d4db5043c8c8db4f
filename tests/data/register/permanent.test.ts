import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endorsePermit } from '@/services/border/endorse-permit';
import { ownerUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { expectRefused, told } from './support/hostile';

const SPLIT = { splitConsignments: true };
let world: World;
/** A permit of which some was endorsed, one that waits for its signature, and their lines and applications. */
let partlyUsed: { id: string; number: string; line: string; application: string };
let signing: { id: string; number: string; line: string };
beforeAll(async () => {
  world = await makeWorld();
  const { permitNumber } = await world.issuedPermit(SPLIT);
  const endorsement = { permitNumber, quantities: { '1': '5' }, transportDocument: null, remarks: null, idempotencyKey: randomUUID() };
  must(await endorsePermit(endorsement, world.ctx(world.people.customs, SPLIT)));
  const permit = await world.permitOf(permitNumber);
  partlyUsed = { id: permit.id, number: permitNumber, line: permit.lines[0]?.id ?? '', application: permit.applicationId };
  const waiting = await world.permitOf(await world.numberedPermit());
  signing = { id: waiting.id, number: waiting.permitNumber, line: waiting.lines[0]?.id ?? '' };
  await query(ownerUrl(), "INSERT INTO alarm (id, kind, detail, raised_at) VALUES (gen_random_uuid(), 'MISMATCH', '{}', now())");
});
afterAll(() => world.close());

const FOR_EVER = [
  'audit_event',
  'submission_record',
  'application_part',
  'finding',
  'decision',
  'endorsement',
  'endorsement_line',
  'alarm',
];

describe.each(FOR_EVER)('a row of %s', (table) => {
  it('is never edited', async () => {
    const [{ column }] = await query(
      superuserUrl(),
      `SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attidentity = '' AND attgenerated = '' LIMIT 1`,
      [table],
    );
    await expectRefused(`UPDATE ${table} SET ${column} = ${column}`, /rows are only ever added/);
  });

  it('is never removed', () => expectRefused(`DELETE FROM ${table}`, /rows are only ever added/));
});

it.each([...FOR_EVER, 'audit_head', 'permit', 'permit_line', 'permit_series', 'application', 'specimen_line'])(
  '%s is never emptied',
  (table) => expectRefused(`TRUNCATE ${table} CASCADE`, /rows are only ever added/),
);

describe('an issued permit', () => {
  it.each([
    ['what it says', "content = 'false', content_sha256 = sha256('false')"],
    ['its number', "serial = serial + 1, permit_number = '26XA' || lpad((serial + 1)::text, 6, '0') || '/EX'"],
    ['its last day', 'valid_until = valid_until + 1'],
    ['its first day', 'valid_from = valid_from + 1'],
    ['its day of issue', 'issued_on = issued_on - 1'],
    ['its check code', "check_code = '000000000000'"],
    ['its token', "register_token = sha256('x')::bytea"],
    ['its signatory', 'signed_by = (SELECT id FROM person WHERE id <> signed_by LIMIT 1)'],
    ['its signature', "cose = 'other'"],
    ['its key', 'kid = kid || kid'],
    ['its sealed file', "pdf_sha256 = sha256('other')"],
    ['how it may be used', "use_rule = 'multiple-crossings'"],
    ['the moment of issue', "issued_at = issued_at + interval '1 day'"],
    ['what it replaces', 'replaces = id'],
    ['its application', 'application_id = (SELECT id FROM application WHERE id <> application_id LIMIT 1)'],
  ])('never changes %s', (_what, change) =>
    expectRefused(
      [`UPDATE permit SET ${change} WHERE id = '${partlyUsed.id}'`, told('permit', partlyUsed.id, 'PermitEndorsed')],
      /a permit cannot be altered|violates check constraint/,
    ),
  );

  it.each([
    ['changes its quantity', "UPDATE permit_line SET quantity = 400 WHERE id = '$'"],
    ['changes its specimen', "UPDATE permit_line SET scientific_name = 'Panthera onca' WHERE id = '$'"],
    ['moves to another permit', "UPDATE permit_line SET permit_id = (SELECT id FROM permit WHERE id <> permit_id LIMIT 1) WHERE id = '$'"],
    ['goes', "DELETE FROM permit_line WHERE id = '$'"],
    [
      'joins it',
      "INSERT INTO permit_line SELECT gen_random_uuid(), permit_id, 2, scientific_name, appendix, source, term, unit, 400, 0 FROM permit_line WHERE id = '$'",
    ],
  ])('no line of it %s', (_what, sql) => expectRefused(sql.replace('$', partlyUsed.line), /the lines of a permit are frozen/));

  it('is never deleted', () => expectRefused(`DELETE FROM permit WHERE id = '${partlyUsed.id}'`, /permits are never deleted/));
});

describe('a permit that waits for its signature', () => {
  it('already says what will be signed', () =>
    expectRefused(
      [`UPDATE permit SET valid_until = valid_until + 1 WHERE id = '${signing.id}'`, told('permit', signing.id, 'PermitDownloaded')],
      /cannot be altered/,
    ));

  it('takes its signature only together with its issue', () =>
    expectRefused(
      [`UPDATE permit SET cose = 'signature' WHERE id = '${signing.id}'`, told('permit', signing.id, 'PermitDownloaded')],
      /cannot be altered/,
    ));

  it('is not issued without a signature', () =>
    expectRefused(
      [`UPDATE permit SET state = 'issued' WHERE id = '${signing.id}'`, told('permit', signing.id, 'PermitIssued')],
      /the one that the signer attached/,
    ));

  it('is not issued under a signature that the signer did not attach', () =>
    expectRefused(
      [
        `UPDATE permit SET state = 'issued', kid = (SELECT kid FROM signing_key LIMIT 1), cose = decode(repeat('00', 300), 'hex'), issued_at = now(),
           drawing_sha256 = content_sha256, pdf_sha256 = content_sha256, pdf_bytes = 1 WHERE id = '${signing.id}'`,
        told('permit', signing.id, 'PermitIssued'),
      ],
      /the one that the signer attached/,
    ));

  it('is not explained as void without a reason', () =>
    expectRefused(
      [`UPDATE permit SET state = 'void', state_reason = ' ' WHERE id = '${signing.id}'`, told('permit', signing.id, 'PermitVoided')],
      /violates check constraint/,
    ));

  it('gets no further line, not even by one who touches it first', () =>
    expectRefused(
      [
        `UPDATE permit SET state_reason = 'touched' WHERE id = '${signing.id}'`,
        `INSERT INTO permit_line SELECT gen_random_uuid(), permit_id, 2, scientific_name, appendix, source, term, unit, 400, 0 FROM permit_line WHERE id = '${signing.line}'`,
        told('permit', signing.id, 'PermitDownloaded'),
      ],
      /the lines of a permit are frozen/,
    ));
});

it('the reason why a permit ended is not told differently later', async () => {
  const { permitNumber, id } = await world.issuedPermit();
  await world.move(permitNumber, 'revoke');
  await expectRefused(
    [`UPDATE permit SET state_reason = 'by mistake' WHERE id = '${id}'`, told('permit', id, 'PermitRevoked')],
    /cannot be told differently/,
  );
});

describe('an application that was sent', () => {
  const change = (sql: string) => [
    `UPDATE application SET ${sql} WHERE id = '${partlyUsed.application}'`,
    told('application', partlyUsed.application, 'AnswersSaved'),
  ];

  it.each([
    ['its answers', "answers = '{}'", /answers are sealed/],
    ['its applicant', 'applicant_id = (SELECT id FROM person WHERE id <> applicant_id LIMIT 1)', /who applied/],
    ['its reference', "reference = 'A-1'", /who applied/],
    ['a lower version', 'version = version - 1', /never goes back/],
  ])('does not change %s', (_what, sql, reason) => expectRefused(change(sql), reason));

  it('does not leave its approval once a number was taken for it', () =>
    expectRefused(
      [
        `UPDATE application SET state = 'under-review' WHERE id = '${partlyUsed.application}'`,
        told('application', partlyUsed.application, 'ApprovalReopened'),
      ],
      /a number has been taken/,
    ));

  it.each([
    ['edited', "UPDATE specimen_line SET quantity = 400 WHERE application_id = '$'"],
    ['removed', "DELETE FROM specimen_line WHERE application_id = '$'"],
    ['added', "INSERT INTO specimen_line (id, application_id, position) VALUES (gen_random_uuid(), '$', 9)"],
  ])('has no line %s', (_what, sql) => expectRefused(sql.replace('$', partlyUsed.application), /specimen lines are sealed/));

  it('has no line carried off into a draft, and a draft takes none in', async () => {
    const draft = await world.draftApplication();
    const toDraft = `UPDATE specimen_line SET application_id = (SELECT id FROM application WHERE reference = '${draft}'), position = 9`;
    await expectRefused(`${toDraft} WHERE application_id = '${partlyUsed.application}'`, /specimen lines are sealed/);
  });

  it('is never deleted', () => expectRefused(`DELETE FROM application WHERE id = '${partlyUsed.application}'`, /never deleted/));
});

describe.each(['NaN', '-1', '0', 'Infinity', '1e400'])('the quantity %s', (quantity) => {
  const reason = /violates check constraint|numeric field overflow|overflows numeric/;

  it('is no quantity of a specimen line', async () => {
    const draft = await world.draftApplication();
    const where = `application_id = (SELECT id FROM application WHERE reference = '${draft}')`;
    await expectRefused(`UPDATE specimen_line SET quantity = '${quantity}'::numeric WHERE ${where}`, reason);
  });

  it('is no quantity of a permit, and none that crossed a border', async () => {
    await expectRefused(
      `INSERT INTO permit_line SELECT gen_random_uuid(), permit_id, 2, scientific_name, appendix, source, term, unit, '${quantity}'::numeric, 0 FROM permit_line WHERE id = '${signing.line}'`,
      reason,
    );
    await expectRefused(
      `INSERT INTO endorsement_line SELECT gen_random_uuid(), id, '${quantity}'::numeric FROM permit_line WHERE id = '${partlyUsed.line}'`,
      reason,
    );
  });
});

it('what was attacked is still sound', async () => {
  const found = await query(superuserUrl(), "SELECT rule FROM verify_invariants() WHERE rule <> 'signing.stuck'");
  expect(found).toEqual([]);
});
