/** Statements that must fail, by whoever sends them: the portal's role, the owner, and a superuser who switches ordinary triggers off. */
import { expect } from 'vitest';
import { appUrl, ownerUrl, superuserUrl, withClient } from '../../../support/database';

export const ATTACKERS = ['the portal', 'the owner', 'a superuser in replica mode'] as const;
export type Attacker = (typeof ATTACKERS)[number];

const URLS: Record<Attacker, () => string> = { 'the portal': appUrl, 'the owner': ownerUrl, 'a superuser in replica mode': superuserUrl };
const INSUFFICIENT_PRIVILEGE = '42501';

/** Why PostgreSQL refused the transaction, or null when it went through. It is rolled back in either case. */
export const refusal = (attacker: Attacker, statements: readonly string[]): Promise<{ code: string; message: string } | null> =>
  withClient(URLS[attacker](), async (client) => {
    if (attacker === 'a superuser in replica mode') await client.query('SET session_replication_role = replica');
    await client.query('BEGIN');
    try {
      for (const statement of statements) await client.query(statement);
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      return null;
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      return { code, message };
    } finally {
      await client.query('ROLLBACK');
    }
  });

/** Claims that all three are refused for this reason; the portal may already lack the right. */
export async function expectRefused(statements: string | readonly string[], reason: RegExp): Promise<void> {
  for (const attacker of ATTACKERS) {
    const refused = await refusal(attacker, typeof statements === 'string' ? [statements] : statements);
    expect(refused, `${attacker} got through`).not.toBeNull();
    if (!(attacker === 'the portal' && refused?.code === INSUFFICIENT_PRIVILEGE)) expect(refused?.message, attacker).toMatch(reason);
  }
}

/** The event of a change, as only the one function can write it. */
export const told = (subject: 'application' | 'permit', id: string, type: string): string =>
  `SELECT audit_append('2026-11-23T10:00:00Z', '', 'system', '${type}', '${subject}', '${id}', '{}')`;
