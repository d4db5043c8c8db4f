/**
 * Codes of the list of countries that name no single State: specimens come from the sea (HS; ZZ is its former code), from several places (XV) or
 * from an unknown one (XX), and a regional economic integration organisation issues no permit (EU). Only a country of origin may be one of them.
 */
const NO_STATE: readonly string[] = ['HS', 'ZZ', 'XX', 'XV', 'EU'];

/** Whether a code names a State from which or to which somebody can send. */
export const namesState = (code: string): boolean => !NO_STATE.includes(code);
