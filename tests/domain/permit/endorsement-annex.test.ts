import { describe, expect, it } from 'vitest';
import { type AnnexFacts, annexStatement, unchangingPart } from '@/domain/permit/endorsement-annex';
import { entry } from '../../golden/pdf/annex-samples';
import { sample } from '../../golden/pdf/samples';

const says = (change: Partial<AnnexFacts>) =>
  annexStatement({
    content: sample('four-lines').content,
    useRule: 'split-consignments',
    state: 'partly-used',
    entries: [],
    pdfSha256: 'ab'.repeat(32),
    drawnAt: '2026-12-01T02:54:20.000Z',
    checkpoint: null,
    ...change,
  });
const balance = (change: Partial<AnnexFacts>) => says(change).lines.map(({ permitted, endorsed, left }) => [permitted, endorsed, left]);
const of = (...quantities: readonly (readonly [number, string])[]) => ({
  quantities: quantities.map(([position, quantity]) => ({ position, quantity })),
});

describe('the annex to box 14', () => {
  it('leaves all of each line where nothing was endorsed', () => {
    expect(says({ state: 'issued' }).entries).toEqual([]);
    expect(balance({ state: 'issued' })).toEqual([
      ['40', '0', '40'],
      ['12', '0', '12'],
      ['18.25', '0', '18.25'],
      ['260', '0', '260'],
    ]);
  });

  it('adds up what crossed, line by line', () => {
    const entries = [entry(1, of([1, '10'], [3, '0.5'])), entry(2, of([3, '17.75']))];
    expect(balance({ entries })).toEqual([
      ['40', '10', '30'],
      ['12', '0', '12'],
      ['18.25', '18.25', '0'],
      ['260', '0', '260'],
    ]);
  });

  it('takes off what a counter-entry takes back, and tells both', () => {
    const entries = [entry(1, of([1, '10'], [2, '3'])), entry(2, { kind: 'correction', ...of([1, '4']) })];
    expect(balance({ entries }).slice(0, 2)).toEqual([
      ['40', '6', '34'],
      ['12', '3', '9'],
    ]);
    expect(says({ entries }).entries.map(({ number, reference, quantities }) => [number, reference, quantities])).toEqual([
      [
        1,
        'E-1',
        [
          { position: 1, quantity: '10', isTakenBack: false },
          { position: 2, quantity: '3', isTakenBack: false },
        ],
      ],
      [2, 'E-2', [{ position: 1, quantity: '4', isTakenBack: true }]],
    ]);
  });

  it('leaves as much as before where a counter-entry takes back all', () => {
    const entries = [entry(1), entry(2, { kind: 'correction' })];
    expect(balance({ entries, state: 'issued' })[0]).toEqual(['40', '0', '40']);
  });

  it('leaves nothing of a permit for one consignment that was used: the rest lapsed (Art. VI.5)', () => {
    expect(balance({ entries: [entry(1)], useRule: 'one-consignment', state: 'used' })).toEqual([
      ['40', '10', '0'],
      ['12', '0', '0'],
      ['18.25', '0', '0'],
      ['260', '0', '0'],
    ]);
  });

  it('logs crossings and counts nothing down', () => {
    const statement = says({ entries: [entry(1), entry(2)], useRule: 'multiple-crossings' });
    expect(statement.lines.map(({ endorsed, left }) => [endorsed, left])).toEqual(Array(4).fill([null, null]));
    expect(statement.entries).toHaveLength(2);
  });

  it('keeps of entries what never changes: the name of a post may be another tomorrow', () => {
    expect(unchangingPart([entry(1, { post: 'Port Example' })])).toEqual(unchangingPart([entry(1, { post: 'Port Example, berth 4' })]));
    expect(unchangingPart([entry(1)])).not.toEqual(unchangingPart([entry(1, of([1, '11']))]));
  });
});
