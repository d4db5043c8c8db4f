/** Cases of the chapter “quotas”. */
import type { QuotaFacts, SuspensionFacts } from '@/domain/rules/register-facts';
import { day, facts, reExport, TODAY } from '../../../factories/facts';
import type { Cases } from './support';

const quota = (over: Partial<QuotaFacts> = {}): QuotaFacts => ({
  id: 'quota-1',
  year: 2026,
  limit: '1600',
  used: '1000',
  requested: '100',
  unit: 'NAR',
  communicatedToSecretariat: true,
  source: 'invented for tests',
  ...over,
});
const under = (...quotas: readonly QuotaFacts[]) => facts({ line: { quotas } });
const suspension = (over: Partial<SuspensionFacts> = {}): SuspensionFacts => ({
  id: 'suspension-1',
  country: 'XA',
  taxon: null,
  since: day('2005-09-19'),
  notification: '2005/049',
  source: 'invented for tests',
  ...over,
});
const suspended = (...suspensions: readonly SuspensionFacts[]) => facts({ line: { suspensions } });
const trophies = (taxon: string, before: number | null, quantity: string, purpose: 'H' | 'T' = 'H') =>
  facts({ purpose, hunter: { trophiesThisYear: before }, line: { scientificName: taxon, quantity } });
const permit = {
  number: '26XA000123/EX',
  type: 'EX',
  state: 'issued',
  use: 'single',
  issuedOn: TODAY,
  validUntil: day('2027-05-22'),
} as const;
const atTheBorder = (
  endorsed: string,
  over: Partial<{ before: string; state: string; use: 'single' | 'multiple'; splitConsignments: boolean }> = {},
) => facts({ border: { permit: { ...permit, ...over }, endorsed: { permitted: '40', endorsed, before: over.before ?? null } } });
const leaving = (on: string) => facts({ border: { permit, endorsement: { on: day(on) } } });

export const quotasCases: Readonly<Record<string, Cases>> = {
  'QTA-01': {
    meets: {
      'no quota': facts(),
      'to the last specimen': under(quota({ used: '1500' })),
      'a zero quota, which QTA-03 tells': under(quota({ limit: '0', used: '0' })),
      'a re-export': reExport({ line: { quotas: [quota({ used: '1600' })] } }),
    },
    breaks: {
      'one more than the quota': under(quota({ used: '1501' })),
      'the second of two quotas': under(quota(), quota({ id: 'quota-2', limit: '50', used: '0', isOperatorQuota: true })),
      'two lines that pass it together': under(quota({ used: '1450', requestedByCase: '151' })),
      'a unit that does not convert': under(quota({ unit: 'KGM', requested: '0', incomparableUnit: 'NAR' })),
    },
  },
  'QTA-02': {
    meets: {
      'just under eighty per cent': under(quota({ used: '1179' })),
      'above the quota, which QTA-01 tells': under(quota({ used: '1501' })),
      'a zero quota, which QTA-03 tells': under(quota({ limit: '0', used: '0' })),
      'no quota': facts(),
    },
    breaks: { 'eighty per cent': under(quota({ used: '1180' })), 'the whole quota': under(quota({ used: '1500' })) },
  },
  'QTA-03': {
    meets: { 'a quota': under(quota()), 'no quota': facts(), 'a re-export': reExport({ line: { quotas: [quota({ limit: '0' })] } }) },
    breaks: {
      'a zero quota': under(quota({ limit: '0', used: '0' })),
      'a zero quota in another unit': under(quota({ limit: '0.000000', used: '0', unit: 'KGM', incomparableUnit: 'NAR' })),
    },
  },
  'QTA-04': {
    meets: { 'no quota': facts(), 'a re-export': reExport({ line: { quotas: [quota()] } }) },
    breaks: { 'a quota, whose figures the portal fills in': under(quota()) },
  },
  'QTA-05': {
    meets: {
      'a quota the Secretariat knows': under(quota()),
      'a quota of an operator': under(quota({ isOperatorQuota: true, communicatedToSecretariat: false })),
      'no quota': facts(),
    },
    breaks: { 'a quota the Secretariat does not know': under(quota({ communicatedToSecretariat: false })) },
  },
  'QTA-06': {
    meets: {
      'leaving on the last day of the year': leaving('2026-12-31'),
      'not at the border': facts(),
    },
    breaks: { 'leaving on the first day of the next year': leaving('2027-01-01') },
  },
  'QTA-07': {
    meets: {
      'a second leopard': trophies('Panthera pardus', 1, '1'),
      'a first markhor': trophies('Capra falconeri', 0, '1'),
      'a first black rhinoceros': trophies('Diceros bicornis', null, '1'),
      'a third leopard that is no trophy': trophies('Panthera pardus', 2, '1', 'T'),
      'a third lion': trophies('Panthera leo', 2, '1'),
    },
    breaks: {
      'a third leopard': trophies('Panthera pardus', 2, '1'),
      'three leopards at once': trophies('Panthera pardus', null, '3'),
      'a second markhor, by its subspecies': trophies('Capra falconeri heptneri', 1, '1'),
      'a second black rhinoceros': trophies('Diceros bicornis', 1, '1'),
    },
  },
  'QTA-08': {
    meets: {
      'all that was permitted': atTheBorder('40'),
      'the rest of what was permitted': atTheBorder('15', { before: '25', splitConsignments: true }),
      'a part, of a permit that keeps its balance': atTheBorder('20', { splitConsignments: true }),
      'a crossing of a certificate for several': atTheBorder('1', { use: 'multiple' }),
      'not at the border': facts(),
    },
    breaks: {
      'less than was permitted': atTheBorder('25'),
      'nothing, of a permit that has expired': atTheBorder('0', { state: 'expired' }),
    },
  },
  'SUS-01': {
    meets: {
      'no suspension': facts(),
      'of one taxon, which SUS-02 tells': suspended(suspension({ taxon: 'Python regius' })),
      'that begins tomorrow': suspended(suspension({ since: day('2026-11-24') })),
    },
    breaks: {
      'of a whole Party': suspended(suspension()),
      'that begins today': suspended(suspension({ since: TODAY })),
      'whose beginning is not recorded': suspended(suspension({ since: null, notification: null })),
    },
  },
  'SUS-02': {
    meets: {
      'no suspension': facts(),
      'of a whole Party, which SUS-01 tells': suspended(suspension()),
      'that begins tomorrow': suspended(suspension({ taxon: 'Python regius', since: day('2026-11-24') })),
    },
    breaks: {
      'of the taxon': suspended(suspension({ taxon: 'Python regius' })),
      'of its family': suspended(suspension({ taxon: 'Pythonidae' })),
    },
  },
  'SUS-03': {
    meets: { 'no stricter measure': facts() },
    breaks: { 'a stricter measure': facts({ line: { stricterMeasures: [{ country: 'JP', text: 'an import notice is needed' }] } }) },
  },
};
