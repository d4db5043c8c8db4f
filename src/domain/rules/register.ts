import { codeRules } from './code.rules';
import { documentRules } from './document.rules';
import { findingRules } from './finding.rules';
import { formRules } from './form.rules';
import { originRules } from './origin.rules';
import type { Rule } from './rule';

/** The legal register of the office: every rule the portal applies, in reading order. */
export const RULES: readonly Rule[] = [...documentRules, ...findingRules, ...codeRules, ...originRules, ...formRules];

/** A rule by its id. */
export const ruleById = (id: string): Rule | null => RULES.find((rule) => rule.id === id) ?? null;
