import { describe, expect, it } from 'vitest';
import {
  dependants,
  FIELD_NAMES,
  type FieldName,
  fieldRow,
  fieldsOfStep,
  isFieldName,
  sealedFields,
} from '@/domain/application/application-fields';
import { APPLICATION_STATES, EDITABLE_STATES } from '@/domain/application/application-states';
import { APPLICATION_STEPS, LINE_STEPS } from '@/domain/application/application-steps';
import type { Answers } from '@/domain/application/field-row';
import { FORM_TYPES } from '@/domain/codes/document-type';
import { MESSAGES } from '@/i18n/messages';

const applying = (application: Answers, line: Answers = {}): readonly FieldName[] =>
  FIELD_NAMES.filter((name) => fieldRow(name).applies({ application: { partyCode: 'XA', ...application }, line }));
const boxesOf = (names: readonly FieldName[]) => new Set(names.map((name) => fieldRow(name).box).filter((box) => box !== null));
const EVERYWHERE = FIELD_NAMES.filter((name) => fieldRow(name).applies({ application: {}, line: {} }));

describe('the field table', () => {
  it('asks every field on a step that exists, of its own scope', () => {
    for (const name of FIELD_NAMES) {
      const { scope, step } = fieldRow(name);
      expect(scope === 'application' ? APPLICATION_STEPS : LINE_STEPS, name).toContain(step);
    }
  });

  it('leaves no step without a field, but the list of specimens', () => {
    for (const step of [...APPLICATION_STEPS, ...LINE_STEPS]) expect(fieldsOfStep(step).length > 0, step).toBe(step !== 'specimens');
  });

  it('fills every box of the standard form that the applicant’s side can know', () => {
    expect([...boxesOf(FIELD_NAMES)].sort()).toEqual(['1', '10', '11', '12', '12a', '12b', '3', '3a', '4', '5', '5a', '7', '9']);
  });

  it('has a label for every field in English, French and Spanish', () => {
    for (const { fields } of Object.values(MESSAGES)) expect(FIELD_NAMES.filter((name) => !fields[name]?.label)).toEqual([]);
  });

  it('shows in public no name, no address and no reason', () => {
    expect(FIELD_NAMES.filter((name) => fieldRow(name).isPublic)).toEqual([
      'form',
      'documentType',
      'purpose',
      'exporterCountry',
      'importerCountry',
      'scientificName',
      'term',
      'description',
      'quantity',
      'unit',
      'source',
      'secondarySource',
      'originCountry',
    ]);
  });

  it('requires nothing that does not arise', () => {
    for (const form of FORM_TYPES)
      for (const line of [{}, { source: 'D' }, { source: 'O' }, { source: 'U' }, { originCountry: 'XX' }] as const)
        for (const name of FIELD_NAMES) {
          const scope = { application: { form, partyCode: 'XA' }, line };
          if (!fieldRow(name).applies(scope) && name !== 'originReason')
            expect(fieldRow(name).required(scope), `${form} ${name}`).toBe(false);
        }
  });

  it('knows its own names and no others', () => {
    expect(isFieldName('purpose')).toBe(true);
    for (const other of ['partyCode', 'appendix', 'toString', '__proto__', 'constructor', ''])
      expect(isFieldName(other), other).toBe(false);
  });
});

