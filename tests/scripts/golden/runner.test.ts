import { describe, expect, it } from 'vitest';
import { convert, typedQuantity } from '../../../scripts/golden/codes';
import { differencesOf } from '../../../scripts/golden/compare';
import { type GoldenCase, parseGoldenFile } from '../../../scripts/golden/golden-file';
import { judgeCase } from '../../../scripts/golden/judge-case';
import { readSource } from '../../../scripts/golden/line-facts';
import { firstStated, over, stated } from '../../../scripts/golden/stated';

const python = { name: 'Python regius', rank: 'SPECIES', kingdom: 'Animalia', order: 'Serpentes', family: 'Pythonidae' };
const line = { taxon: 'Python regius', appendix: 'II', source: 'R', purpose: 'T', term: 'LIV', unit: 'no.', quantity: 40, live: true };

const aCase = (input: Readonly<Record<string, unknown>> = {}, over: Partial<GoldenCase> = {}): GoldenCase => ({
  id: 'T-1',
  title: 'pythons',
  on: '2026-05-04',
  stages: ['S', 'R', 'I'],
  fixtures: { taxa: [python] },
  input: { transaction: 'EXPORT', issuingParty: 'GH', exporterCountry: 'GH', importerCountry: 'US', lines: [line], ...input },
  expected: { outcome: 'APPROVE', documents: [], errors: [], warnings: [], infos: [], autoFilled: [] },
  ...over,
});
const judge = (...args: Parameters<typeof aCase>) => judgeCase(aCase(...args), { 'no.': 'NAR', kg: 'KGM' });

describe('a file of golden cases', () => {
  it.each([
    ['what is not JSON', '{', 'not JSON'],
    ['another schema', '{"schema":"golden-cases/1","cases":[]}', 'schema must be golden-cases/2'],
    ['a file without cases', '{"schema":"golden-cases/2","cases":[]}', 'there are no cases'],
    ['a case without a day', '{"schema":"golden-cases/2","cases":[{"id":"x","input":{},"expected":{"outcome":"BLOCK"}}]}', 'cases.0.on'],
  ])('tells %s', (_, text, problem) => {
    const read = parseGoldenFile(text);

    expect(read.ok ? '' : read.problem).toContain(problem);
  });
});

describe('what a case states', () => {
  it('is one name however it is written', () => {
    expect(stated({ lastReexportCountry: 'FR' }).text('last-re-export-country')).toBe('FR');
  });

  it('tells silence from a stated null', () => {
    const said = stated({ ndf: null, laf: false });

    expect([said.yesNo('ndf'), said.yesNo('laf'), said.yesNo('transport')]).toEqual([null, false, undefined]);
  });

  it('keeps a stated null before what is said later', () => {
    expect(firstStated(null, 'reason')).toBeNull();
    expect(over(stated({ mark: null }), stated({ mark: 'ring' })).text('mark')).toBeNull();
  });

  it('falls back to what stands beside it when it is silent', () => {
    expect(over(stated({}), stated({ mark: 'ring' })).text('mark')).toBe('ring');
  });

  it('reads unfavourable answers as no', () => {
    expect(stated({ ndf: 'unfavourable' }).yesNo('ndf')).toBe(false);
  });

  it('remembers which keys nothing has asked for', () => {
    const said = stated({ known: 1, inner: { also: 2, other: 3 } }, 'input.');
    said.text('known');
    said.record('inner')?.text('also');

    expect(said.unread()).toEqual(['input.inner.other']);
  });
});

describe('a source', () => {
  it.each([
    ['W', 'W', null],
    ['O+W', 'W', 'O'],
    ['W+O', 'W', 'O'],
    ['I', 'I', null],
    ['W+C', 'W', 'C'],
    ['I+O+W', null, null],
    ['Q', null, null],
    [null, null, null],
  ])('%s is %s beside %s', (text, primary, beside) => {
    expect(readSource(text)).toEqual({ primary, beside });
  });
});

