import type { ClientBase } from 'pg';
import { makeContext } from '../../src/composition';
import { startApplication } from '../../src/services/application/start-application';
import { type ProfileToPut, putProfile } from './put-profile';
import { inOwnerTransaction } from './with-owner';

const PORT_EXAMPLE = { address: ['BP 1247', '1000 Port Example'], phone: '+99 20 555 0100', country: 'XA' } as const;

/** Who is verified, who waits for it, and who (`new@`) has not said anything yet. */
const PROFILES: Readonly<Record<string, ProfileToPut & { readonly isWaiting?: true }>> = {
  'trader@example.test': { kind: 'business', businessName: 'Élevage Savane S.A.R.L.', ...PORT_EXAMPLE },
  'trader2@example.test': { kind: 'business', businessName: 'Orquídeas del Golfo', ...PORT_EXAMPLE },
  'agent@example.test': { kind: 'agent', businessName: 'Brandt & Partners, customs agents', ...PORT_EXAMPLE },
  'waiting@example.test': {
    kind: 'person',
    latinName: 'Mariya Petrova',
    address: ['ул. Приморская, 5', '1000 Порт Пример'],
    phone: '+99 20 555 0177',
    country: 'XA',
    isWaiting: true,
  },
};

const WITHOUT = `SELECT p.id, p.email, (SELECT id FROM person WHERE email = 'officer@example.test') AS officer
  FROM person p WHERE p.email = ANY ($1::text[]) AND NOT EXISTS (SELECT 1 FROM trader_profile t WHERE t.person_id = p.id)`;

/** Says who the traders of Exampleland are. A second run changes nothing. */
export async function loadDemonstrationProfiles(to: ClientBase | string, at: string): Promise<void> {
  await inOwnerTransaction(to, async (owner) => {
    const missing = await owner.query(WITHOUT, [Object.keys(PROFILES)]);
    for (const { id, email, officer } of missing.rows as { id: string; email: string; officer: string }[]) {
      const profile = PROFILES[email];
      if (profile) await putProfile(owner, id, profile, { vettedBy: profile.isWaiting ? null : officer, at });
    }
  });
}

/** The draft of somebody who may not send it yet. */
export async function startNewcomersDraft(): Promise<void> {
  const system = makeContext(null, 'en');
  const person = await system.db.person.findUniqueOrThrow({ where: { email: 'new@example.test' } });
  const actor = {
    personId: person.id,
    name: person.name,
    email: person.email,
    roles: ['applicant'],
    principals: [],
    sessionId: '',
    officeId: null,
    postId: null,
  } as const;
  const started = await startApplication({ form: 'EXPORT', idempotencyKey: 'demonstration-newcomer' }, { ...system, actor });
  if (!started.ok) throw new Error(`the newcomer's draft was refused: ${JSON.stringify(started.problem)}`);
}
