import { type AnnexFacts, type AnnexStatement, annexStatement, type Box14Entry } from '@/domain/permit/endorsement-annex';
import type { IsoDate } from '@/domain/shared/iso-date';
import { sample } from './samples';

/** Invented annexes to box 14, one for each thing that it must cope with. */
const day = (text: string) => text as IsoDate;

export const entry = (reference: number, change: Partial<Box14Entry> = {}): Box14Entry => ({
  reference: `E-${reference}`,
  kind: 'endorsement',
  endorsedOn: day('2026-11-26'),
  post: 'Port Example',
  transportDocument: 'AWB 999-1234 5675',
  recordedAt: '2026-11-26T09:12:00.000Z',
  quantities: [{ position: 1, quantity: '10' }],
  ...change,
});

const facts = (name: string, change: Partial<AnnexFacts>): AnnexStatement =>
  annexStatement({
    content: sample(name).content,
    useRule: 'split-consignments',
    state: 'partly-used',
    entries: [],
    pdfSha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    drawnAt: '2026-12-01T02:54:20.000Z',
    checkpoint: { origin: 'permits.example.org/log/XA', size: 18_412, root: 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=' },
    ...change,
  });

const CORRECTED: readonly Box14Entry[] = [
  entry(5512, {
    quantities: [
      { position: 1, quantity: '25' },
      { position: 3, quantity: '8.125' },
    ],
  }),
  entry(5530, {
    kind: 'correction',
    post: 'Airport of Port-Exemple, freight hall',
    transportDocument: null,
    quantities: [{ position: 1, quantity: '5' }],
  }),
  entry(5604, {
    endorsedOn: day('2026-11-29'),
    post: 'Élan-Ville, road crossing',
    transportDocument: 'CMR 2026/000417-B',
    quantities: [{ position: 4, quantity: '260' }],
  }),
];

/** Two hundred lines, all of which crossed at once, so that one entry is longer than a sheet. */
function manyLines(): AnnexStatement {
  const { content } = sample('one-line');
  const [line] = content.lines;
  if (!line) throw new Error('the sample has a line');
  const lines = Array.from({ length: 200 }, (_, index) => ({ ...line, position: index + 1 }));
  const quantities = lines.map(({ position }) => ({ position, quantity: '40' }));
  return facts('one-line', {
    content: { ...content, lines },
    useRule: 'one-consignment',
    state: 'used',
    entries: [entry(1, { quantities })],
  });
}

export const ANNEXES: readonly { readonly name: string; readonly statement: AnnexStatement }[] = [
  { name: 'annex-empty', statement: facts('one-line', { useRule: 'one-consignment', state: 'issued', checkpoint: null }) },
  { name: 'annex-corrected', statement: facts('four-lines', { entries: CORRECTED }) },
  {
    name: 'annex-long',
    statement: facts('seven-lines', {
      entries: Array.from({ length: 60 }, (_, index) =>
        entry(6000 + index, { quantities: [{ position: (index % 7) + 1, quantity: '0.25' }] }),
      ),
    }),
  },
  {
    name: 'annex-crossings',
    statement: facts('crossing-sheet', {
      useRule: 'multiple-crossings',
      entries: [7001, 7002].map((reference) => entry(reference, { quantities: [{ position: 1, quantity: '1' }] })),
    }),
  },
  { name: 'annex-many-lines', statement: manyLines() },
];

/** The annex of that name. */
export function annex(name: string): AnnexStatement {
  const found = ANNEXES.find((one) => one.name === name);
  if (!found) throw new Error(`no annex ${name}`);
  return found.statement;
}
