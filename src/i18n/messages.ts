/** The catalogues, merged: one file for each namespace and language under `messages/`. English types the keys. */
import { withFrenchSpaces } from './french-spaces';
import type { Locale } from './locale';
import enAccount from './messages/en/account.json';
import enApply from './messages/en/apply.json';
import enCase from './messages/en/case.json';
import enCheck from './messages/en/check.json';
import enCodes from './messages/en/codes.json';
import enCorrespondence from './messages/en/correspondence.json';
import enCustoms from './messages/en/customs.json';
import enDocuments from './messages/en/documents.json';
import enEvidence from './messages/en/evidence.json';
import enFacts from './messages/en/facts.json';
import enFees from './messages/en/fees.json';
import enFields from './messages/en/fields.json';
import enLaw from './messages/en/law.json';
import enMail from './messages/en/mail.json';
import enOffice from './messages/en/office.json';
import enOffices from './messages/en/offices.json';
import enParties from './messages/en/parties.json';
import enPeople from './messages/en/people.json';
import enPermits from './messages/en/permits.json';
import enProblems from './messages/en/problems.json';
import enQueue from './messages/en/queue.json';
import enQuotas from './messages/en/quotas.json';
import enRegisters from './messages/en/registers.json';
import enReports from './messages/en/reports.json';
import enBorderRules from './messages/en/rules/border.json';
import enCodesRules from './messages/en/rules/codes.json';
import enDocumentsRules from './messages/en/rules/documents.json';
import enFindingsRules from './messages/en/rules/findings.json';
import enFormRules from './messages/en/rules/form.json';
import enOriginRules from './messages/en/rules/origin.json';
import enQuotasRules from './messages/en/rules/quotas.json';
import enRiskRules from './messages/en/rules/risk.json';
import enSecurity from './messages/en/security.json';
import enShared from './messages/en/shared.json';
import enSignatories from './messages/en/signatories.json';
import enSite from './messages/en/site.json';
import enSpecies from './messages/en/species.json';
import enStates from './messages/en/states.json';
import enStock from './messages/en/stock.json';
import enVerify from './messages/en/verify.json';
import esAccount from './messages/es/account.json';
import esApply from './messages/es/apply.json';
import esCase from './messages/es/case.json';
import esCheck from './messages/es/check.json';
import esCodes from './messages/es/codes.json';
import esCorrespondence from './messages/es/correspondence.json';
import esCustoms from './messages/es/customs.json';
import esDocuments from './messages/es/documents.json';
import esEvidence from './messages/es/evidence.json';
import esFacts from './messages/es/facts.json';
import esFees from './messages/es/fees.json';
import esFields from './messages/es/fields.json';
import esLaw from './messages/es/law.json';
import esMail from './messages/es/mail.json';
import esOffice from './messages/es/office.json';
import esOffices from './messages/es/offices.json';
import esParties from './messages/es/parties.json';
import esPeople from './messages/es/people.json';
import esPermits from './messages/es/permits.json';
import esProblems from './messages/es/problems.json';
import esQueue from './messages/es/queue.json';
import esQuotas from './messages/es/quotas.json';
import esRegisters from './messages/es/registers.json';
import esReports from './messages/es/reports.json';
import esBorderRules from './messages/es/rules/border.json';
import esCodesRules from './messages/es/rules/codes.json';
import esDocumentsRules from './messages/es/rules/documents.json';
import esFindingsRules from './messages/es/rules/findings.json';
import esFormRules from './messages/es/rules/form.json';
import esOriginRules from './messages/es/rules/origin.json';
import esQuotasRules from './messages/es/rules/quotas.json';
import esRiskRules from './messages/es/rules/risk.json';
import esSecurity from './messages/es/security.json';
import esShared from './messages/es/shared.json';
import esSignatories from './messages/es/signatories.json';
import esSite from './messages/es/site.json';
import esSpecies from './messages/es/species.json';
import esStates from './messages/es/states.json';
import esStock from './messages/es/stock.json';
import esVerify from './messages/es/verify.json';
import frAccount from './messages/fr/account.json';
import frApply from './messages/fr/apply.json';
import frCase from './messages/fr/case.json';
import frCheck from './messages/fr/check.json';
import frCodes from './messages/fr/codes.json';
import frCorrespondence from './messages/fr/correspondence.json';
import frCustoms from './messages/fr/customs.json';
import frDocuments from './messages/fr/documents.json';
import frEvidence from './messages/fr/evidence.json';
import frFacts from './messages/fr/facts.json';
import frFees from './messages/fr/fees.json';
import frFields from './messages/fr/fields.json';
import frLaw from './messages/fr/law.json';
import frMail from './messages/fr/mail.json';
import frOffice from './messages/fr/office.json';
import frOffices from './messages/fr/offices.json';
import frParties from './messages/fr/parties.json';
import frPeople from './messages/fr/people.json';
import frPermits from './messages/fr/permits.json';
import frProblems from './messages/fr/problems.json';
import frQueue from './messages/fr/queue.json';
import frQuotas from './messages/fr/quotas.json';
import frRegisters from './messages/fr/registers.json';
import frReports from './messages/fr/reports.json';
import frBorderRules from './messages/fr/rules/border.json';
import frCodesRules from './messages/fr/rules/codes.json';
import frDocumentsRules from './messages/fr/rules/documents.json';
import frFindingsRules from './messages/fr/rules/findings.json';
import frFormRules from './messages/fr/rules/form.json';
import frOriginRules from './messages/fr/rules/origin.json';
import frQuotasRules from './messages/fr/rules/quotas.json';
import frRiskRules from './messages/fr/rules/risk.json';
import frSecurity from './messages/fr/security.json';
import frShared from './messages/fr/shared.json';
import frSignatories from './messages/fr/signatories.json';
import frSite from './messages/fr/site.json';
import frSpecies from './messages/fr/species.json';
import frStates from './messages/fr/states.json';
import frStock from './messages/fr/stock.json';
import frVerify from './messages/fr/verify.json';

