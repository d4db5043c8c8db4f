/** Cases of the chapter “form”. */
import { day, facts } from '../../../factories/facts';
import type { Cases } from './support';

export const formCases: Readonly<Record<string, Cases>> = {
  'VAL-01': {
    meets: {
      'six months for an export permit': facts(),
      'a day': facts({ validity: { issuedOn: day('2026-11-23'), validUntil: day('2026-11-23') } }),
      'not yet decided': facts({ validity: null }),
    },
    breaks: {
      'a day more than six months': facts({ validity: { issuedOn: day('2026-11-23'), validUntil: day('2027-05-23') } }),
      'a last day before the first': facts({ validity: { issuedOn: day('2026-11-23'), validUntil: day('2026-11-22') } }),
    },
  },
};
