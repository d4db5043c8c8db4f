import type { VerdictCode } from './verdict';

/** The type of a credential as it travels: a JWT whose payload is the credential (W3C VC-JOSE-COSE 1.0, §3.1). */
export const CREDENTIAL_TYPE = 'application/vc+jwt';

/** A credential is given of a paper that is genuine and usable today, and of no other. */
const ATTESTED: readonly VerdictCode[] = ['VALID', 'VALID_PARTLY_USED'];
export const mayAttest = (verdict: VerdictCode): boolean => ATTESTED.includes(verdict);

/** The identifier of a Party's portal by its own address (did:web). A port is written as %3A there. */
export const didOf = (appOrigin: string): string => `did:web:${new URL(appOrigin).host.replace(':', '%3A')}`;

/** What is attested of a permit: what the page shows, and no address, never. */
export interface AttestedPermit {
  readonly permitNumber: string;
  readonly documentType: string;
  readonly issuedBy: string;
  readonly issuedOn: string;
  readonly countryOfExport: string;
  readonly countryOfImport: string;
  readonly purpose: string;
  readonly lines: readonly {
    readonly position: number;
    readonly scientificName: string;
    readonly term: string;
    readonly appendix: string;
    readonly source: string;
    readonly quantity: string;
    readonly left: string;
    readonly unit: string;
    readonly origin: string | null;
  }[];
}

interface Attestation {
  readonly appOrigin: string;
  /** The address of the square code: where the permit can be checked again at any time. */
  readonly address: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly names: { readonly exporter: string; readonly importer: string };
}

/** A permit as a credential of W3C VC 2.0, with the Party's own list of states as its status. */
export function credentialOf(permit: AttestedPermit, { appOrigin, address, validFrom, validUntil, names }: Attestation) {
  const { permitNumber, documentType, issuedBy, issuedOn, countryOfExport, countryOfImport, purpose, lines } = permit;
  const list = `${appOrigin}/.well-known/cites-status/${permitNumber.slice(0, 2)}`;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', { '@vocab': 'https://www.w3.org/ns/credentials/undefined-terms#' }],
    id: address,
    type: ['VerifiableCredential', 'CitesPermitCredential'],
    issuer: { id: didOf(appOrigin), name: issuedBy },
    validFrom,
    validUntil,
    credentialSubject: {
      type: 'CitesPermit',
      permitNumber,
      documentType,
      issuedOn,
      ...names,
      countryOfExport,
      countryOfImport,
      purpose,
      specimens: lines.map(({ position, scientificName, term, appendix, source, quantity, left, unit, origin }) => ({
        position,
        scientificName,
        term,
        appendix,
        source,
        quantity,
        left,
        unit,
        ...(origin ? { countryOfOrigin: origin } : {}),
      })),
    },
    credentialStatus: { id: `${list}#${Number(permitNumber.slice(4, 10))}`, type: 'CitesStatusListEntry', statusListCredential: list },
  };
}
