/** What is proven anew, however long a session has lasted: it opens the portal, cannot be undone, or decides who may do such things. */
export const STEP_UP_ACTS = [
  'session.open',
  'permit.sign',
  'permit.countersign',
  'permit.void',
  'permit.suspend',
  'permit.reinstate',
  'permit.revoke',
  'permit.replace',
  'signing.release',
  'person.change',
  'factor.change',
  'keys.trust',
] as const;
export type StepUpAct = (typeof STEP_UP_ACTS)[number];

/** How long a proof serves. PostgreSQL holds the same number. */
export const PROOF_MINUTES = 5;

/** How many things one proof may cover: what somebody can have looked at one by one. PostgreSQL holds the same number. */
export const MOST_ITEMS = 20;

/** How a person shows that it is them. */
export const PROOF_METHODS = ['password', 'totp', 'passkey', 'recovery-code'] as const;
export type ProofMethod = (typeof PROOF_METHODS)[number];

/**
 * What a proof says, in RFC 8785 form: its SHA-256 is what a passkey signs, and what a one-time code is bound to. `items` are
 * the digests of what is signed, in the order in which the signer was shown it.
 */
export interface Statement {
  readonly act: StepUpAct;
  /** SHA-256, hexadecimal. */
  readonly items: readonly string[];
  readonly person: string;
  readonly at: string;
  /** So that two statements about the same thing are two. */
  readonly nonce: string;
}
