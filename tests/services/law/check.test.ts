import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckView, checkInput, pageOf } from '@/app/(site)/check/_parts/check-page';
import { questionHtml } from '@/app/(site)/check/_parts/question-html';
import { resultHtml } from '@/app/(site)/check/_parts/result-html';
import { EVERYDAY_GROUPS } from '@/domain/taxonomy/everyday-words';
import { LOCALES, type Locale } from '@/i18n/locale';
import { getWords } from '@/i18n/words';
import { getOwnApplication } from '@/services/application/get-application';
import { startFromCheck } from '@/services/application/start-from-check';
import { applyingFor } from '@/services/law/applying-for';
import { documentToApplyFor } from '@/services/law/check-outcome';
import { readCheck } from '@/services/law/read-check';
import { listCodes } from '@/services/reference/list-codes';
import { offerSpecies } from '@/services/taxonomy/offer-species';
import { ownerUrl, query } from '../../support/database';
import { makeWorld, type World } from '../../support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

type Sent = Readonly<Record<string, string>>;

async function view(sent: Sent, locale: Locale = 'en'): Promise<CheckView> {
  const ctx = world.ctx(null, { locale });
  const asked = checkInput.parse(sent);
  const state = await readCheck(asked, ctx);
  const applying = await applyingFor(documentToApplyFor(state), ctx);
  return { ...state, ...pageOf(asked, state), typed: asked.typed, query: asked.query, codes: await listCodes(ctx), applying };
}

/** The page as a reader without scripts gets it, as text. */
async function page(sent: Sent, locale: Locale = 'en'): Promise<string> {
  const shown = await view(sent, locale);
  const words = getWords(locale);
  return String(await (shown.step === null ? resultHtml(shown, words) : questionHtml({ ...shown, step: shown.step }, words)));
}

const headings = (sent: Sent): Promise<readonly string[]> =>
  Promise.all(
    LOCALES.map(async (locale) => /<h1[^>]*>([^<]*)<\/h1>/.exec((await page(sent, locale)).replaceAll('&nbsp;', ' '))?.[1] ?? 'no heading'),
  );

const documents = async (sent: Sent) =>
  (await view(sent)).movement?.decision.documents.map(
    ({ kind, side, mustExistFirst }) => `${kind} ${side}${mustExistFirst ? ' first' : ''}`,
  );

const ONE = ['You need 1 document', 'Il vous faut 1 document', 'Necesita 1 documento'];
const TWO = ['You need 2 documents', 'Il vous faut 2 documents', 'Necesita 2 documentos'];
const NONE = ['You need no CITES document', 'Il ne vous faut aucun document CITES', 'No necesita ningún documento CITES'];
const STOPPED = ['This trade is stopped', 'Ce commerce est arrêté', 'Este comercio está detenido'];

const python = { what: 'live', species: 'Python regius', way: 'out', before: 'here', source: 'R', country: 'FR', purpose: 'T' };
const parrot = { ...python, species: 'Psittacus erithacus', source: 'C' };
const caviar = {
  what: 'own',
  thing: 'household',
  species: 'Huso huso',
  term: 'CAV',
  way: 'out',
  before: 'here',
  got: 'journey-home',
  carried: 'yes',
  unit: 'GRM',
  country: 'FR',
};

