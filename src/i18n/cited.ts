import type { Words } from './words';

const OWN_RULE = /\brule of this portal\b/i;

/** Where a rule comes from: a source stands as it is cited, and that a rule is the portal's own is said in the reader's language. */
export const cited = (basis: string, { t }: Words): string => basis.replace(OWN_RULE, t('law.ownRule'));
