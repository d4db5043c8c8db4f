/** Cases of the chapter “life-cycle”. */
import type { PermitAtTheBorder } from '@/domain/rules/border-facts';
import type { ProcedureFacts, ReplacementFacts, RetrospectiveFacts, RuleFacts } from '@/domain/rules/facts';
import { aFinding, day, facts, TODAY } from '../../../factories/facts';
import type { Cases } from './support';

const permit = (over: Partial<PermitAtTheBorder> = {}): PermitAtTheBorder => ({
  number: '26XA000123/EX',
  type: 'EX',
  state: 'issued',
  use: 'single',
  issuedOn: day('2026-05-01'),
  validUntil: day('2027-05-22'),
  ...over,
});
const procedure = (over: ProcedureFacts): RuleFacts => facts({ procedure: over });
const atTheBorder = (state: string): RuleFacts => facts({ border: { permit: permit({ state }) } });
const replacement = (over: Partial<ReplacementFacts> = {}, other: Parameters<typeof facts>[0] = {}): RuleFacts =>
  facts({
    replacement: { number: '26XA000100/EX', state: 'suspended', validUntil: '2027-05-22', reason: 'lost', quantityByLine: ['40'], ...over },
    ...other,
  });
const retrospective = (over: RetrospectiveFacts = {}, line: Partial<RuleFacts['line']> = {}): RuleFacts =>
  facts({
    retrospective: {
      irregularityNotByTheParties: true,
      bothAuthoritiesConsulted: true,
      otherwiseLawful: true,
      reason: 'the office issued the wrong form',
      ...over,
    },
    line,
  });
const expired = (over: Partial<PermitAtTheBorder>) => facts({ border: { permit: permit({ validUntil: day('2026-10-31'), ...over }) } });

export const lifeCycleCases: Readonly<Record<string, Cases>> = {
  'LIF-01': {
    meets: {
      'a signer who has no other part in the case': procedure({ signerIsOutsideTheCase: true }),
      'a case that is not yet signed': facts(),
    },
    breaks: {
      'a signer who reviewed the case': procedure({ signerIsOutsideTheCase: false }),
      'a signer of whom nothing is known': procedure({ applicantSigned: true }),
    },
  },
  'LIF-02': {
    meets: {
      'an opinion written by the Scientific Authority': procedure({ opinionWrittenByScientificAuthority: true }),
      'a case without an opinion': facts({ findings: [], procedure: {} }),
    },
    breaks: {
      'an opinion written by the Management Authority': procedure({ opinionWrittenByScientificAuthority: false }),
      'an opinion whose author is not known': facts({ findings: [aFinding('non-detriment')], procedure: {} }),
    },
  },
  'LIF-03': {
    meets: {
      'a permit as it was issued': facts({ border: { permit: permit() }, procedure: { contentUnchanged: true } }),
      'an application, which may still change': procedure({}),
    },
    breaks: {
      'a permit changed after issue': procedure({ contentUnchanged: false, permitNumber: '26XA000123/EX' }),
      'a permit that nobody has compared': facts({ border: { permit: permit() }, procedure: {} }),
    },
  },
  'LIF-04': {
    meets: { 'a permit that replaces none': facts() },
    breaks: {
      'a lost permit replaced, and marked so by the portal': replacement(),
      'a replacement without a reason': replacement({ reason: null }),
      'a replacement of a used permit': replacement({ state: 'used' }),
      'a replacement of a revoked permit': replacement({ state: 'revoked' }),
      'a replacement that outlives the original by a day': replacement({ validUntil: '2027-05-21' }),
      'a replacement for more specimens': replacement({}, { line: { quantity: '41' } }),
    },
  },
  'LIF-05': {
    meets: {
      'a permit in force': atTheBorder('issued'),
      'a used permit, which END-03 answers': atTheBorder('used'),
      'an expired permit, which VAL-02 answers': atTheBorder('expired'),
    },
    breaks: {
      'a suspended permit': atTheBorder('suspended'),
      'a revoked permit': atTheBorder('revoked'),
      'a replaced permit': atTheBorder('replaced'),
      'a cancelled permit': atTheBorder('cancelled'),
      'a void permit': atTheBorder('void'),
    },
  },
  'LIF-06': {
    meets: { 'nothing said of the log': facts() },
    breaks: {
      'a log that names who did what, kept by the portal': procedure({ actsAreRecorded: true }),
      'an act without an author': procedure({ actsAreRecorded: false }),
    },
  },
  'LIF-07': {
    meets: {
      'an expired permit that was returned': expired({ isReturned: true }),
      'a permit on its last day': expired({ validUntil: TODAY, isReturned: false }),
      'a used permit': expired({ state: 'used', isReturned: false }),
    },
    breaks: {
      'an expired permit that was kept': expired({ state: 'expired', isReturned: false }),
      'an unused permit the day after its last': expired({ validUntil: day('2026-11-22'), isReturned: false }),
      'an expired permit of which nobody says where it is': expired({}),
    },
  },
  'LIF-08': {
    meets: {
      'a living animal': facts({ documentType: 'PO', procedure: { specimenStillExists: true } }),
      'a permit for goods': procedure({}),
    },
    breaks: {
      'an animal that died': facts({ documentType: 'PO', procedure: { specimenStillExists: false } }),
      'a show animal of which nobody says whether it lives': facts({ documentType: 'TE', procedure: {} }),
    },
  },
  'LIF-09': {
    meets: {
      'an error of the office, both authorities agreed': retrospective(),
      'a genuine error over a personal effect': retrospective({
        irregularityNotByTheParties: false,
        isGenuineErrorOverPersonalEffects: true,
      }),
      'Appendix I from a registered operation, deemed Appendix II': retrospective({}, { appendixInForce: 'I', source: 'D' }),
      'a document issued before the movement': facts(),
    },
    breaks: {
      'Appendix I': retrospective({}, { appendixInForce: 'I', source: 'W' }),
      'an irregularity of the exporter': retrospective({ irregularityNotByTheParties: false }),
      'one authority alone': retrospective({ bothAuthoritiesConsulted: false }),
      'trade that was unlawful besides': retrospective({ otherwiseLawful: null }),
      'no reason': retrospective({ reason: null }),
      'conditions that nobody has stated': facts({ retrospective: { reason: 'late' } }),
    },
  },
};
