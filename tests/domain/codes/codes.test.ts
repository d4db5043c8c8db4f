import { describe, expect, it } from 'vitest';
import { ROLES } from '@/domain/access/role';
import { APPENDICES } from '@/domain/codes/appendix';
import { DOCUMENT_TYPE_LAW, DOCUMENT_TYPES, documentTypesOf, FORM_TYPES } from '@/domain/codes/document-type';
import { PURPOSE_CODES } from '@/domain/codes/purpose-code';
import { SOURCE_CODES, SOURCE_LAW } from '@/domain/codes/source-code';
import { FINDING_KINDS, FINDING_OUTCOMES } from '@/domain/finding/finding';
import { SEVERITIES } from '@/domain/rules/rule';
import { KINGDOMS } from '@/domain/taxonomy/kingdom';
import { MESSAGES } from '@/i18n/messages';

describe('the document types', () => {
  it('stand each under one box of the form', () => {
    expect(FORM_TYPES.flatMap(documentTypesOf).sort()).toEqual([...DOCUMENT_TYPES].sort());
    expect(FORM_TYPES.slice(0, 3).map(documentTypesOf)).toEqual([['EX'], ['RX'], ['IM']]);
  });

  it('say where their limit stands', () => {
    for (const type of DOCUMENT_TYPES) expect(DOCUMENT_TYPE_LAW[type].basis.trim(), type).not.toBe('');
  });
});

describe('the source codes', () => {
  it('may be claimed for a kingdom and an Appendix as the resolution says', () => {
    const claims = Object.fromEntries(
      SOURCE_CODES.map((code) => [code, `${SOURCE_LAW[code].kingdoms.join('+')} ${SOURCE_LAW[code].appendices.join(' ')}`]),
    );

    expect(claims).toEqual({
      W: 'Animalia+Plantae I II III',
      X: 'Animalia+Plantae I II',
      R: 'Animalia II III',
      D: 'Animalia+Plantae I',
      A: 'Plantae I II III',
      C: 'Animalia I II III',
      F: 'Animalia I II III',
      Y: 'Plantae I II III',
      U: 'Animalia+Plantae I II III',
      I: 'Animalia+Plantae I II III',
      O: 'Animalia+Plantae I II III',
    });
  });

  it('stand beside another only when seized or pre-Convention', () => {
    expect(SOURCE_CODES.filter((code) => SOURCE_LAW[code].pairs)).toEqual(['I', 'O']);
  });
});

describe('every code', () => {
  const lists = {
    form: FORM_TYPES,
    documentType: DOCUMENT_TYPES,
    purpose: PURPOSE_CODES,
    source: SOURCE_CODES,
    appendix: APPENDICES,
    kingdom: KINGDOMS,
    role: ROLES,
    finding: FINDING_KINDS,
    outcome: FINDING_OUTCOMES,
    severity: SEVERITIES,
  } as const;

  it.each(Object.entries(MESSAGES))('has its name in %s', (_, { codes }) => {
    for (const [list, expected] of Object.entries(lists)) {
      const names = codes[list as keyof typeof lists] as Readonly<Record<string, string>>;
      expect(
        expected.filter((code) => !names[code]?.trim()),
        list,
      ).toEqual([]);
    }
  });
});
