import 'server-only';
import type { ContentScanner } from '@/services/ports';

// The harmless test file of the European Institute for Computer Antivirus Research. In two halves, so that no scanner finds it here.
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''), 'latin1');

/** The scanner of an installation that has connected none: it knows the EICAR test file and nothing else, and says so in its name. */
export const localScanner: ContentScanner = {
  scan: async (bytes) => ({
    outcome: Buffer.from(bytes).includes(EICAR) ? 'infected' : 'clean',
    scanner: 'built-in (EICAR test file only)',
  }),
};
