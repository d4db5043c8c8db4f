import { describe, expect, it } from 'vitest';
import { APPENDICES } from '@/domain/codes/appendix';
import { PURPOSE_CODES } from '@/domain/codes/purpose-code';
import { SOURCE_CODES, SOURCE_LAW } from '@/domain/codes/source-code';
import { decideDocuments } from '@/domain/documents/decide-documents';
import type { DocumentKind } from '@/domain/documents/document-decision';
import { DOCUMENT_KINDS } from '@/domain/documents/document-law';
import { STOPS, stopsOf } from '@/domain/documents/stops';
import { CLAIMS } from '@/domain/rules/claim-facts';
import type { RuleFacts } from '@/domain/rules/facts';
import { ruleById } from '@/domain/rules/register';
import { KINGDOMS } from '@/domain/taxonomy/kingdom';
import { day, facts } from '../../factories/facts';
import { RULE_CASES } from '../rules/cases';

const TRANSACTIONS = ['EXPORT', 'REEXPORT', 'IMPORT', 'IFS'] as const;
const TERMS = ['LIV', 'SKI', 'LOG', 'CAV', 'TRO', 'SPE', 'WPR', 'SEE'] as const;

/** The same choices on every machine: a linear congruence in place of chance. */
function chooser(seed: number) {
  let state = seed;
  return <T>(from: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[Math.floor((state / 2_147_483_648) * from.length)] as T;
  };
}

function combination(kind: DocumentKind, choose: ReturnType<typeof chooser>): RuleFacts {
  const transaction = choose(TRANSACTIONS);
  const [exporterCountry, importerCountry] = transaction === 'IMPORT' ? ['GH', 'XA'] : ['XA', 'JP'];
  const isLabel = kind === 'LABEL';
  const isPhyto = kind === 'PHYTO';
  const yes = () => choose([true, true, true, false, undefined]) as boolean;
  const claims = isLabel ? 'scientific-exchange' : isPhyto ? 'artificially-propagated' : choose([null, null, ...CLAIMS]);
  return facts({
    transaction,
    form: transaction === 'IFS' ? 'OTHER' : transaction,
    documentType: isLabel || isPhyto ? null : choose([kind, null]),
    purpose: choose(PURPOSE_CODES),
    exporterCountry,
    importerCountry,
    sea: transaction === 'IFS' ? { vesselFlag: choose(['XA', 'JP']), landingState: choose(['XA', 'GH']) } : null,
    claim: claims
      ? {
          kind: claims,
          phytosanitaryCertificate: isPhyto,
          partyUsesPhytosanitary: isPhyto,
          exhibitorBasedIn: choose(['XA', 'JP']),
          ownerResidesIn: choose(['XA', 'JP']),
          bothInstitutionsRegistered: yes(),
          isNonCommercial: yes(),
          isAccompanied: yes(),
          staysWithHolder: yes(),
          legallyAcquired: yes(),
          carnet: choose(['XA-1', null]),
        }
      : null,
    line: {
      appendixInForce: choose([...APPENDICES, ...APPENDICES, null]),
      kingdom: choose(KINGDOMS),
      source: choose(SOURCE_CODES),
      termCode: choose(TERMS),
      quantity: choose(['1', '2', '300']),
      listedBy: choose([['XA'], ['GH']]),
      originCountry: choose(['XA', 'GH', 'BJ']),
      acquiredOn: choose(['1960-01-01', '2020-01-01', null]),
      firstListedOn: day('1977-02-04'),
      marks: choose([['chip'], [], undefined]) as readonly string[],
    },
  });
}

const drawn = DOCUMENT_KINDS.map((kind, index) => {
  const choose = chooser(index + 1);
  return [kind, Array.from({ length: 300 }, () => combination(kind, choose))] as const;
});

describe('300 random combinations for each document type', () => {
  it.each(drawn)('%s: always an answer with a rule of the register', (_, combinations) => {
    for (const given of combinations) {
      const decision = decideDocuments(given);
      expect(ruleById(decision.ruleId), decision.ruleId).not.toBeNull();
      expect(decision.stoppedBy.filter((id) => ruleById(id) === null)).toEqual([]);
      expect(decision.documents.filter(({ ruleId }) => ruleById(ruleId) === null)).toEqual([]);
      expect(decision.steps.length).toBeGreaterThan(0);
    }
  });

  it('decide at least 95 % of what the law thinks possible', () => {
    const possible = drawn.flatMap(([, combinations]) =>
      combinations.filter(({ line }) => {
        const law = line.source ? SOURCE_LAW[line.source] : null;
        return (
          line.kingdom && line.appendixInForce && law?.kingdoms.includes(line.kingdom) && law.appendices.includes(line.appendixInForce)
        );
      }),
    );
    const undecided = possible.filter((given) => decideDocuments(given).outcome === 'cannot-decide');

    console.log(`${possible.length} possible combinations, ${undecided.length} undecided`);
    expect(undecided.length / possible.length).toBeLessThanOrEqual(0.05);
  });
});

