import { describe, expect, test } from 'vitest';
import { withChoice, withOpenLine } from '@/domain/application/choice-facts';
import { CHOICE_FIELDS, type ChoiceCodes, type ChoiceField, RULES_OF_CHOICE } from '@/domain/application/choice-law';
import { claimOf, transactionOf } from '@/domain/application/claim-of';
import { lawfulChoices, refusalOf } from '@/domain/application/lawful-choices';
import { APPENDICES } from '@/domain/codes/appendix';
import { DOCUMENT_TYPE_LAW, DOCUMENT_TYPES, type DocumentType } from '@/domain/codes/document-type';
import { PURPOSE_CODES } from '@/domain/codes/purpose-code';
import { SOURCE_CODES } from '@/domain/codes/source-code';
import type { RuleFacts } from '@/domain/rules/facts';
import { RULES } from '@/domain/rules/register';
import { evaluate } from '@/domain/rules/rule';
import { aLine, facts as someFacts } from '../../factories/facts';

const CODES: ChoiceCodes = {
  documentType: DOCUMENT_TYPES,
  purpose: PURPOSE_CODES,
  source: SOURCE_CODES,
  secondarySource: ['I', 'O'],
  term: [
    { code: 'LIV', units: ['NAR', 'KGM'] },
    { code: 'SKI', units: ['NAR'] },
    { code: 'IVC', units: ['KGM', 'NAR'] },
    { code: 'TIM', units: ['MTQ', 'KGM'] },
    { code: 'SPE', units: ['KGM', 'MLT'] },
  ],
  unit: ['GRM', 'KGM', 'MLT', 'MTQ', 'NAR'],
};

const KINGDOMS = ['Animalia', 'Plantae'] as const;

/** A draft of a document, with one line of which the taxon alone is known. */
function draftOf(documentType: DocumentType, appendix: 'I' | 'II' | 'III', kingdom: 'Animalia' | 'Plantae'): RuleFacts {
  const { form } = DOCUMENT_TYPE_LAW[documentType];
  const line = aLine({
    kingdom,
    appendix,
    appendixInForce: appendix,
    source: null,
    secondarySource: null,
    term: null,
    termCode: null,
    quantity: null,
    unit: null,
    marks: [],
    acquiredOn: null,
    firstListedOn: null,
  });
  return {
    ...someFacts(),
    documentType,
    form,
    transaction: transactionOf(form, documentType, [line.originCountry], 'XA'),
    claim: claimOf(documentType, {}),
    purpose: null,
    hunter: null,
    line,
    lines: [line],
  };
}

const choice = (field: ChoiceField, code: string, facts: RuleFacts) =>
  lawfulChoices(field, [facts], CODES).find((candidate) => candidate.code === code);

describe('every document, Appendix and kingdom', () => {
  const matrix = DOCUMENT_TYPES.flatMap((type) =>
    APPENDICES.flatMap((appendix) => KINGDOMS.map((kingdom) => ({ type, appendix, kingdom }))),
  );

  test.each(matrix)('$type, Appendix $appendix, $kingdom: each answer has a lawful choice, and what is refused names its rule', (row) => {
    const draft = draftOf(row.type, row.appendix, row.kingdom);
    const isLost = choice('documentType', row.type, draft)?.standing === 'refused';
    for (const field of CHOICE_FIELDS) {
      const choices = lawfulChoices(field, [draft], CODES);
      if (!isLost) expect(choices.some(({ standing }) => standing !== 'refused')).toBe(true);
      for (const { standing, finding } of choices) expect(finding === null).toBe(standing === 'offered');
    }
  });

  test.each(matrix)('$type, Appendix $appendix, $kingdom: purpose and source can be answered to the end with what is offered', (row) => {
    const draft = draftOf(row.type, row.appendix, row.kingdom);
    // A certificate for the other kingdom has no lawful end, and the choice of the document itself says so.
    if (choice('documentType', row.type, draft)?.standing === 'refused') return;
    const purposes = lawfulChoices('purpose', [draft], CODES).filter(({ standing }) => standing !== 'refused');
    for (const purpose of purposes) {
      const next = withChoice(draft, 'purpose', purpose.code, CODES);
      expect(lawfulChoices('source', [next], CODES).some(({ standing }) => standing !== 'refused')).toBe(true);
    }
  });
});

