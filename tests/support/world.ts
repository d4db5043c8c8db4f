/**
 * A Party for a test, driven through the portal's real services on the file's own database.
 *
 *   const world = await makeWorld();                                   // in beforeAll; world.close() in afterAll
 *   const permit = await world.issuedPermit({ lines: [{ quantity: '40' }] });
 *   await endorsePermit({ … }, world.ctx(world.people.customs, { today: '2026-11-24' }));
 *
 * Signatures are real ES256 by a key of the test; the document is drawn but not sealed; nobody is throttled.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { openDatabase } from '@/data/client';
import { findPermit, savePermitState } from '@/data/repositories/permit-repository';
import { openSigningRegister } from '@/data/signing-register';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import type { Role } from '@/domain/access/role';
import type { AuditEvent } from '@/domain/audit/audit-event';
import type { KeyPurpose, PublicJwk } from '@/domain/keys/signing-key';
import { type PermitAction, permitTransitions } from '@/domain/permit/permit-states';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import { ok } from '@/domain/shared/result';
import { codeText } from '@/qr/permit-code';
import type { ServiceContext } from '@/services/context';
import { compromiseKey, registerKey as enterKey } from '@/services/keys/ceremonies';
import { loadDemonstrationTaxa } from '../../prisma/seed/demo-taxa';
import { SERVICE } from '../factories/service';
import { appUrl, ownerUrl, query, signerUrl, superuserUrl, withClient } from './database';
import { type ApplicationScene, applicationPlay } from './world/applications';
import { makeTestKey, type TestKey } from './world/keys';
import { makePerson, makePlaces } from './world/people';
import { testPorts } from './world/ports';
import { decideRevocation, prepareReplacement, proposeRevocation, signReplacement, stopPermit, voidPermit } from './world/proven';
import { must, type RequestOptions } from './world/request';

/** The day of the world unless a test says otherwise. */
export const TODAY = '2026-11-23';
export const APP_ORIGIN = 'http://localhost:3000';

