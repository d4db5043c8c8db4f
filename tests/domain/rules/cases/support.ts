/** What the cases of several chapters start from. */
import type { RuleFacts } from '@/domain/rules/facts';
import { aFinding, facts } from '../../../factories/facts';

/** Facts that meet a rule and facts that break it, each named in words; docs/reference/rules.md prints the names. */
export interface Cases {
  readonly meets: Readonly<Record<string, RuleFacts>>;
  readonly breaks: Readonly<Record<string, RuleFacts>>;
}

export const without = (kind: string) => facts().findings.filter((finding) => finding.kind !== kind);
export const appendixI = (line: Partial<RuleFacts['line']> = {}) =>
  ({ appendix: 'I', appendixInForce: 'I', source: 'C', ...line }) as const;
export const plant = (line: Partial<RuleFacts['line']> = {}) =>
  ({ scientificName: 'Paphiopedilum rothschildianum', kingdom: 'Plantae', ...line }) as const;
export const importPermit = { number: 'JP-2026/9', issuedOn: '2026-10-01', validUntil: '2027-09-30' };
export const seen = [...facts().findings, aFinding('import-permit-seen')];
export const negative = (kind: Parameters<typeof aFinding>[0]) => [...without(kind), aFinding(kind, { outcome: 'negative' })];