describe('agreement with the rules that judge the application', () => {
  const blocksOf = (field: ChoiceField, facts: RuleFacts) =>
    (['S', 'R'] as const)
      .flatMap((stage) =>
        evaluate(
          RULES.filter(({ id }) => RULES_OF_CHOICE[field].includes(id)),
          stage,
          [facts],
          facts.on,
        ),
      )
      .filter(({ severity, as, detail }) => severity === 'block' && as === 'broken' && detail.because !== 'finding')
      .map(({ ruleId }) => ruleId);

  // Every answer is given, so that nothing is left open and the two must agree word for word.
  const complete = APPENDICES.flatMap((appendix) =>
    KINGDOMS.flatMap((kingdom) =>
      PURPOSE_CODES.flatMap((purpose) =>
        SOURCE_CODES.flatMap((source) => ['LIV', 'SKI', 'TIM'].map((termCode) => ({ appendix, kingdom, purpose, source, termCode }))),
      ),
    ),
  );

  test.each(['purpose', 'source', 'term', 'unit'] as const)('offers no %s that a rule about it would block', (field) => {
    for (const { appendix, kingdom, purpose, source, termCode } of complete) {
      const draft = draftOf('EX', appendix, kingdom);
      const term = CODES.term.find(({ code }) => code === termCode) ?? null;
      const line = {
        ...draft.line,
        source,
        termCode,
        term,
        unit: term?.units[0] ?? null,
        quantity: '1',
        acquiredOn: '1900-01-01',
        sourceReason: '—',
      };
      const facts: RuleFacts = {
        ...draft,
        purpose,
        line,
        lines: [line],
        hunter: { isImporter: true, huntedOn: '2026-01-01', huntedIn: 'XA' },
      };
      const choices = lawfulChoices(field, [facts], CODES);
      const blocks = new Map(choices.map(({ code }) => [code, blocksOf(field, withChoice(facts, field, code, CODES))]));
      const everywhere = blocksOf(field, facts).filter((rule) => [...blocks.values()].every((rules) => rules.includes(rule)));
      for (const { code, standing } of choices) {
        const against = (blocks.get(code) ?? []).filter((rule) => !everywhere.includes(rule));
        expect({ code, isStopped: standing === 'on-request' || standing === 'refused' }).toEqual({ code, isStopped: against.length > 0 });
      }
    }
  });
});

describe('single choices', () => {
  const plant = draftOf('EX', 'II', 'Plantae');
  const animal = draftOf('EX', 'II', 'Animalia');
  const leopard = draftOf('EX', 'I', 'Animalia');

  test('source C is refused for a plant, in the words of COD-05', () => {
    expect(choice('source', 'C', plant)).toMatchObject({ standing: 'refused', finding: { ruleId: 'COD-05' } });
    expect(choice('source', 'C', animal)?.standing).toBe('offered');
  });

  test('source D is refused below Appendix I', () => {
    expect(choice('source', 'D', animal)).toMatchObject({ standing: 'refused', finding: { ruleId: 'COD-03' } });
    expect(choice('source', 'D', leopard)?.standing).toBe('offered');
  });

  test('pre-Convention is refused on an export permit, which cannot attest it, and offered on its own certificate', () => {
    expect(choice('source', 'O', animal)).toMatchObject({ standing: 'refused', finding: { ruleId: 'COD-09' } });
    expect(choice('source', 'O', draftOf('PC', 'II', 'Animalia'))?.standing).toBe('offered');
  });

  test('commercial trade in wild Appendix I specimens is left to an officer, who alone may set the rule aside', () => {
    const wild = withChoice(leopard, 'source', 'W', CODES);
    expect(choice('purpose', 'T', wild)).toMatchObject({ standing: 'on-request', finding: { ruleId: 'COD-12' } });
    expect(choice('purpose', 'P', wild)?.standing).toBe('offered');
    expect(refusalOf('purpose', 'T', [wild], CODES)).toBeNull();
  });

  test('a trophy is not a living animal', () => {
    expect(choice('term', 'LIV', withChoice(leopard, 'purpose', 'H', CODES))).toMatchObject({
      standing: 'refused',
      finding: { ruleId: 'COD-13' },
    });
    expect(choice('term', 'SKI', withChoice(leopard, 'purpose', 'H', CODES))?.standing).toBe('offered');
  });

  test('a term that does not come of the taxon is unusual and not refused', () => {
    expect(choice('term', 'TIM', animal)).toMatchObject({ standing: 'unusual', finding: { ruleId: 'COD-19' } });
  });

  test('a unit in which the term is not counted waits for an officer', () => {
    const skin = withChoice(animal, 'term', 'SKI', CODES);
    expect(choice('unit', 'MTQ', skin)).toMatchObject({ standing: 'on-request', finding: { ruleId: 'COD-17' } });
    expect(choice('unit', 'NAR', skin)?.standing).toBe('offered');
  });

  test('an instrument certificate is not for trade, whatever the species will be', () => {
    const { line: _line, lines: _lines, ...facts } = draftOf('MI', 'II', 'Plantae');
    expect(choice('purpose', 'T', withOpenLine(facts))).toMatchObject({ standing: 'refused', finding: { ruleId: 'EXM-MI' } });
    expect(choice('purpose', 'P', withOpenLine(facts))?.standing).toBe('offered');
  });

  test('a rule that speaks against every choice takes none away: it is about another answer', () => {
    const plantFromCaptivity = withChoice(plant, 'source', 'C', CODES);
    expect(lawfulChoices('purpose', [plantFromCaptivity], CODES).every(({ standing }) => standing !== 'refused')).toBe(true);
  });

  test('one line of several is enough to refuse', () => {
    const second = { ...aLine({ position: 2, appendix: 'I', appendixInForce: 'I', kingdom: 'Animalia', source: 'C' }) };
    const both = [animal, { ...leopard, line: second, lines: [animal.line, second] }];
    expect(refusalOf('purpose', 'T', both, CODES)).toMatchObject({ ruleId: 'COD-21', line: 2 });
  });
});