describe('the check, in three languages', () => {
  it.each([
    ['a python ranched here, to sell abroad: one export permit', python, ONE, ['EX ours']],
    ['a grey parrot bred here, to sell, from no registered operation: stopped', { ...parrot, operation: 'no' }, STOPPED, []],
    ['the same from a registered operation: one export permit', { ...parrot, operation: 'yes' }, ONE, ['EX ours']],
    ['the same to a zoo: two documents, the import permit first', { ...parrot, purpose: 'Z' }, TWO, ['IM theirs first', 'EX ours']],
    [
      'a leopard trophy home: two documents',
      { what: 'product', species: 'Panthera pardus', term: 'TRO', way: 'in', source: 'W', country: 'NA', purpose: 'H' },
      TWO,
      ['IM ours first', 'EX theirs'],
    ],
    [
      'a guitar with a back of Dalbergia nigra of 1968 on tour: a musical instrument certificate',
      { what: 'own', thing: 'instrument', species: 'Dalbergia nigra', way: 'tour', acquired: '1968', country: '*', holds: 'yes' },
      ONE,
      ['MI ours'],
    ],
    [
      'a guitar of Dalbergia latifolia: no document',
      { what: 'own', thing: 'instrument', species: 'Dalbergia latifolia', way: 'tour', before: 'here', country: '*', holds: 'yes' },
      NONE,
      [],
    ],
    [
      'orchids of Appendix II in sterile flasks: no document',
      { what: 'live', species: 'Dendrobium nobile', form: 'sterile', way: 'out', before: 'here', source: 'A', country: 'FR', purpose: 'T' },
      NONE,
      [],
    ],
    ['100 g of caviar in the luggage: no document', { ...caviar, amount: '100' }, NONE, []],
    ['300 g of caviar in the luggage: a document', { ...caviar, amount: '300' }, ONE, ['EX ours']],
    [
      'a collection of samples with a carnet: a sample collection certificate',
      {
        what: 'product',
        species: 'Crocodylus niloticus',
        term: 'SKI',
        way: 'tour',
        tour: 'samples',
        carnet: 'yes',
        before: 'here',
        source: 'C',
        origin: 'XA',
        country: '*',
        holds: 'yes',
      },
      ONE,
      ['SC ours'],
    ],
    [
      'shark fins from the high seas, landed at home: an introduction certificate',
      { what: 'product', species: 'Prionace glauca', term: 'FIN', way: 'sea', flag: 'XA', landing: 'XA', purpose: 'T' },
      ONE,
      ['IS ours first'],
    ],
  ] as const)('%s', async (_, sent, expected, kinds) => {
    expect(await headings(sent)).toEqual(expected);
    if ((await view(sent)).movement?.stoppedBy.length === 0) expect(await documents(sent)).toEqual(kinds);
  });

  it('says what our document costs and in how many working days the office means to decide', async () => {
    const text = await page(python);
    expect(text).toContain('none for this document');
    expect(text).toContain('within 10 working days of a complete application');
    await query(
      ownerUrl(),
      `INSERT INTO tariff_row (natural_key, document_type, basis, amount_minor, currency, valid_from, source)
       VALUES ('cb', 'CB', 'application', 4000, 'XTS', '2026-01-01', 'Test'), ('cb line', 'CB', 'line', 500, 'XTS', '2026-01-01', 'Test')`,
    );
    expect(await page({ ...parrot, purpose: 'Z', certificate: 'yes' })).toMatch(/XTS.45\.00 for one kind of specimen/);
  });

  it('offers the certificate of Art. VII.5 beside the permit, and takes it in its place only when asked', async () => {
    const zoo = { ...parrot, purpose: 'Z' };
    expect(await page(zoo)).toContain('A certificate in place of the permit');
    expect(await documents({ ...zoo, certificate: 'yes' })).toEqual(['CB ours']);
    expect(await documents({ ...python, species: 'Phalaenopsis amabilis', form: 'none', source: 'A', certificate: 'yes' })).toEqual([
      'AP ours',
    ]);
    expect(await page(python)).not.toContain('A certificate in place of the permit');
    expect(await documents({ ...parrot, operation: 'yes', certificate: 'yes' })).toEqual(['EX ours']);
  });

  it('names the limit that more caviar than one person may take goes over', async () => {
    expect(await page({ ...caviar, amount: '300' })).toContain('it is within what one person may take (caviar of sturgeons: 125 g)');
  });

  it.each([
    ['caviar', 'Acipenseriformes'],
    ['Orchidées', 'Orchidaceae'],
    ['marfil', 'Loxodonta africana'],
    ['a rosewood guitar', 'Dalbergia'],
  ])('takes “%s” for what nobody calls by its name', async (words, group) => {
    expect(await page({ what: 'product', q: words })).toContain(`>${group}</a>`);
  });

  it('leads every everyday word to something listed', async () => {
    const ctx = world.ctx(null);
    const lost = await Promise.all(
      EVERYDAY_GROUPS.map(async ({ taxon, words }) => {
        const offer = await offerSpecies({ query: words.split(' ')[0] ?? '' }, ctx);
        return [...(offer?.groups ?? []), ...(offer?.species ?? [])].some(({ scientificName }) => scientificName === taxon) ? [] : [taxon];
      }),
    );
    expect(lost.flat()).toEqual([]);
  });

  it('offers only parts that can come of the species', async () => {
    const terms = await page({ what: 'product', species: 'Panthera pardus', ask: 'part' });
    expect(terms).toContain('value="TRO"');
    for (const other of ['CAV', 'FIN', 'LOG', 'SHE']) expect(terms).not.toContain(`value="${other}"`);
  });

  it('says that a cat is not listed, with the day', async () => {
    expect(await headings({ what: 'live', species: 'Felis catus' })).toEqual([
      'Felis catus is not in the Appendices: you need no CITES document',
      'Felis catus n’est pas inscrite aux annexes\u00a0: il ne vous faut aucun document CITES',
      'Felis catus no figura en los Apéndices: no necesita ningún documento CITES',
    ]);
    expect(await page({ what: 'live', species: 'Felis catus' })).toContain('was not in the Appendices on 23 November 2026');
  });
});