describe('the questions that arise', () => {
  const REEXPORT_ONLY = ['importRecordNumber', 'originPermitNumber', 'originPermitOn', 'originReason', 'reExportedBefore'];

  it.each([
    ['EXPORT', []],
    ['REEXPORT', REEXPORT_ONLY],
    ['IMPORT', []],
    ['OTHER', []],
  ] as const)('for %s of a specimen of this country are the common ones and its own', (form, own) => {
    expect(applying({ form }, { originCountry: 'XA' })).toEqual(
      FIELD_NAMES.filter((n) => EVERYWHERE.includes(n) || (own as readonly string[]).includes(n)),
    );
  });

  it('include the history of a specimen from abroad on a certificate', () => {
    expect(applying({ form: 'OTHER' }, { originCountry: 'GH' })).toEqual(
      expect.arrayContaining(['originPermitNumber', 'originPermitOn', 'originReason']),
    );
  });

  it('include the last re-export only when there was one', () => {
    const asked = ['lastReExportCountry', 'lastReExportNumber', 'lastReExportOn'];

    expect(applying({ form: 'REEXPORT' }, { reExportedBefore: 'yes' })).toEqual(expect.arrayContaining(asked));
    expect(applying({ form: 'REEXPORT' }, { reExportedBefore: 'no' }).filter((name) => asked.includes(name))).toEqual([]);
    expect(applying({ form: 'EXPORT' }, { reExportedBefore: 'yes' }).filter((name) => asked.includes(name))).toEqual([]);
  });

  it.each([
    [{ source: 'D' }, 'operationNumber'],
    [{ source: 'O' }, 'acquiredOn'],
    [{ source: 'W', secondarySource: 'O' }, 'acquiredOn'],
    [{ source: 'U' }, 'sourceReason'],
    [{ originCountry: 'XX' }, 'originReason'],
  ] as const)('for %o include %s, which must be answered', (line, name) => {
    const scope = { application: { form: 'EXPORT', partyCode: 'XA' }, line };

    expect([fieldRow(name).applies(scope), fieldRow(name).required(scope)]).toEqual([true, true]);
    expect(fieldRow(name).applies({ ...scope, line: { source: 'W', originCountry: 'XA' } })).toBe(false);
  });

  it.each([
    ['EXPORT', 'yes', true],
    ['REEXPORT', 'yes', true],
    ['EXPORT', 'no', false],
    ['IMPORT', 'yes', false],
    ['OTHER', 'yes', false],
  ])('for %s with Appendix I "%s" include the import permit: %s', (form, hasAppendixI, arises) => {
    expect(applying({ form, hasAppendixI }).includes('importPermitNumber')).toBe(arises);
  });

  it.each([
    ['王小明', true],
    ['Γιώργος', true],
    ['Łódź Nguyễn José', false],
    ['O’Brien & Søn, 12', false],
    ['', false],
  ])('for a party named %j include the name in Latin letters: %s', (exporterName, arises) => {
    expect(applying({ exporterName }).includes('exporterLatinName')).toBe(arises);
  });

  it.each([
    ['1 Harbour Road', false],
    ['北京市朝阳区', false],
    ['ул. Ленина 1', false],
    ['서울특별시 종로구', false],
    ['ㄅㄆㄇ', false],
    ['شارع النيل', true],
    ['ถนนสุขุมวิท', true],
  ])('for the address %j include the address in Latin letters: %s', (exporterAddress, arises) => {
    expect(applying({ exporterAddress }).includes('exporterLatinAddress')).toBe(arises);
  });

  it('ask for the date of a permit of the country of origin as soon as its number is given', () => {
    const { required } = fieldRow('originPermitOn');
    const application = { form: 'REEXPORT' };

    expect(required({ application, line: { originPermitNumber: 'GH-17' } })).toBe(true);
    expect(required({ application, line: {} })).toBe(false);
  });
});

describe('an answer that changes', () => {
  it('takes with it the answers that rest on it, and those that rest on these', () => {
    expect([...dependants('scientificName')].sort()).toEqual(
      [
        'acquiredOn',
        'confiscationCase',
        'facilityNumber',
        'importRecordNumber',
        'isFinishedProduct',
        'listedWoodKg',
        'operationNumber',
        'quantity',
        'secondarySource',
        'source',
        'sourceReason',
        'term',
        'unit',
      ].sort(),
    );
    expect([...dependants('originCountry')].sort()).toEqual(['originPermitNumber', 'originPermitOn']);
    expect([...dependants('reExportedBefore')].sort()).toEqual(['lastReExportCountry', 'lastReExportNumber', 'lastReExportOn']);
    expect(dependants('form')).toContain('documentType');
    expect([...dependants('purpose')].sort()).toEqual(['huntedIn', 'huntedOn', 'hunterIsImporter']);
  });

  it('takes nothing with it when nothing rests on it', () => {
    expect(dependants('marks')).toEqual([]);
  });

  it('never takes itself, and never an answer of another scope', () => {
    for (const name of FIELD_NAMES) {
      expect(dependants(name)).not.toContain(name);
      for (const other of dependants(name)) expect(fieldRow(other).scope).toBe(fieldRow(name).scope);
    }
  });

  it('names only fields that exist as what it rests on', () => {
    expect(FIELD_NAMES.flatMap((name) => fieldRow(name).dependsOn).filter((name) => !isFieldName(name))).toEqual([]);
  });
});

describe('sealing', () => {
  it('leaves every field open in a draft and in what was returned, and none in any other state', () => {
    for (const state of APPLICATION_STATES) expect(sealedFields(state), state).toEqual(EDITABLE_STATES.includes(state) ? [] : FIELD_NAMES);
  });

  it('says the same in each row of the table', () => {
    expect(FIELD_NAMES.filter((name) => fieldRow(name).sealedFrom !== 'submitted')).toEqual([]);
  });
});
