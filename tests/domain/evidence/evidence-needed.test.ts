import { describe, expect, it } from 'vitest';
import type { Application } from '@/domain/application/application';
import { EVIDENCE_ROWS, evidenceNeeded } from '@/domain/evidence/evidence-needed';
import { ruleById } from '@/domain/rules/register';

/** An application of these answers, with one line for each. */
const applicationOf = (
  answers: Readonly<Record<string, string>>,
  ...lines: readonly (Readonly<Record<string, string>> & { readonly appendix?: 'I' | 'II' | 'III' })[]
): Application => ({
  id: 'a',
  reference: 'A-1',
  state: 'draft',
  version: 1,
  agentId: null,
  applicantId: 'p',
  officeId: 'o',
  partyCode: 'XA',
  answers,
  lines: lines.map(({ appendix, ...line }, index) => ({
    id: String(index),
    position: index + 1,
    answers: line,
    listing: {
      appendix: appendix ?? 'II',
      annotation: null,
      listedAs: null,
      kingdom: 'Animalia',
      rank: 'species',
      isLoaded: true,
      derivedOn: '2026-11-23',
    },
  })),
  createdAt: '2026-11-23T10:00:00.000Z',
  submittedAt: null,
  clock: null,
});
const kinds = (application: Application) => evidenceNeeded(application).map(({ kind, strictness }) => `${kind} ${strictness}`);

describe('the documents that rules will ask for', () => {
  it('name a rule of the register each', () => {
    expect(EVIDENCE_ROWS.filter(({ ruleId }) => ruleById(ruleId) === null)).toEqual([]);
  });

  it('are none while there is no specimen', () => {
    expect(evidenceNeeded(applicationOf({ form: 'EXPORT' }))).toEqual([]);
  });

  it('are proof of lawful acquisition and a transport plan for living animals from the wild', () => {
    expect(kinds(applicationOf({ form: 'EXPORT', purpose: 'T' }, { source: 'W', term: 'LIV' }))).toEqual([
      'legal-acquisition needed',
      'transport-plan needed',
    ]);
  });

  it('are breeding records for what was bred in captivity, and nothing of transport for what is not alive', () => {
    expect(kinds(applicationOf({ form: 'EXPORT' }, { source: 'C', term: 'SKI' }))).toEqual(['breeding-record needed']);
  });

  it('are the import permit of the destination for a trophy of Appendix I, with the licence of the hunt', () => {
    expect(kinds(applicationOf({ form: 'EXPORT', purpose: 'H' }, { source: 'W', term: 'TRO', appendix: 'I' }))).toEqual([
      'legal-acquisition needed',
      'import-permit needed',
      'hunting-licence needed',
    ]);
  });

  it('are proof of the date for a guitar from before the Convention, and a photograph helps', () => {
    expect(
      kinds(applicationOf({ form: 'OTHER', documentType: 'MI' }, { source: 'O', term: 'CAR', appendix: 'I', marks: 'No. 1968' })),
    ).toEqual(['legal-acquisition needed', 'pre-convention-proof needed', 'photograph helpful']);
  });

  it('are the document of the import for a re-export', () => {
    expect(kinds(applicationOf({ form: 'REEXPORT' }, { source: 'W', term: 'SKI' }))).toEqual(['foreign-permit needed']);
  });

  it('are housing and purpose for a living import of Appendix I', () => {
    expect(kinds(applicationOf({ form: 'IMPORT' }, { source: 'C', term: 'LIV', appendix: 'I' }))).toEqual([
      'housing-description needed',
      'purpose-statement helpful',
    ]);
  });

  it('say which lines raise them', () => {
    const [breeding] = evidenceNeeded(applicationOf({ form: 'EXPORT' }, { source: 'C' }, { source: 'I' }, { source: 'C' }));
    expect(breeding).toMatchObject({ kind: 'breeding-record', grounds: [{ ruleId: 'EXM-CB', lines: [1, 3] }] });
  });
});