const en = {
  security: enSecurity,
  shared: enShared,
  signatories: enSignatories,
  site: enSite,
  parties: enParties,
  people: enPeople,
  permits: enPermits,
  problems: enProblems,
  states: enStates,
  stock: enStock,
  evidence: enEvidence,
  facts: enFacts,
  fees: enFees,
  fields: enFields,
  documents: enDocuments,
  codes: enCodes,
  account: enAccount,
  apply: enApply,
  mail: enMail,
  office: enOffice,
  queue: enQueue,
  offices: enOffices,
  case: enCase,
  correspondence: enCorrespondence,
  customs: enCustoms,
  verify: enVerify,
  quotas: enQuotas,
  species: enSpecies,
  law: enLaw,
  registers: enRegisters,
  reports: enReports,
  check: enCheck,
  rules: {
    ...enDocumentsRules,
    ...enFindingsRules,
    ...enCodesRules,
    ...enQuotasRules,
    ...enOriginRules,
    ...enBorderRules,
    ...enFormRules,
    ...enRiskRules,
  },
};

/** The shape of a catalogue. A key that French or Spanish lacks does not compile. */
export type Messages = typeof en;

const fr: Messages = {
  security: frSecurity,
  shared: frShared,
  signatories: frSignatories,
  site: frSite,
  parties: frParties,
  people: frPeople,
  permits: frPermits,
  problems: frProblems,
  states: frStates,
  stock: frStock,
  evidence: frEvidence,
  facts: frFacts,
  fees: frFees,
  fields: frFields,
  documents: frDocuments,
  codes: frCodes,
  account: frAccount,
  apply: frApply,
  mail: frMail,
  office: frOffice,
  queue: frQueue,
  offices: frOffices,
  case: frCase,
  correspondence: frCorrespondence,
  customs: frCustoms,
  verify: frVerify,
  quotas: frQuotas,
  species: frSpecies,
  law: frLaw,
  registers: frRegisters,
  reports: frReports,
  check: frCheck,
  rules: {
    ...frDocumentsRules,
    ...frFindingsRules,
    ...frCodesRules,
    ...frQuotasRules,
    ...frOriginRules,
    ...frBorderRules,
    ...frFormRules,
    ...frRiskRules,
  },
};

const es: Messages = {
  security: esSecurity,
  shared: esShared,
  signatories: esSignatories,
  site: esSite,
  parties: esParties,
  people: esPeople,
  permits: esPermits,
  problems: esProblems,
  states: esStates,
  stock: esStock,
  evidence: esEvidence,
  facts: esFacts,
  fees: esFees,
  fields: esFields,
  documents: esDocuments,
  codes: esCodes,
  account: esAccount,
  apply: esApply,
  mail: esMail,
  office: esOffice,
  queue: esQueue,
  offices: esOffices,
  case: esCase,
  correspondence: esCorrespondence,
  customs: esCustoms,
  verify: esVerify,
  quotas: esQuotas,
  species: esSpecies,
  law: esLaw,
  registers: esRegisters,
  reports: esReports,
  check: esCheck,
  rules: {
    ...esDocumentsRules,
    ...esFindingsRules,
    ...esCodesRules,
    ...esQuotasRules,
    ...esOriginRules,
    ...esBorderRules,
    ...esFormRules,
    ...esRiskRules,
  },
};

/** All words of the portal. */
export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, fr: withFrenchSpaces(fr), es };
