/** For every rule of the register: facts that meet it and facts that break it. rules.test.ts fails when one is missing. */
import { borderCases } from './cases/border';
import { codesCases } from './cases/codes';
import { documentsCases } from './cases/documents';
import { endorsementsCases } from './cases/endorsements';
import { exemptionsCases } from './cases/exemptions';
import { findingsCases } from './cases/findings';
import { formCases } from './cases/form';
import { importsCases } from './cases/imports';
import { lifeCycleCases } from './cases/life-cycle';
import { originCases } from './cases/origin';
import { quotasCases } from './cases/quotas';
import { riskCases } from './cases/risk';
import type { Cases } from './cases/support';
import { validityCases } from './cases/validity';

export const RULE_CASES: Readonly<Record<string, Cases>> = {
  ...documentsCases,
  ...exemptionsCases,
  ...findingsCases,
  ...codesCases,
  ...quotasCases,
  ...originCases,
  ...borderCases,
  ...endorsementsCases,
  ...importsCases,
  ...formCases,
  ...validityCases,
  ...lifeCycleCases,
  ...riskCases,
};
