import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { answersOfParty, MOST_SAVED } from '@/domain/application/saved-entries';
import { getAddressBook, getSavedParty, getSavedSpecimen, removeEntry } from '@/services/address-book/address-book';
import { applicantAsParty, keepPartyOf, saveParty, type TypedParty } from '@/services/address-book/save-party';
import { addSavedSpecimen, renameSpecimen, saveSpecimen } from '@/services/address-book/save-specimen';
import { getOwnApplication } from '@/services/application/get-application';
import { ownerUrl, query } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
beforeEach(() => query(ownerUrl(), 'TRUNCATE saved_party, saved_specimen'));

const ZOO: TypedParty = { name: 'Zoo am See', latinName: '', address: 'Seestr. 1\n8000 Zürich', latinAddress: '', country: 'CH' };
const trader = () => world.ctx(world.people.trader);
const save = (typed: Partial<TypedParty> = {}, entry: string | null = null, who = trader()) => saveParty({ ...ZOO, ...typed, entry }, who);
const parties = async (who = trader()) => must(await getAddressBook(null, who)).parties;
const only = async () => (await parties())[0] ?? expect.fail('it was saved');
const own = async (reference: string) => must(await getOwnApplication({ reference }, trader())).application;
/** What the log says happened to an entry of the trader's book. */
const changesOf = async (entry: string) =>
  (await world.eventsOf(world.people.trader.personId))
    .map(({ type, payload }) => ({ type, ...JSON.parse(payload) }))
    .filter((event) => event.type === 'AddressBookChanged' && event.entry === entry)
    .map(({ change }) => change);
const stranger = (): Promise<Actor> => world.person(['applicant']);

describe('a saved party', () => {
  it('is kept once, with its event, and fills in either side of the form', async () => {
    must(await save());
    must(await save());
    expect(await parties()).toMatchObject([{ name: 'Zoo am See', address: 'Seestr. 1\n8000 Zürich', country: 'CH', latinName: null }]);
    expect(answersOfParty(await only(), 'importer')).toEqual({
      importerName: 'Zoo am See',
      importerAddress: 'Seestr. 1\n8000 Zürich',
      importerCountry: 'CH',
    });
    expect(answersOfParty(await only(), 'exporter')).toMatchObject({ exporterName: 'Zoo am See', exporterCountry: 'CH' });
    expect(await changesOf((await only()).id)).toEqual(['saved']);
  });

  it('is kept in any script, with the Latin line that the permit needs', async () => {
    const society = { name: 'جمعية الصقور', address: 'شارع البحر 5، دبي', country: 'AE' };
    expect(await save(society)).toMatchObject({ ok: false, problem: { fields: { latinName: {}, latinAddress: {} } } });
    const latin = { latinName: 'Falcon Society', latinAddress: '5 Sea Street, Dubai' };
    must(await save({ ...society, ...latin }));
    expect(await only()).toMatchObject({ ...society, ...latin });
    // What the form's own letters can write is asked in Latin for the name alone.
    expect(await save({ name: '東京動物園協会', address: '東京都台東区上野公園9-83', country: 'JP' })).toEqual({
      ok: false,
      problem: { kind: 'invalid-input', fields: { latinName: expect.anything() } },
    });
  });

  it.each([
    ['no name', { name: '  ' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(10_000) }, 'name'],
    ['an address that is too long', { address: 'x'.repeat(10_000) }, 'address'],
    ['a country that is none', { country: 'QQ' }, 'country'],
  ])('with %s is refused at its box', async (_what, typed, field) => {
    expect(await save(typed)).toMatchObject({ ok: false, problem: { kind: 'invalid-input', fields: { [field]: {} } } });
    expect(await parties()).toEqual([]);
  });

  it('is changed in its place, and removed with its event; what was filled in with it stays', async () => {
    must(await save());
    const { id } = await only();
    must(await save({ name: 'Zoo am Berg' }, id));
    expect(await parties()).toMatchObject([{ id, name: 'Zoo am Berg' }]);
    must(await removeEntry({ entry: id, what: 'party' }, trader()));
    expect(await parties()).toEqual([]);
    expect(await changesOf(id)).toEqual(['saved', 'saved', 'removed']);
  });

  it('of somebody else is not there: neither to read, nor to change, nor to remove', async () => {
    must(await save());
    const { id } = await only();
    const other = world.ctx(await stranger());
    const nothing = { ok: false, problem: { kind: 'not-found', what: 'saved-entry' } };
    expect(await parties(other)).toEqual([]);
    for (const entry of [id, randomUUID(), 'no-id']) {
      expect(await getSavedParty({ entry }, other)).toMatchObject(nothing);
      expect(await save({ name: 'Mine now' }, entry, other)).toMatchObject(nothing);
      expect(await removeEntry({ entry, what: 'party' }, other)).toMatchObject(nothing);
    }
    expect((await only()).name).toBe('Zoo am See');
  });

  it('is saved by nobody of the office', async () => {
    expect(await save({}, null, world.ctx(world.people.officer))).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
  });

  it('is one of at most two hundred, and a full book stops nobody from applying', async () => {
    must(await save());
    const { ownerId } = await only();
    await world.tamper(
      'saved_party',
      `INSERT INTO saved_party (id, owner_id, name, address, country, saved_by, saved_at)
       SELECT gen_random_uuid(), owner_id, 'Zoo ' || n, address, country, saved_by, saved_at
       FROM saved_party, generate_series(2, $1::int) n WHERE owner_id = $2::uuid`,
      [MOST_SAVED, ownerId],
    );
    expect(await save({ name: 'One more' })).toMatchObject({ ok: false, problem: { fields: { name: { key: 'addressBook.full' } } } });
    await keepPartyOf(await own(await world.draftApplication()), 'importer', trader());
    expect(await parties()).toHaveLength(MOST_SAVED);
  });

  it('comes out of an application that names it, and the applicant is offered as one', async () => {
    const application = await own(await world.draftApplication());
    await keepPartyOf(application, 'importer', trader());
    await keepPartyOf(application, 'importer', trader());
    expect(await parties()).toMatchObject([{ name: application.answers.importerName, country: application.answers.importerCountry }]);
    expect(await applicantAsParty(application, trader())).toMatchObject({ address: 'BP 1247\n1000 Port Example', country: 'XA' });
  });
});

