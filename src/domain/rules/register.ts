import { codeRules } from './code.rules';
import { documentRules } from './document.rules';
import { endorsementRules } from './endorsement.rules';
import { exemptionRules } from './exemption.rules';
import { findingRules } from './finding.rules';
import { formRules } from './form.rules';
import { importRules } from './import.rules';
import { lifeCycleRules } from './life-cycle.rules';
import { originRules } from './origin.rules';
import { quotaRules } from './quota.rules';
import { reExportRules } from './re-export.rules';
import { reportRules } from './report.rules';
import { riskRules } from './risk.rules';
import type { Finding, Rule } from './rule';
import { specialDocumentRules } from './special-document.rules';
import { suspensionRules } from './suspension.rules';
import { validityRules } from './validity.rules';

/** The legal register of the office: every rule the portal applies, in reading order. */
export const RULES: readonly Rule[] = [
  ...documentRules,
  ...specialDocumentRules,
  ...exemptionRules,
  ...findingRules,
  ...codeRules,
  ...quotaRules,
  ...suspensionRules,
  ...originRules,
  ...reExportRules,
  ...importRules,
  ...validityRules,
  ...formRules,
  ...endorsementRules,
  ...lifeCycleRules,
  ...riskRules,
  ...reportRules,
];

/** A rule by its id. */
export const ruleById = (id: string): Rule | null => RULES.find((rule) => rule.id === id) ?? null;

/** What an applicant is told of findings: all but what officers weigh. */
export const toldToApplicant = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ ruleId }) => ruleById(ruleId)?.audience !== 'office');
