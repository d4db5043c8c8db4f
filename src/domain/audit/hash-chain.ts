/** A row of the audit log as its hash covers it. All texts, so that no reader's number or date format can differ. */
export interface AuditEntry {
  readonly seq: string;
  /** Microseconds since 1970, UTC. */
  readonly atMicros: string;
  /** Person, or the empty text for the system. */
  readonly actorId: string;
  readonly actorRoles: string;
  readonly type: string;
  readonly subject: string;
  readonly subjectId: string;
  /** RFC 8785 JSON of the payload. */
  readonly payload: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The text whose SHA-256 begins the chain. */
export const GENESIS = 'cites-permit-portal/audit/v1';

/** A first contradiction: which row, and what is wrong with it. */
export interface ChainFault {
  readonly seq: string;
  readonly fault: 'hash' | 'link' | 'sequence' | 'head';
}

/** UTF-8 length-prefixed fields, so that no two different rows can give the same bytes. */
export function entryText(entry: Omit<AuditEntry, 'hash'>): string {
  const fields = [
    entry.seq,
    entry.atMicros,
    entry.actorId,
    entry.actorRoles,
    entry.type,
    entry.subject,
    entry.subjectId,
    entry.payload,
    entry.previousHash,
  ];
  return fields.map((field) => `${[...field].length}:${field}`).join(',');
}

/**
 * Recomputes a stretch of the chain and names the first row that contradicts it. `sha256Hex` is an argument: the domain
 * knows no crypto library. `expected` carries the state from one page of rows to the next.
 */
export function verifyChain(
  entries: readonly AuditEntry[],
  expected: { readonly seq: number; readonly hash: string },
  sha256Hex: (text: string) => string,
): { readonly seq: number; readonly hash: string; readonly fault: ChainFault | null } {
  let { seq, hash } = expected;
  for (const entry of entries) {
    if (entry.seq !== String(seq + 1)) return { seq, hash, fault: { seq: entry.seq, fault: 'sequence' } };
    if (entry.previousHash !== hash) return { seq, hash, fault: { seq: entry.seq, fault: 'link' } };
    if (sha256Hex(entryText(entry)) !== entry.hash) return { seq, hash, fault: { seq: entry.seq, fault: 'hash' } };
    seq += 1;
    hash = entry.hash;
  }
  return { seq, hash, fault: null };
}
