import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { getLetterhead, getLogo, removeLogo, saveLetterhead, setLogo } from '@/services/offices/letterheads';
import { decideCase } from '@/services/review/decide-case';
import { refusalLetterOfCase } from '@/services/review/refusal-letter';
import { refusal } from '../../data/register/support/hostile';
import { ownerUrl, query, superuserUrl } from '../../support/database';
import { eicar, picture } from '../../support/files';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
let admin: Actor;
beforeAll(async () => {
  world = await makeWorld();
  admin = { ...(await world.person(['administrator'])), officeId: null };
});
afterAll(async () => {
  expect(await query(superuserUrl(), "SELECT * FROM verify_invariants() WHERE rule LIKE 'letterhead%' OR rule LIKE 'trigger%'")).toEqual(
    [],
  );
  await world.close();
});

const HEAD = { code: 'XA-MA', name: 'Fauna office', nameFr: 'Bureau de la faune', nameEs: null, place: 'Green Bay' } as const;
const head = (contact: string | null) => ({ ...HEAD, address: ['5 Zoo Road', '2040 Green Bay'], contact });
const later = { today: '2026-11-24' };
const send = (name: string, bytes: Uint8Array, request = {}) =>
  setLogo({ code: 'XA-MA', file: { name, bytes } }, world.ctx(admin, request));
const inHand = async () => must(await getLetterhead({ code: 'XA-MA' }, world.ctx(admin)));

async function refused(today?: string): Promise<string> {
  const reference = await world.recommendedApplication();
  for (const signer of [world.people.signer, world.people.secondSigner])
    must(
      await decideCase(
        {
          reference,
          version: await world.versionOf(reference),
          outcome: 'refuse',
          reasons: 'The origin is not proven',
          grounds: ['acquisition-not-shown'],
          terms: null,
        },
        world.ctx(signer, today ? { today } : {}),
      ),
    );
  return reference;
}
const letterOf = async (reference: string, language: 'en' | 'fr' = 'fr') =>
  Buffer.from(must(await refusalLetterOfCase({ reference, language }, world.ctx(world.people.officer))).pdf);

describe('the letterhead of an office', () => {
  it('stands on what is issued from then on; a permit and a letter of before stay as they were, byte for byte', async () => {
    const permit = await world.issuedPermit();
    const contentBefore = (await world.permitOf(permit.permitNumber)).content;
    const reference = await refused();
    const before = await letterOf(reference);

    must(await saveLetterhead(head('fauna@permits.example'), world.ctx(admin, later)));
    must(await send('logo.png', await picture('png', 300, 100), later));
    expect((await letterOf(reference)).equals(before)).toBe(true);
    expect((await world.permitOf(permit.permitNumber)).content).toEqual(contentBefore);

    const anew = await letterOf(await refused('2026-11-25'));
    expect(anew.includes('/Logo')).toBe(true);
    expect(before.includes('/Logo')).toBe(false);
    expect((await PDFDocument.load(anew)).getPageCount()).toBe(1);
    const next = await world.permitOf((await world.issuedPermit()).permitNumber);
    expect(next.content.managementAuthority).toMatchObject({
      address: ['Fauna office / Bureau de la faune', '5 Zoo Road', '2040 Green Bay'],
    });
  });

  it('is told in the reader’s language below the mails of its cases', async () => {
    const reference = await world.submittedApplication();
    const [mail] = (await query(ownerUrl(), "SELECT paragraphs FROM mail WHERE template = 'applicationSent' AND link LIKE $1", [
      `%/${reference}`,
    ])) as { paragraphs: string[] }[];
    expect(mail?.paragraphs.at(-1)).toBe('Fauna office\nfauna@permits.example');
  });

  it('keeps every edition with who set it; what changes nothing sets none', async () => {
    const count = (await inHand()).editions.length;
    must(await saveLetterhead(head('fauna@permits.example'), world.ctx(admin, later)));
    expect((await inHand()).editions).toHaveLength(count);
    must(await removeLogo({ code: 'XA-MA' }, world.ctx(admin, { today: '2026-11-26' })));
    const { current, editions } = await inHand();
    expect(current).toMatchObject({ logo: null, setterName: admin.name, names: { fr: 'Bureau de la faune', es: 'Fauna office' } });
    expect(editions.at(-1)).toMatchObject({ edition: 1, setterName: null });
    expect(await getLogo({ code: 'XA-MA' }, world.ctx(admin))).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('is set by an administrator of that office, or of none', async () => {
    const [{ id = '' } = {}] = (await query(
      ownerUrl(),
      "INSERT INTO office (authority_id, code, name) SELECT authority_id, 'XA-OT', 'Another' FROM office LIMIT 1 RETURNING id",
    )) as { id: string }[];
    const person = await world.person(['administrator']);
    await query(ownerUrl(), 'UPDATE person SET office_id = $1 WHERE id = $2', [id, person.personId]);
    const local = { ...person, officeId: id };
    expect(await saveLetterhead(head(null), world.ctx(local, later))).toMatchObject({ problem: { kind: 'not-found' } });
    must(await saveLetterhead({ ...head(null), code: 'XA-OT' }, world.ctx(local, later)));
    expect(await saveLetterhead(head(null), world.ctx(world.people.officer))).toMatchObject({ problem: { kind: 'forbidden' } });
    const insert = `INSERT INTO office_letterhead SELECT id, 1, 'x', 'x', 'x', '{}', NULL, NULL, NULL, '${local.personId}', now() FROM office WHERE code = 'XA-MA'`;
    expect((await refusal('the portal', [insert]))?.message).toMatch(/an administrator of that office/);
  });

  it('is altered by nobody in SQL, and set by nobody unseen', async () => {
    const rename = "UPDATE office SET name = 'Mine' WHERE code = 'XA-MA'";
    expect((await refusal('the portal', [rename]))?.code).toBe('42501');
    for (const sql of ["UPDATE office_letterhead SET name_en = 'Mine'", 'DELETE FROM office_letterhead'])
      expect(await refusal('the owner', [sql])).not.toBeNull();
    const unseen = `INSERT INTO office_letterhead SELECT id, 1, 'x', 'x', 'x', '{}', NULL, NULL, NULL, '${admin.personId}', '2030-01-01' FROM office WHERE code = 'XA-MA'`;
    expect((await refusal('the portal', [unseen]))?.message).toMatch(/without an audit event/);
  });
});

it('a logo is a PNG of a size that a letter can carry, and nothing else', async () => {
  const wrong = (key: string) => ({ problem: { fields: { file: { key } } } });
  expect(await send('logo.jpg', await picture('jpeg', 100, 100))).toMatchObject(wrong('logo.notPng'));
  expect(await send('logo.png', await picture('jpeg', 100, 100))).toMatchObject(wrong('logo.notPng'));
  expect(await send('logo.svg', new TextEncoder().encode('<svg onload="alert(1)"/>'))).toMatchObject(wrong('logo.notPng'));
  expect(await send('logo.png', eicar())).toMatchObject(wrong('logo.notPng'));
  expect(await send('logo.png', await picture('png', 1700, 20))).toMatchObject(wrong('logo.tooLarge'));
  expect(await send('logo.png', new Uint8Array(600 * 1024))).toMatchObject(wrong('logo.tooBig'));
  const half = (await picture('png', 200, 200)).slice(0, 200);
  expect(await send('logo.png', half)).toMatchObject(wrong('logo.broken'));
});