/** Makes a world: authorities, people in every role, a permit key of its own. */
export async function makeWorld(options: RequestOptions = {}) {
  const db = openDatabase(appUrl());
  await loadDemonstrationTaxa(ownerUrl());
  // A test plays an hour of months; the hour's measure has tests of its own.
  await query(ownerUrl(), 'UPDATE signing_rule SET most_an_hour = 1000000');
  const places = await makePlaces();
  const key = makeTestKey();
  await registerKey(key);
  const register = openSigningRegister(signerUrl());
  const ports = testPorts(key, register);
  const person = (roles: readonly Role[], post: number | null = 0): Promise<Actor> => makePerson(places, roles, post);
  const people = {
    trader: await person(['applicant']),
    officer: await person(['case-officer']),
    scientist: await person(['scientific-authority']),
    signer: await person(['issuing-officer']),
    secondSigner: await person(['issuing-officer']),
    customs: await person(['customs-officer']),
    otherCustoms: await person(['customs-officer'], 1),
  };

  const ctx = (actor: Actor | null, request: RequestOptions = {}): ServiceContext => {
    const asked = { ...options, ...request };
    const today = (asked.today ?? TODAY) as IsoDate;
    return {
      actor,
      locale: asked.locale ?? 'en',
      now: (asked.now ?? `${today}T10:00:00.000Z`) as Instant,
      today,
      newId: randomUUID,
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      party: { code: 'XA', timeZone: 'UTC', splitConsignments: asked.splitConsignments ?? false, appOrigin: APP_ORIGIN, service: SERVICE },
      db,
      ports: { ...ports, ...asked.ports },
    };
  };

  const permitOf = async (permitNumber: string) => {
    const permit = await findPermit(db, { number: permitNumber });
    if (!permit) throw new Error(`no permit ${permitNumber}`);
    return permit;
  };

  /** What the paper carries of an issued permit: its number, its check code and the text of its square code. */
  const paperOf = async (permitNumber: string) => {
    const { id, checkCode, cose } = await permitOf(permitNumber);
    const text = cose ? codeText(APP_ORIGIN, cose) : '';
    return { id, permitNumber, checkCode, text, base32: text.slice(text.indexOf('/V/') + 3) };
  };

  const play = applicationPlay({ people, ctx });

  return {
    db,
    key,
    people,
    places,
    ports,
    person,
    ctx,
    permitOf,
    paperOf,
    ...play,

    /** An issued permit, by way of application, findings, approval and signature. */
    issuedPermit: async (scene: ApplicationScene = {}) => paperOf(await play.issuedNumber(scene)),

    /** Moves a permit along a row of the transition table, by its own service where it has one. */
    move: async (permitNumber: string, action: PermitAction, reason = 'as the test wants it', today?: string) => {
      const on = (actor: Actor) => ctx(actor, today === undefined ? {} : { today });
      const step = { permitNumber, reason };
      if (action === 'suspend') return void must(await stopPermit(step, on(people.signer)));
      if (action === 'void') return void must(await voidPermit(step, on(people.signer)));
      if (action === 'revoke') {
        must(await proposeRevocation(step, on(people.signer)));
        return void must(await decideRevocation({ ...step, outcome: 'confirm' }, on(people.secondSigner)));
      }
      if (action === 'replace') return void (await replacePermit(permitNumber, on, people));
      const { id } = await permitOf(permitNumber);
      const at = on(people.signer);
      const { to, records } = permitTransitions[action];
      const event = { type: records, subject: 'permit', subjectId: id, payload: { permitNumber, reason } } as AuditEvent;
      must(
        await inTransaction(at, async (tx) => {
          await savePermitState(tx, id, to, reason, at.now);
          tx.record(event);
          return ok(null);
        }),
      );
    },

    /** Alters the register as somebody with the keys of the machine would: past every trigger. */
    tamper: (table: string, sql: string, values: unknown[] = []) =>
      withClient(superuserUrl(), async (client) => {
        const { rows } = await client.query<{ name: string }>(
          "SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A' AND tgrelid = $1::regclass",
          [table],
        );
        await client.query('BEGIN');
        for (const { name } of rows) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
        await client.query(sql, values);
        for (const { name } of rows) await client.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${name}`);
        await client.query('COMMIT');
      }),

    /** The audit events about a subject, oldest first. */
    eventsOf: (subjectId: string): Promise<{ type: string; payload: string }[]> =>
      query(superuserUrl(), 'SELECT type, payload FROM audit_event WHERE subject_id = $1 ORDER BY seq', [subjectId]),

    close: () => Promise.all([db.$disconnect(), register.close()]),
  };
}

/** A world. */
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Replaces a lost permit, as two officers do; answers the number of the new one. */
export async function replacePermit(
  permitNumber: string,
  on: (actor: Actor) => ServiceContext,
  people: { readonly signer: Actor; readonly secondSigner: Actor },
): Promise<string> {
  const order = { permitNumber, reason: 'as the test wants it', ground: 'lost' as const, corrections: [], isHandedIn: false };
  must(await prepareReplacement(order, on(people.signer)));
  return must(await signReplacement({ permitNumber }, on(people.secondSigner))).permitNumber;
}

/** Registers a key as a ceremony does: the first of its purpose is in use, a later one is not yet. */
export const registerKey = (key: TestKey, purpose: KeyPurpose = 'permit') =>
  withClient(ownerUrl(), async (owner) => {
    const publicJwk = key.publicJwk as PublicJwk;
    const ceremony = { owner, party: 'XA', now: '2026-01-01T00:00:00.000Z', by: 'the test' };
    const registered = await enterKey({ kid: key.kid, purpose, publicJwk, certificate: null }, ceremony);
    if (!registered.ok) throw new Error(registered.problem);
  });

/** Declares a key compromised as a ceremony does. */
export const compromise = (key: TestKey, cutOff: string, now = cutOff) =>
  withClient(ownerUrl(), async (owner) => {
    const done = await compromiseKey({ kid: key.kid, cutOff, reason: 'as the test wants it' }, { owner, party: 'XA', now, by: 'the test' });
    if (!done.ok) throw new Error(done.problem);
  });
