/** Who walks where: the addresses they begin at, and the pages that links lead them to from there. */
import type { Somebody } from '../people';

/** One person's walk. A page that a person should reach and does not is a failure, like one that nobody reaches. */
export interface Walk {
  readonly who: Somebody;
  readonly starts: readonly string[];
  readonly reaches: readonly string[];
}

const draft = '/apply/applications/[reference]';
const office = '/office/applications/[reference]';
const cases = (...numbers: readonly number[]) => numbers.map((number) => `/office/applications/A-${number}`);

/** Exampleland's cases: A-10001 to -03 issued, -04 recommended, -05 awaiting advice, -06 returned, -07 submitted, -08 and -11 drafts, -09 under review, -10 approved, -12 waiting for a rule to be set aside, -13 a re-export that wants a conversion. */
export const WALKS: readonly Walk[] = [
  {
    who: 'trader',
    starts: [
      '/apply',
      '/apply/setup',
      '/apply/applications/A-10011',
      '/apply/applications/A-10007',
      '/apply/applications/A-10007/sent',
      '/apply/applications/A-10006',
    ],
    reaches: [
      '/apply',
      '/apply/setup',
      '/apply/account',
      '/apply/account/profile',
      '/apply/account/preferences',
      '/apply/account/email',
      '/apply/account/password',
      '/apply/account/close',
      '/apply/organisation',
      '/apply/mandates',
      '/apply/mandates/new',
      '/apply/mandates/[mandate]',
      '/apply/address-book',
      '/apply/address-book/parties/new',
      '/apply/address-book/parties/[entry]',
      '/apply/address-book/specimens/[entry]',
      '/apply/start',
      '/apply/permits',
      '/apply/permits/[number]',
      '/apply/permits/[number]/code',
      '/apply/permits/[number]/share',
      '/apply/permits/[number]/request',
      draft,
      `${draft}/[step]`,
      `${draft}/purpose/help`,
      `${draft}/specimens`,
      `${draft}/specimens/sheet`,
      `${draft}/lines/[lineId]/[step]`,
      `${draft}/lines/[lineId]/species`,
      `${draft}/lines/[lineId]/remove`,
      `${draft}/documents`,
      `${draft}/documents/on-file/[kind]`,
      `${draft}/documents/[document]/remove`,
      `${draft}/check-answers`,
      `${draft}/declaration`,
      `${draft}/reply`,
      `${draft}/sent`,
      `${draft}/withdraw`,
      `${draft}/copy`,
    ],
  },
  {
    who: 'agent',
    starts: ['/apply', '/apply/organisation', '/apply/invitations/an-invitation-that-ended'],
    reaches: [
      '/apply',
      '/apply/start',
      '/apply/permits',
      '/apply/organisation',
      '/apply/organisation/details',
      '/apply/organisation/members/[member]',
      '/apply/organisation/leave',
      '/apply/invitations/[token]',
      '/apply/mandates/[mandate]',
    ],
  },
  {
    who: 'officer',
    starts: ['/office', '/office/queue?state=all', '/office/permits', '/office/registers', ...cases(10007, 10009, 10006, 10005, 10013)],
    reaches: [
      '/office',
      '/office/queue',
      office,
      `${office}/findings/[kind]`,
      `${office}/request-findings`,
      `${office}/office`,
      `${office}/recommend`,
      `${office}/return`,
      `${office}/hold`,
      `${office}/conversions/[line]`,
      `${office}/documents/[document]/judge`,
      `${office}/fees`,
      '/office/foreign-documents',
      '/office/foreign-documents/new',
      '/office/foreign-documents/[reference]',
      '/office/quotas',
      '/office/registers',
      '/office/registers/institutions',
      '/office/registers/institutions/new',
      '/office/registers/institutions/[id]/end',
      '/office/registers/non-detriment',
      '/office/registers/operations',
      '/office/registers/operations/new',
      '/office/registers/operations/[id]/end',
      '/office/traders',
      '/office/traders/[id]',
      '/office/permit-requests',
      '/office/permits',
      '/office/permits/[permitNumber]',
    ],
  },
  {
    who: 'signer',
    starts: ['/office/queue?state=recommended', ...cases(10004, 10010, 10012)],
    reaches: ['/office/queue', office, `${office}/decide`, `${office}/set-aside/[rule]`, `${office}/sign`, '/office/permits'],
  },
  {
    who: 'sa',
    starts: ['/office/advice', '/office/advice/A-10005', '/office/registers/non-detriment'],
    reaches: [
      '/office/advice',
      '/office/advice/[reference]',
      '/office/advice/[reference]/return',
      '/office/registers/non-detriment',
      '/office/registers/non-detriment/new',
    ],
  },
  {
    who: 'customs',
    starts: ['/customs', '/customs/look-up?text=26XA000003-EX', '/customs/permits/26XA000003-EX', '/customs/permits/26XA000002-EX'],
    reaches: [
      '/customs',
      '/customs/look-up',
      '/customs/permits/[permitNumber]',
      '/customs/permits/[permitNumber]/endorse',
      '/customs/permits/[permitNumber]/endorsements/[endorsement]',
    ],
  },
  { who: 'supervisor', starts: ['/customs', '/customs/permits/26XA000002-EX'], reaches: ['/customs', '/customs/permits/[permitNumber]'] },
  { who: 'auditor', starts: ['/office/audit', ...cases(10001)], reaches: ['/office/audit', '/office/queue', office, '/office/permits'] },
  {
    who: 'admin',
    starts: ['/office', '/office/admin/mail', '/security'],
    reaches: [
      '/office',
      '/office/admin/offices',
      '/office/admin/offices/[code]',
      '/office/admin/mail',
      '/office/admin/mail/[mail]',
      '/security',
      '/security/app',
      '/security/passkey',
      '/security/recovery-codes',
      '/security/password',
    ],
  },
];

/** Pages that no walk reaches, and where they are looked at instead. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  '/apply/applications/[reference]/fee':
    'stands where the tariff asks for something; e2e/apply/fees.both.spec.ts sends such an application',
  '/apply/applications/[reference]/fee/[invoice]/waiver': 'as the page of the fee',
  '/office/applications/[reference]/fees/[invoice]': 'as the page of the fee',
  '/sandbox-gateway/[payment]': 'the demonstration gateway’s own page, reached by paying; e2e/apply/fees.both.spec.ts pays there',
  '/office/permit-requests/[request]': 'stands when a holder asks; e2e/apply/permits.both.spec.ts asks and decides',
  '/register': 'looked at among the public pages',
  '/register/sent': 'looked at among the public pages',
  '/forgotten-password': 'looked at among the public pages',
  '/confirm/[token]': 'looked at among the public pages with a link that ended; e2e/apply/accounts opens a live one',
  '/reset-password/[token]': 'as the page that confirms an address',
  '/sign-in/factor': 'stands between password and portal; e2e/office/security.spec.ts signs in by it',
  '/sign-in/set-up': 'stands for staff who have no second factor yet; tests/services/people/second-factor.test.ts begins there',
  '/security/remove/[factor]': 'stands where somebody has two factors; tests/services/people/second-factor.test.ts removes one',
  '/sign-in': 'looked at among the public pages: whoever is signed in is led away from it',
  '/office/permits/[permitNumber]/void': 'stands for the seconds between number and signature only; a test of its own takes a number',
};
