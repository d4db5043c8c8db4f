/** Cases of the chapter “endorsements”. */
import type { BorderFacts, EndorsementFacts, ForeignDocumentFacts, PermitAtTheBorder } from '@/domain/rules/border-facts';
import type { RuleFacts } from '@/domain/rules/facts';
import { day, facts, TODAY } from '../../../factories/facts';
import type { Cases } from './support';

const permit = (over: Partial<PermitAtTheBorder> = {}): PermitAtTheBorder => ({
  number: '26XA000123/EX',
  type: 'EX',
  state: 'issued',
  use: 'single',
  issuedOn: day('2026-10-01'),
  validUntil: day('2027-03-31'),
  ...over,
});
const endorsement = (over: Partial<EndorsementFacts> = {}): EndorsementFacts => ({
  on: TODAY,
  port: 'Port Example',
  officerSigned: true,
  transportDocument: 'AWB 000-1111 2222',
  transportDocumentNeeded: true,
  portIsDesignated: true,
  ...over,
});
const foreign = (over: Partial<ForeignDocumentFacts> = {}): ForeignDocumentFacts => ({
  number: 'GH-2026/77',
  type: 'EX',
  issuedBy: 'GH',
  retained: true,
  ...over,
});

/** Forty of forty specimens before Customs, unless said otherwise. */
const atTheBorder = (over: BorderFacts = {}): RuleFacts =>
  facts({ border: { permit: permit(), endorsement: endorsement(), endorsed: { permitted: '40', endorsed: '40' }, ...over } });
const certificate = (over: Partial<EndorsementFacts>): RuleFacts =>
  atTheBorder({ permit: permit({ type: 'MI', use: 'multiple' }), endorsement: endorsement(over) });
const withEndorsement = (over: Partial<EndorsementFacts>) => atTheBorder({ endorsement: endorsement(over) });
const atImport = (over: Partial<ForeignDocumentFacts>) => facts({ border: { foreignDocument: foreign(over) } });

export const endorsementsCases: Readonly<Record<string, Cases>> = {
  'END-01': {
    meets: {
      'forty of forty': atTheBorder(),
      'twenty of forty': atTheBorder({ endorsed: { permitted: '40', endorsed: '20' } }),
      'the last twenty of forty': atTheBorder({ endorsed: { permitted: '40', endorsed: '20', before: '20' } }),
      'the same instrument again on a certificate for many crossings': atTheBorder({
        permit: permit({ type: 'MI', use: 'multiple' }),
        endorsed: { permitted: '1', endorsed: '1', before: '1' },
      }),
      'no endorsement yet': facts(),
    },
    breaks: {
      'forty-one of forty': atTheBorder({ endorsed: { permitted: '40', endorsed: '41' } }),
      'twenty-one when twenty of forty were endorsed before': atTheBorder({ endorsed: { permitted: '40', endorsed: '21', before: '20' } }),
      'a millionth of a kilogram too much': atTheBorder({ endorsed: { permitted: '0.3', endorsed: '0.300001' } }),
      'an endorsement whose quantity nobody has stated': facts({ border: { permit: permit(), endorsement: endorsement() } }),
    },
  },
  'END-02': {
    meets: {
      'boxes 14 and 15 complete': atTheBorder(),
      'no transport document where the carrier issues none': withEndorsement({ transportDocument: null, transportDocumentNeeded: false }),
    },
    breaks: {
      'no port': withEndorsement({ port: null }),
      'no signature': withEndorsement({ officerSigned: false }),
      'no transport document': withEndorsement({ transportDocument: null }),
      'no quantity': atTheBorder({ endorsed: null }),
      'no stamp': withEndorsement({ missingItems: ['stamp'] }),
      'a port that nobody has stated': atTheBorder({ endorsement: { on: TODAY, officerSigned: true, transportDocumentNeeded: false } }),
    },
  },
  'END-03': {
    meets: { 'a permit that was never endorsed': atTheBorder(), 'a foreign document in force': atImport({ state: 'issued' }) },
    breaks: {
      'a permit whose one consignment has left': atTheBorder({ permit: permit({ state: 'used' }) }),
      'an import permit already used': facts({
        border: { foreignDocument: foreign(), ownImportPermit: { number: '26XA000007/IM', validUntil: TODAY, state: 'used' } },
      }),
      'a foreign document cancelled and retained before': atImport({ state: 'cancelled-and-retained' }),
    },
  },
  'END-04': {
    meets: { 'a foreign document that was cancelled and kept': atImport({}), 'an export, which keeps nothing': atTheBorder() },
    breaks: {
      'a foreign document handed back': atImport({ retained: false }),
      'a foreign document of which nobody says where it is': facts({
        border: { foreignDocument: { number: 'GH-2026/77', type: 'EX', issuedBy: 'GH' } },
      }),
    },
  },
  'END-05': {
    meets: {
      'a designated port': atTheBorder(),
      'a Party that designated no ports': atTheBorder({ endorsement: { on: TODAY, port: 'Port Example', officerSigned: true } }),
    },
    breaks: { 'a port that is not designated': withEndorsement({ portIsDesignated: false }) },
  },
  'END-06': {
    meets: {
      'the first consignment, smaller than permitted': atTheBorder({ endorsed: { permitted: '40', endorsed: '20' } }),
      'a second part where the Party keeps a balance': atTheBorder({
        permit: permit({ state: 'partly-used', splitConsignments: true }),
        endorsed: { permitted: '40', endorsed: '20', before: '20' },
      }),
      'the third crossing of an instrument': certificate({ crossingEntered: true }),
      'a used permit, which END-03 answers': atTheBorder({ permit: permit({ state: 'used' }) }),
    },
    breaks: {
      'a second consignment on a partly used permit': atTheBorder({ permit: permit({ state: 'partly-used' }) }),
      'a line of which part left before': atTheBorder({ endorsed: { permitted: '40', endorsed: '20', before: '20' } }),
    },
  },
  'END-07': {
    meets: {
      'a crossing entered, the original given back': certificate({ crossingEntered: true, originalStaysWithHolder: true }),
      'a permit for one consignment': atTheBorder(),
    },
    breaks: {
      'a crossing that was not entered': certificate({ crossingEntered: false }),
      'an original that was kept': certificate({ crossingEntered: true, originalStaysWithHolder: false }),
      'a crossing of which nobody says whether it was entered': certificate({}),
    },
  },
};
