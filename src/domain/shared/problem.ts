import type { Permission } from '../access/permissions';
import type { HoldKind } from '../application/case-hold';
import type { CellFault } from '../application/specimen-sheet';
import type { UploadFault } from '../evidence/upload-fault';
import type { Obstacle } from '../people/vetting';
import type { Finding } from '../rules/rule';

/** A message of the catalogue with its arguments; words are chosen where the reader's language is known. */
export type MessageRef = { readonly key: string; readonly values?: Readonly<Record<string, string | number>> };

/** What could not be found, or is not the asker's to see: both are answered alike. */
export type Noun =
  | 'application'
  | 'specimen-line'
  | 'permit'
  | 'mail'
  | 'taxon'
  | 'person'
  | 'page'
  | 'register-entry'
  | 'foreign-document'
  | 'import-record'
  | 'invoice'
  | 'document'
  | 'permit-share'
  | 'permit-request'
  | 'trader'
  | 'factor'
  | 'organisation'
  | 'member'
  | 'mandate'
  | 'saved-entry';

/** Every expected refusal. Rendered in two places only: the screen and `application/problem+json`. */
export type Problem =
  | { readonly kind: 'invalid-input'; readonly fields: Readonly<Record<string, MessageRef>> }
  | { readonly kind: 'unauthenticated' }
  | { readonly kind: 'forbidden'; readonly permission: Permission }
  | { readonly kind: 'separation-of-duties'; readonly part: string }
  | { readonly kind: 'not-found'; readonly what: Noun }
  | { readonly kind: 'transition-not-allowed'; readonly from: string; readonly action: string }
  | { readonly kind: 'fields-sealed'; readonly fields: readonly string[] }
  | { readonly kind: 'rules-not-met'; readonly findings: readonly Finding[] }
  /** An answer that cannot stand beside the others, by a rule that nobody may set aside. */
  | { readonly kind: 'choice-not-lawful'; readonly field: string; readonly finding: Finding }
  /** A change that takes other answers away, before the reader has said that it may. */
  | { readonly kind: 'answers-would-be-lost'; readonly fields: readonly string[] }
  /** Somebody saved meanwhile. `changed`, where it is known: when, and which answers. */
  | {
      readonly kind: 'stale';
      readonly expected: number;
      readonly actual: number;
      /** `fields: null`: a case, which changes in more ways than by its answers. */
      readonly changed?: { readonly at: string; readonly fields: readonly string[] | null };
    }
  | { readonly kind: 'over-quantity'; readonly line: string; readonly left: string }
  | {
      readonly kind: 'quota-exceeded';
      readonly line: string;
      readonly taxon: string;
      readonly requested: string;
      readonly left: string;
      readonly unit: string;
    }
  | { readonly kind: 'quota-not-comparable'; readonly line: string; readonly unit: string; readonly quotaUnit: string }
  | { readonly kind: 'balance-exceeded'; readonly line: string; readonly account: string; readonly left: string }
  | { readonly kind: 'number-used-before'; readonly number: string }
  | { readonly kind: 'permit-not-usable'; readonly verdict: string }
  /** The case waits for something, and is neither decided nor signed meanwhile. */
  | { readonly kind: 'on-hold'; readonly hold: HoldKind; readonly reason: string }
  | { readonly kind: 'fee-open'; readonly invoices: readonly string[] }
  | { readonly kind: 'nothing-to-pay' }
  | { readonly kind: 'notification-refused' }
  | { readonly kind: 'gateway-silent' }
  | { readonly kind: 'request-open'; readonly request: string }
  | { readonly kind: 'file-refused'; readonly fault: UploadFault; readonly file: string }
  /** A sheet of specimen lines of which nothing was kept, and what is wrong in which cell. */
  | { readonly kind: 'sheet-refused'; readonly faults: readonly CellFault[] }
  | { readonly kind: 'series-exhausted' }
  | { readonly kind: 'idempotency-key-reused' }
  | { readonly kind: 'too-many-attempts'; readonly retryAfterSeconds: number }
  | { readonly kind: 'bad-credentials' }
  /** Nothing is wrong yet: the reader's passkey is asked to sign what the form is about, and the form sent again with its answer. */
  | { readonly kind: 'passkey-asked'; readonly challenge: string; readonly options: string }
  /** A first application, before the person behind it is known. */
  | { readonly kind: 'not-verified'; readonly obstacle: Obstacle }
  | { readonly kind: 'link-spent' }
  /** An account that is still needed. */
  | { readonly kind: 'account-needed'; readonly applications: readonly string[]; readonly permits: readonly string[] }
  /** Without it nothing would stand beside the password. */
  | { readonly kind: 'last-factor' }
  /** Somebody who belongs to an organisation already. */
  | { readonly kind: 'member-already' }
  /** An organisation would be left without an owner. */
  | { readonly kind: 'last-owner' }
  /** An invitation or offer that was sent to another address than the reader's. */
  | { readonly kind: 'other-address' }
  /** More in an hour than somebody reads: a second signer lets them go on. */
  | { readonly kind: 'signing-too-fast' }
  /** Whoever signs does not stand on the list of signatories on that day. */
  | { readonly kind: 'not-a-signatory' }
  /** Of several to be signed at once, these were not opened as they now stand. */
  | { readonly kind: 'not-opened'; readonly references: readonly string[] }
  | { readonly kind: 'cross-site' }
  | { readonly kind: 'unavailable' };

/** One field is wrong, for one reason. */
export const invalidField = (field: string, key: string, values?: MessageRef['values']): Problem => ({
  kind: 'invalid-input',
  fields: { [field]: values ? { key, values } : { key } },
});