describe('a question', () => {
  it('comes next when an answer is missing, and says nothing is wrong yet', async () => {
    const shown = await view({ what: 'live', species: 'Python regius' });
    expect([shown.step, shown.faults]).toEqual(['way', {}]);
  });

  it('that was sent empty says so by its name', async () => {
    expect((await view({ what: 'live', species: 'Python regius', at: 'way' })).faults).toEqual({ way: { key: 'field.required' } });
  });

  it.each([
    [{ ...python, source: 'Q' }, 'source'],
    [{ ...python, source: 'A' }, 'source'],
    [{ ...python, country: 'XA' }, 'country'],
    [{ ...python, country: 'QQ' }, 'country'],
    [{ ...python, purpose: 'H' }, 'purpose'],
    [{ ...python, species: 'Pithon rejius' }, 'species'],
    [{ ...python, what: 'dragon' }, 'what'],
    [{ ...python, before: 'old', 'acquired-year': '1980', 'acquired-month': '2', 'acquired-day': '30' }, 'acquired'],
    [{ ...python, before: 'old', acquired: '2999' }, 'acquired'],
    [{ ...caviar, amount: '1,000' }, 'amount'],
    [{ ...caviar, amount: '-1' }, 'amount'],
    [{ what: 'own', thing: 'pet', species: 'Dendrobium nobile' }, 'species'],
    [{ what: 'product', species: 'Prionace glauca', term: 'FIN', way: 'sea', flag: 'FR', landing: 'ES', purpose: 'T' }, 'landing'],
    [{ what: 'product', species: 'Prionace glauca', term: 'LIV' }, 'term'],
    [{ what: 'product', species: 'Prionace glauca', term: "'; DROP" }, 'term'],
  ])('with an answer that cannot be is asked again, with the field named: %j', async (sent, field) => {
    expect(Object.keys((await view(sent)).faults)).toContain(field);
    for (const locale of LOCALES) {
      const shown = await page(sent, locale);
      expect(shown).toContain(`href="#${field}"`);
      expect(shown).toMatch(/error-summary/);
    }
  });

  it('keeps what was typed beside a message', async () => {
    expect(await page({ ...caviar, amount: '1,000' })).toContain('value="1,000"');
    expect(await page({ ...python, before: 'old', 'acquired-year': '1980', 'acquired-month': '2', 'acquired-day': '30' })).toContain(
      'value="1980"',
    );
  });

  it('arises after all when the law cannot decide without it', async () => {
    const effect = { what: 'own', thing: 'household', species: 'Crocodylus niloticus', term: 'LPS', way: 'out', before: 'here' };
    expect((await view({ ...effect, got: 'home', carried: 'no', amount: '1', unit: 'NAR', country: 'FR' })).step).toBe('source');
  });
});

describe('an application', () => {
  const begin = async (sent: Sent, key: string) => {
    const ctx = world.ctx(world.people.trader);
    const begun = await startFromCheck({ typed: checkInput.parse(sent).typed, idempotencyKey: key }, ctx);
    if (!begun.ok) return begun.problem.kind;
    const found = await getOwnApplication({ reference: begun.value.reference }, ctx);
    return found.ok ? found.value : found.problem.kind;
  };

  it('begins with the answers of the check', async () => {
    expect(await begin(python, '4e2f9c7a-5d0f-4b8e-9a53-000000000001')).toMatchObject({
      application: {
        state: 'draft',
        answers: { form: 'EXPORT', documentType: 'EX', purpose: 'T', exporterCountry: 'XA', importerCountry: 'FR' },
        lines: [
          { answers: { scientificName: 'Python regius', term: 'LIV', source: 'R', originCountry: 'XA' }, listing: { appendix: 'II' } },
        ],
      },
    });
  });

  it('does not begin with what is stopped, needs nothing or is half answered', async () => {
    expect(await begin({ ...parrot, operation: 'no' }, '4e2f9c7a-5d0f-4b8e-9a53-000000000002')).toBe('not-found');
    expect(await begin({ what: 'live', species: 'Felis catus' }, '4e2f9c7a-5d0f-4b8e-9a53-000000000003')).toBe('not-found');
    expect(await begin({ what: 'live', species: 'Python regius' }, '4e2f9c7a-5d0f-4b8e-9a53-000000000004')).toBe('not-found');
  });
});
