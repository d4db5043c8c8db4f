import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEntry, entryText, GENESIS, verifyChain } from '@/domain/audit/hash-chain';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const start = { seq: 0, hash: sha256(GENESIS) };

type Body = Omit<AuditEntry, 'hash' | 'previousHash' | 'seq'>;
const body = (n: number): Body => ({
  atMicros: String(1_795_000_000_000_000 + n * 1000),
  actorId: 'ada',
  actorRoles: 'case-officer',
  type: 'ReviewStarted',
  subject: 'application',
  subjectId: `A-${n}`,
  payload: `{"name":"José 王小明 ${n}"}`,
});

/** A chain as the database writes it. */
function chainOf(bodies: readonly Body[]): AuditEntry[] {
  let { hash: previousHash } = start;
  return bodies.map((one, index) => {
    const entry = { ...one, seq: String(index + 1), previousHash };
    previousHash = sha256(entryText(entry));
    return { ...entry, hash: previousHash };
  });
}

const LENGTH = 8;
const sound = chainOf(Array.from({ length: LENGTH }, (_, n) => body(n)));
const verify = (entries: readonly AuditEntry[]) => verifyChain(entries, start, sha256);
const at = fc.integer({ min: 0, max: LENGTH - 1 });

describe('the chain of audit events', () => {
  it('is sound as it was written, and answers where it ends', () => {
    expect(verify(sound)).toEqual({ seq: LENGTH, hash: sound.at(-1)?.hash, fault: null });
  });

  it('can be verified page by page', () => {
    for (let cut = 0; cut <= LENGTH; cut++) {
      const first = verify(sound.slice(0, cut));
      expect(verifyChain(sound.slice(cut), first, sha256)).toEqual(verify(sound));
    }
  });

  it('of no events ends where it begins', () => {
    expect(verify([])).toEqual({ ...start, fault: null });
  });

  it('names an event of which any field was edited', () => {
    const fields = ['atMicros', 'actorId', 'actorRoles', 'type', 'subject', 'subjectId', 'payload'] as const;
    fc.assert(
      fc.property(at, fc.constantFrom(...fields), fc.string({ minLength: 1 }), (index, field, extra) => {
        const edited = sound.map((entry, n) => (n === index ? { ...entry, [field]: entry[field] + extra } : entry));
        expect(verify(edited).fault).toEqual({ seq: String(index + 1), fault: 'hash' });
      }),
    );
  });

  it('names the event after one that was edited together with its hash', () => {
    const edited = sound.map((entry, n) => {
      if (n !== 3) return entry;
      const other = { ...entry, payload: '{}' };
      return { ...other, hash: sha256(entryText(other)) };
    });

    expect(verify(edited).fault).toEqual({ seq: '5', fault: 'link' });
  });

  it('names the event after one that was removed', () => {
    for (let index = 0; index < LENGTH - 1; index++)
      expect(verify(sound.filter((_, n) => n !== index)).fault).toEqual({ seq: String(index + 2), fault: 'sequence' });
  });

  it('names the first of two events that changed places', () => {
    for (let index = 0; index < LENGTH - 1; index++) {
      const swapped = [...sound.slice(0, index), ...sound.slice(index, index + 2).reverse(), ...sound.slice(index + 2)];
      expect(verify(swapped).fault).toEqual({ seq: String(index + 2), fault: 'sequence' });
    }
  });

  it('names an event that was inserted', () => {
    const [, second] = sound as [AuditEntry, AuditEntry];
    const inserted = { ...second, subjectId: 'A-99' };
    const forged = { ...inserted, hash: sha256(entryText(inserted)) };

    expect(verify([...sound.slice(0, 1), forged, ...sound.slice(1)]).fault).toEqual({ seq: '2', fault: 'sequence' });
  });

  it('names the first old event after one that was inserted, when all numbers were moved up', () => {
    const moved = sound.slice(1).map((entry) => ({ ...entry, seq: String(Number(entry.seq) + 1) }));
    const inserted = { ...body(99), seq: '2', previousHash: sound[0]?.hash ?? '' };
    const forged = { ...inserted, hash: sha256(entryText(inserted)) };

    expect(verify([...sound.slice(0, 1), forged, ...moved]).fault).toEqual({ seq: '3', fault: 'link' });
  });

  it('does not begin with another first event', () => {
    const other = { ...(sound[0] as AuditEntry), previousHash: sha256('another beginning') };

    expect(verify([other]).fault).toEqual({ seq: '1', fault: 'link' });
  });
});

describe('the text of an event', () => {
  const entry = fc.record({
    seq: fc.string(),
    atMicros: fc.string(),
    actorId: fc.string({ unit: fc.constantFrom('1', ':', ',', 'a', '王') }),
    actorRoles: fc.string({ unit: fc.constantFrom('1', ':', ',', 'a', '王') }),
    type: fc.string(),
    subject: fc.string(),
    subjectId: fc.string({ unit: 'grapheme' }),
    payload: fc.string({ unit: 'grapheme' }),
    previousHash: fc.string(),
  });

  it('is never the same for two different events, whatever their fields hold', () => {
    fc.assert(
      fc.property(entry, entry, (one, other) => {
        expect(entryText(one) === entryText(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 500 },
    );
    const plain = { ...body(1), seq: '1', previousHash: '' };
    expect(entryText({ ...plain, actorId: 'a,1:b', actorRoles: '' })).not.toBe(entryText({ ...plain, actorId: 'a', actorRoles: 'b' }));
  });

  it('counts characters as PostgreSQL counts them, also those beyond the first plane', () => {
    expect(entryText({ ...body(1), seq: '1', previousHash: '', payload: '🐍é' })).toContain(',2:🐍é,');
  });
});
