import { describe, expect, it } from 'vitest';
import { findingsNeeded } from '@/domain/rules/findings-needed';
import { facts, reExport, TODAY } from '../../factories/facts';
import { appendixI } from './cases/support';

const imported = (line = {}) => facts({ form: 'IMPORT', documentType: 'IM', line: appendixI({ source: 'W', ...line }) });

describe('the findings that a case needs', () => {
  it('are three for living specimens of Appendix II that leave the country', () => {
    expect(findingsNeeded([facts()], TODAY)).toEqual(['legal-acquisition', 'non-detriment', 'humane-transport']);
  });

  it('are the same whatever is on file, so that each can be recorded again', () => {
    expect(findingsNeeded([facts({ findings: [] })], TODAY)).toEqual(findingsNeeded([facts()], TODAY));
  });

  it('are the lawful import alone for skins that go out again', () => {
    expect(findingsNeeded([reExport()], TODAY)).toEqual(['lawful-import']);
  });

  it('are those of Article III.3 for a living import of Appendix I, without its housing for a dead one', () => {
    expect(findingsNeeded([imported()], TODAY)).toEqual(['import-purpose', 'suitably-equipped', 'not-primarily-commercial']);
    expect(findingsNeeded([imported({ termCode: 'SKI' })], TODAY)).toEqual(['import-purpose', 'not-primarily-commercial']);
  });

  it('include one that a rule names only when another is there', () => {
    const sea = facts({ form: 'OTHER', documentType: 'IS', transaction: 'IFS', line: { source: 'X', isLive: true } });

    expect(findingsNeeded([sea], TODAY)).toEqual(['humane-transport', 'sea-non-detriment']);
  });

  it('are none for Appendix II coming in', () => {
    expect(findingsNeeded([facts({ form: 'IMPORT', documentType: 'IM' })], TODAY)).toEqual([]);
  });

  it('are gathered from all lines', () => {
    const skins = facts({ line: { termCode: 'SKI' } });

    expect(findingsNeeded([skins, facts({ line: { position: 2 } })], TODAY)).toContain('humane-transport');
  });
});
