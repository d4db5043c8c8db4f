/** The catalogues, merged: one file for each namespace and language under `messages/`. English types the keys. */
import type { Locale } from './locale';
import enApply from './messages/en/apply.json';
import enCodes from './messages/en/codes.json';
import enCustoms from './messages/en/customs.json';
import enFields from './messages/en/fields.json';
import enLaw from './messages/en/law.json';
import enOffice from './messages/en/office.json';
import enProblems from './messages/en/problems.json';
import enRules from './messages/en/rules.json';
import enShared from './messages/en/shared.json';
import enSite from './messages/en/site.json';
import enSpecies from './messages/en/species.json';
import enStates from './messages/en/states.json';
import enVerify from './messages/en/verify.json';
import esApply from './messages/es/apply.json';
import esCodes from './messages/es/codes.json';
import esCustoms from './messages/es/customs.json';
import esFields from './messages/es/fields.json';
import esLaw from './messages/es/law.json';
import esOffice from './messages/es/office.json';
import esProblems from './messages/es/problems.json';
import esRules from './messages/es/rules.json';
import esShared from './messages/es/shared.json';
import esSite from './messages/es/site.json';
import esSpecies from './messages/es/species.json';
import esStates from './messages/es/states.json';
import esVerify from './messages/es/verify.json';
import frApply from './messages/fr/apply.json';
import frCodes from './messages/fr/codes.json';
import frCustoms from './messages/fr/customs.json';
import frFields from './messages/fr/fields.json';
import frLaw from './messages/fr/law.json';
import frOffice from './messages/fr/office.json';
import frProblems from './messages/fr/problems.json';
import frRules from './messages/fr/rules.json';
import frShared from './messages/fr/shared.json';
import frSite from './messages/fr/site.json';
import frSpecies from './messages/fr/species.json';
import frStates from './messages/fr/states.json';
import frVerify from './messages/fr/verify.json';

const en = {
  shared: enShared,
  site: enSite,
  problems: enProblems,
  states: enStates,
  fields: enFields,
  codes: enCodes,
  apply: enApply,
  office: enOffice,
  customs: enCustoms,
  verify: enVerify,
  species: enSpecies,
  law: enLaw,
  rules: enRules,
};

/** The shape of a catalogue. A key that French or Spanish lacks does not compile. */
export type Messages = typeof en;

const fr: Messages = {
  shared: frShared,
  site: frSite,
  problems: frProblems,
  states: frStates,
  fields: frFields,
  codes: frCodes,
  apply: frApply,
  office: frOffice,
  customs: frCustoms,
  verify: frVerify,
  species: frSpecies,
  law: frLaw,
  rules: frRules,
};

const es: Messages = {
  shared: esShared,
  site: esSite,
  problems: esProblems,
  states: esStates,
  fields: esFields,
  codes: esCodes,
  apply: esApply,
  office: esOffice,
  customs: esCustoms,
  verify: esVerify,
  species: esSpecies,
  law: esLaw,
  rules: esRules,
};

/** All words of the portal. */
export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, fr, es };
