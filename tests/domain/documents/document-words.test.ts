import { describe, expect, it } from 'vitest';
import { decideDocuments } from '@/domain/documents/decide-documents';
import { DECISION_TABLE } from '@/domain/documents/decision-table';
import { DOCUMENT_KINDS } from '@/domain/documents/document-law';
import { EVALUATION_STEPS } from '@/domain/documents/evaluation-steps';
import { EXEMPTIONS } from '@/domain/documents/exemptions';
import { PERSONAL_LIMITS } from '@/domain/documents/personal-effects';
import { SPECIMEN_CLASSES } from '@/domain/documents/simplified-procedure';
import { MESSAGES } from '@/i18n/messages';
import { RULE_CASES } from '../rules/cases';

const decisions = Object.values(RULE_CASES)
  .flatMap(({ meets, breaks }) => [...Object.values(meets), ...Object.values(breaks)])
  .map(decideDocuments);

const NAMED: Readonly<Record<string, readonly string[]>> = {
  kind: DOCUMENT_KINDS,
  step: EVALUATION_STEPS.map(({ step }) => step),
  because: decisions.flatMap(({ steps }) => steps.map(({ because }) => because)),
  condition: EXEMPTIONS.flatMap(({ conditions }) => conditions.map(({ name }) => name)),
  rowCondition: DECISION_TABLE.flatMap(({ condition }) => condition ?? []),
  precondition: [
    ...DECISION_TABLE.flatMap(({ preconditions, whenLive }) => [...preconditions, ...whenLive]),
    ...EXEMPTIONS.flatMap(({ preconditions }) => preconditions),
  ],
  fact: decisions.flatMap(({ missing }) => missing),
  personalLimit: PERSONAL_LIMITS.map(({ item }) => item),
  specimenClass: SPECIMEN_CLASSES.map(({ name }) => name),
};

describe.each(Object.entries(MESSAGES))('the words of documents in %s', (_, { documents }) => {
  it.each(Object.keys(NAMED))('name every %s', (group) => {
    const words = (documents as Readonly<Record<string, Readonly<Record<string, string>>>>)[group] ?? {};

    expect([...new Set(NAMED[group])].filter((key) => !words[key])).toEqual([]);
  });
});
