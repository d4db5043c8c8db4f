/** A name above the species that the Conference of the Parties accepts on a permit, for some terms. */
export interface AcceptedHigherTaxon {
  readonly taxon: string;
  readonly terms: readonly string[];
  readonly basis: string;
}

/**
 * Higher taxa accepted in box 7 (COD-22; Res. Conf. 12.3 §XIV). Coral rock of stony corals cannot be told to the species.
 * General knowledge, not checked against the text; nobody has entered more of them because no list was read.
 */
export const ACCEPTED_HIGHER_TAXA: readonly AcceptedHigherTaxon[] = [
  { taxon: 'Scleractinia', terms: ['COR'], basis: 'Res. Conf. 12.3 §XIV; Res. Conf. 11.10 (coral rock)' },
];