describe('a saved specimen', () => {
  const saved = async () => {
    const reference = await world.draftApplication();
    const [line] = (await own(reference)).lines;
    must(await saveSpecimen({ reference, lineId: line?.id ?? '' }, trader()));
    must(await saveSpecimen({ reference, lineId: line?.id ?? '' }, trader()));
    const [specimen] = must(await getAddressBook(null, trader())).specimens;
    return { reference, line, specimen: specimen ?? expect.fail('it was saved') };
  };

  it('keeps what holds for the next one, and neither quantity nor marks', async () => {
    const { line, specimen } = await saved();
    expect(specimen.answers.scientificName).toBe(line?.answers.scientificName);
    expect(Object.keys(specimen.answers)).not.toEqual(expect.arrayContaining(['quantity']));
    expect(specimen.answers).not.toHaveProperty('marks');
    expect(must(await getAddressBook(null, trader())).specimens).toHaveLength(1);
  });

  it('fills in a new line, under the listing of today', async () => {
    const { reference, specimen } = await saved();
    const { version, lines } = await own(reference);
    must(await addSavedSpecimen({ reference, version, entry: specimen.id }, trader()));
    const added = (await own(reference)).lines.at(-1);
    expect(added).toMatchObject({ position: lines.length + 1, answers: specimen.answers, listing: { appendix: 'II' } });
    expect(await addSavedSpecimen({ reference, version, entry: specimen.id }, trader())).toMatchObject({
      ok: false,
      problem: { kind: 'stale' },
    });
  });

  it('is renamed within limits, and removed', async () => {
    const { id } = (await saved()).specimen;
    must(await renameSpecimen({ entry: id, label: 'Pythons végétariens 🐍' }, trader()));
    expect(must(await getSavedSpecimen({ entry: id }, trader())).label).toBe('Pythons végétariens 🐍');
    for (const label of ['  ', 'x'.repeat(121)])
      expect(await renameSpecimen({ entry: id, label }, trader())).toMatchObject({ ok: false, problem: { fields: { label: {} } } });
    must(await removeEntry({ entry: id, what: 'specimen' }, trader()));
    expect(must(await getAddressBook(null, trader())).specimens).toEqual([]);
  });

  it('of somebody else is not there', async () => {
    const { reference, line, specimen } = await saved();
    const other = world.ctx(await stranger());
    const { version } = await own(reference);
    const nothing = { ok: false, problem: { kind: 'not-found' } };
    expect(await getSavedSpecimen({ entry: specimen.id }, other)).toMatchObject(nothing);
    expect(await renameSpecimen({ entry: specimen.id, label: 'Mine' }, other)).toMatchObject(nothing);
    expect(await removeEntry({ entry: specimen.id, what: 'specimen' }, other)).toMatchObject(nothing);
    expect(await addSavedSpecimen({ reference, version, entry: specimen.id }, other)).toMatchObject(nothing);
    expect(await saveSpecimen({ reference, lineId: line?.id ?? '' }, other)).toMatchObject(nothing);
  });
});
