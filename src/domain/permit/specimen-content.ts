import type { IsoDate } from '../shared/iso-date';
import type { Quantity } from '../shared/quantity';
import type { ManagementAuthority, PermitContent, PermitLine, TrilingualName } from './permit';
import { CURRENT_EDITION } from './permit-content';
import { lastPermittedDay } from './validity';

/** Whose specimen it is, when, and the words of its codes. */
interface SpecimenOf {
  readonly party: string;
  readonly authority: ManagementAuthority & { readonly place: string };
  readonly on: IsoDate;
  readonly nameOf: (code: string) => TrilingualName;
}

const LINE: PermitLine = {
  position: 1,
  scientificName: 'Python regius',
  commonName: 'Ball python',
  appendix: 'II',
  annotation: null,
  source: 'C',
  secondarySource: null,
  term: 'LIV',
  description: 'Juveniles, bred in 2026',
  marks: ['PIT 000000000000001 to 000000000000010'],
  quantity: '10' as Quantity,
  unit: 'NAR',
  quota: null,
  origin: null,
  lastReExport: null,
  operationNumber: null,
  acquiredOn: null,
};

/**
 * What a specimen permit of this Party says, for others to know our papers by: invented parties, no number, no code. Drawn as SPECIMEN it
 * is of no use at a border (decisions §6).
 */
export function specimenContent({ party, authority, on, nameOf }: SpecimenOf): PermitContent {
  const codes = [`country:${party}`, 'country:JP', 'purpose:T', 'source:C', 'term:LIV', 'unit:NAR'];
  const { place, ...managementAuthority } = authority;
  return {
    version: 1,
    edition: CURRENT_EDITION,
    party,
    permitNumber: '',
    form: 'EXPORT',
    documentType: 'EX',
    otherTitle: null,
    issuedOn: on,
    validFrom: on,
    validUntil: lastPermittedDay('EX', on),
    exporter: { name: 'Specimen Exporter', latinName: null, address: ['1 Example Street'], latinAddress: null, country: party },
    importer: { name: 'Specimen Importer', latinName: null, address: ['2 Example Street'], latinAddress: null, country: 'JP' },
    countryOfImport: 'JP',
    countryOfExport: party,
    purpose: 'T',
    specialConditions: [],
    securityStampNumber: null,
    managementAuthority,
    lines: [{ ...LINE, origin: { country: party, permitNumber: null, issuedOn: null } }],
    issue: { by: '', title: '', place, on },
    markings: [],
    checkCode: '',
    words: Object.fromEntries(codes.map((code) => [code, nameOf(code)])),
  };
}