describe('what is reached', () => {
  const everything = [
    ...drawn.flatMap(([, combinations]) => combinations),
    ...Object.values(RULE_CASES).flatMap(({ meets, breaks }) => [...Object.values(meets), ...Object.values(breaks)]),
  ];

  it('is every document type', () => {
    const found = new Set(everything.flatMap((given) => decideDocuments(given).documents.map(({ kind }) => kind)));
    expect(DOCUMENT_KINDS.filter((kind) => !found.has(kind))).toEqual([]);
  });

  it('is every rule about documents and exemptions', () => {
    const asked = Object.keys(RULE_CASES).filter((id) => /^(DOC|EXM)-/.test(id));
    expect(asked).toHaveLength(36);
    expect(asked.filter((id) => !everything.some((given) => ruleById(id)?.check(given)))).toEqual([]);
  });
});

describe('the engine and the register', () => {
  const matrix = APPENDICES.flatMap((appendixInForce) =>
    KINGDOMS.flatMap((kingdom) =>
      SOURCE_CODES.flatMap((source) =>
        PURPOSE_CODES.map((purpose) =>
          facts({ documentType: null, purpose, line: { appendixInForce, appendix: appendixInForce, kingdom, source, isMarine: false } }),
        ),
      ),
    ),
  );

  it.each(STOPS.map(({ ruleId }) => ruleId))('stop at the same combinations: %s', (id) => {
    const differing = matrix.filter((given) => stopsOf(given).includes(id) !== (ruleById(id)?.check(given) !== null));
    expect(differing.map(({ line, purpose }) => `${line.appendixInForce} ${line.kingdom} ${line.source} ${purpose}`)).toEqual([]);
  });
});

/** "T: stopped COD-12 | others: IM first + EX" */
function rowOf(base: RuleFacts): string {
  const byAnswer = new Map<string, string[]>();
  for (const purpose of PURPOSE_CODES) {
    const { outcome, ruleId, documents, stoppedBy, missing } = decideDocuments({ ...base, purpose });
    const named = documents.map(
      ({ kind, side, mustExistFirst }) => `${kind}${side === 'theirs' ? ' (theirs)' : ''}${mustExistFirst ? ' first' : ''}`,
    );
    const answer = {
      documents: `${named.join(' + ')} [${ruleId}]`,
      none: `no document [${ruleId}]`,
      stopped: `stopped [${stoppedBy.join(', ')}]`,
      'cannot-decide': `cannot decide: ${missing.join(', ')} [${ruleId}]`,
    }[outcome];
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), purpose]);
  }
  return [...byAnswer]
    .map(([answer, purposes]) => `${purposes.length === PURPOSE_CODES.length ? 'any purpose' : purposes.join('')}: ${answer}`)
    .join(' | ');
}

describe('the matrix of Appendix, source, purpose and kingdom', () => {
  it('is as it was reviewed', async () => {
    const lines = TRANSACTIONS.flatMap((transaction) => [
      `\n${transaction}`,
      ...APPENDICES.flatMap((appendixInForce) =>
        KINGDOMS.flatMap((kingdom) =>
          SOURCE_CODES.map((source) => {
            const [exporterCountry, importerCountry] = transaction === 'IMPORT' ? ['GH', 'XA'] : ['XA', 'JP'];
            const base = facts({
              transaction,
              documentType: null,
              exporterCountry,
              importerCountry,
              sea: { vesselFlag: 'XA', landingState: 'XA' },
              line: {
                appendixInForce,
                kingdom,
                source,
                listedBy: ['GH'],
                originCountry: exporterCountry,
                acquiredOn: '1970-01-01',
                firstListedOn: day('1977-02-04'),
              },
            });
            return `${appendixInForce.padEnd(3)} ${kingdom.padEnd(8)} ${source}  ${rowOf(base)}`;
          }),
        ),
      ),
    ]);
    const head =
      'Living specimens, exported from XA to JP, imported from GH, landed by XA; Appendix III listed by GH; nothing claimed but source O (acquired 1970, listed 1977).';

    await expect(`${[head, ...lines].join('\n')}\n`).toMatchFileSnapshot('./document-matrix.txt');
  });
});