describe('quantities', () => {
  it.each([
    ['1.5', 'KGM', 'GRM', '1500'],
    ['250', 'GRM', 'KGM', '0.25'],
    ['5', 'NAR', 'NAR', '5'],
    ['5', 'NAR', 'KGM', null],
    ['-5', 'KGM', 'KGM', null],
  ])('%s %s in %s is %s', (quantity, from, to, result) => {
    expect(convert(quantity, from, to)).toBe(result);
  });

  it('are typed so that nobody reads thousands', () => {
    expect(typedQuantity('1.125')).toBe('1.1250');
  });
});

describe('judging a golden case', () => {
  it('counts a silent requirement as satisfied', () => {
    expect(judge().errors).toEqual([]);
  });

  it('counts a requirement stated null as not satisfied', () => {
    expect(judge({ laf: null, ndf: null }).errors).toEqual(['FIN-01', 'FIN-02']);
  });

  it('stops after the first stage that blocks', () => {
    const answer = judge({ importerCountry: 'GH', laf: null });

    expect([answer.blockedAt, answer.errors]).toEqual(['S', ['ORG-04']]);
  });

  it('lists no documents when it blocks', () => {
    expect(judge({ laf: null }).documents).toEqual([]);
  });

  it('presumes no claim that is not stated', () => {
    const isCaptive = { ...line, source: 'C' };

    expect(judge({ lines: [isCaptive] }).documents.map(({ type }) => type)).toEqual(['EXPORT_PERMIT']);
    expect(judge({ lines: [isCaptive], claimsArticleVII5: true }).documents.map(({ type }) => type)).toEqual(['CAPTIVE_BRED_CERTIFICATE']);
  });

  it('takes a key that a fixture row lacks, or *, for everything', () => {
    const suspended = (row: object) => judge({}, { fixtures: { taxa: [python], suspensions: [row] } }).errors;

    expect(suspended({ country: '*' })).toEqual(['SUS-01']);
    expect(suspended({ country: 'GH', taxon: 'Serpentes' })).toEqual(['SUS-02']);
    expect(suspended({ country: 'GH', taxon: '*', exemptPurposes: ['T'] })).toEqual([]);
  });

  it('leaves out of judgement a line that its annotation excludes', () => {
    const orchid = { name: 'Phalaenopsis amabilis', rank: 'SPECIES', kingdom: 'Plantae', order: 'Orchidales', family: 'Orchidaceae' };
    const flask = {
      ...line,
      taxon: orchid.name,
      source: 'A',
      term: 'CUL',
      live: false,
      annotation: '#4',
      specimenState: 'sterile-culture',
      sterileContainer: true,
    };
    const answer = judge({ lines: [line, flask] }, { fixtures: { taxa: [python, orchid] } });

    expect(answer.infos).toEqual(expect.arrayContaining(['COD-24', 'DOC-05', 'DOC-26']));
    expect(answer.documents.map(({ type }) => type)).toEqual(['EXPORT_PERMIT']);
  });

  it('tells a key that it does not know', () => {
    expect(judge({ phaseOfTheMoon: 'full' }).notes).toEqual(['the runner does not know the key input.phaseOfTheMoon']);
  });
});

describe('comparing', () => {
  const answer = judge();

  it('asks documents, errors and warnings to be equal as sets', () => {
    const differing = differencesOf(aCase(), { ...answer, warnings: ['RSK-10'] });

    expect(differing.map(({ what }) => what)).toEqual(['documents', 'warnings']);
  });

  it('asks infos and autoFilled to be among the actual ones', () => {
    const expected = { ...aCase().expected, documents: answer.documents.map((document) => ({ ...document })), infos: ['DOC-05', 'DOC-99'] };

    expect(differencesOf(aCase({}, { expected }), answer)).toEqual([
      { what: 'infos (at least)', expected: 'DOC-05, DOC-99', actual: answer.infos.join(', ') },
    ]);
  });
});
