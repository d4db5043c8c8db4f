import { namesState } from '../codes/no-state';
import type { MessageRef } from '../shared/problem';
import { hasOtherThanLatin, needsShaping } from './latin-need';
import { nameFault, tidyName } from './person-name';
import type { TraderKind } from './vetting';

/** What a trader says of themselves; names and addresses in any script. */
export interface TraderDetails {
  readonly name: string;
  readonly latinName: string | null;
  readonly kind: TraderKind;
  readonly businessName: string | null;
  readonly latinBusinessName: string | null;
  readonly registrationNumber: string | null;
  readonly phone: string;
  readonly address: readonly string[];
  readonly latinAddress: readonly string[] | null;
  readonly country: string;
}

/** The same as it is typed: one text for an address, empty for nothing. */
export type TypedDetails = { readonly [Name in keyof TraderDetails]: string };

const LONGEST_LINE = 120;
const MOST_LINES = 6;
const PHONE = /^\+?[\d\s()./-]{5,40}$/;

const linesOf = (text: string): string[] => text.split('\n').map(tidyName).filter(Boolean);
const orNull = (text: string): string | null => text || null;

type Faults = Record<string, MessageRef>;

/** A name, and the Latin line that another script calls for; a Latin name needs none and keeps none. */
function checkName(faults: Faults, field: string, latinField: string, name: string, latin: string): void {
  const fault = nameFault(name);
  if (fault) faults[field] = { key: fault, ...(fault === 'text.tooLong' ? { values: { max: 160 } } : {}) };
  if (!hasOtherThanLatin(name)) return;
  if (latin === '') faults[latinField] = { key: 'name.latinRequired' };
  else if (hasOtherThanLatin(latin) || nameFault(latin)) faults[latinField] = { key: 'name.latinOnly' };
}

function checkAddress(faults: Faults, lines: readonly string[], latin: readonly string[]): void {
  if (lines.length === 0) faults.address = { key: 'address.required' };
  for (const [field, some] of [
    ['address', lines],
    ['latinAddress', latin],
  ] as const)
    if (some.length > MOST_LINES || some.some((line) => line.length > LONGEST_LINE)) faults[field] = { key: 'address.tooLong' };
  if (!needsShaping(lines.join(''))) return;
  if (latin.length === 0) faults.latinAddress = { key: 'address.latinRequired' };
  else if (hasOtherThanLatin(latin.join(''))) faults.latinAddress = { key: 'name.latinOnly' };
}

/** Reads what was typed, or says what is wrong with each field. Latin lines are asked for only where the script needs them. */
export function readDetails(typed: TypedDetails & { readonly kind: TraderKind }): TraderDetails | { readonly faults: Faults } {
  const faults: Faults = {};
  const [name, latinName] = [tidyName(typed.name), tidyName(typed.latinName)];
  const [businessName, latinBusinessName] = [tidyName(typed.businessName), tidyName(typed.latinBusinessName)];
  const [address, latinAddress] = [linesOf(typed.address), linesOf(typed.latinAddress)];
  const isBusiness = typed.kind !== 'person';
  checkName(faults, 'name', 'latinName', name, latinName);
  if (isBusiness && businessName === '') faults.businessName = { key: 'business.required' };
  else if (isBusiness) checkName(faults, 'businessName', 'latinBusinessName', businessName, latinBusinessName);
  checkAddress(faults, address, latinAddress);
  if (!PHONE.test(typed.phone.trim())) faults.phone = { key: 'phone.invalid' };
  if (!/^[A-Z]{2}$/.test(typed.country) || !namesState(typed.country)) faults.country = { key: 'country.unknown' };
  if (typed.registrationNumber.trim().length > 60) faults.registrationNumber = { key: 'text.tooLong', values: { max: 60 } };
  if (Object.keys(faults).length > 0) return { faults };
  return {
    name,
    latinName: hasOtherThanLatin(name) ? latinName : null,
    kind: typed.kind,
    businessName: isBusiness ? businessName : null,
    latinBusinessName: isBusiness && hasOtherThanLatin(businessName) ? latinBusinessName : null,
    registrationNumber: isBusiness ? orNull(tidyName(typed.registrationNumber)) : null,
    phone: typed.phone.trim(),
    address,
    latinAddress: needsShaping(address.join('')) ? latinAddress : null,
    country: typed.country,
  };
}

const IDENTITY = ['name', 'latinName', 'kind', 'businessName', 'latinBusinessName', 'registrationNumber', 'country'] as const;

/** Whether a change touches who somebody is: then the office looks again. A new telephone or street does not. */
export const changesIdentity = (before: TraderDetails, after: TraderDetails): boolean =>
  IDENTITY.some((field) => before[field] !== after[field]);
