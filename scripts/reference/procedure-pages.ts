/** docs/reference/states.md and audit-events.md. */
import { z } from 'zod';
import { APPLICATION_STATES, applicationTransitions } from '@/domain/application/application-states';
import { AUDIT_EVENTS, type AuditEventType } from '@/domain/audit/audit-event';
import { PERMIT_STATES, permitTransitions } from '@/domain/permit/permit-states';
import type { Transition, TransitionTable } from '@/domain/shared/transition-table';
import { MESSAGES } from '@/i18n/messages';
import { code, list, page, table } from './markdown';

const { states: words } = MESSAGES.en;

const drawing = <S extends string, A extends string>(states: readonly S[], first: S, procedure: TransitionTable<S, A>): string => {
  const id = (state: string) => state.replaceAll('-', '_');
  const rows = Object.entries<Transition<S>>(procedure);
  const arrows = rows.flatMap(([action, { from, to }]) => from.map((state) => `  ${id(state)} --> ${id(to)}: ${action}`));
  const dead = states.filter((state) => !rows.some(([, { from }]) => from.includes(state)));
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  state "${state}" as ${id(state)}`),
    `  [*] --> ${id(first)}`,
    ...arrows,
    ...dead.map((state) => `  ${id(state)} --> [*]`),
    '```',
  ].join('\n');
};

const steps = <S extends string, A extends string>(procedure: TransitionTable<S, A>, names: Readonly<Record<A, string>>): string =>
  table(
    ['Step', 'On the button', 'From', 'To', 'By', 'Event', 'Ground'],
    Object.entries<Transition<S>>(procedure).map(([action, { from, to, by, records, basis }]) => [
      code(action),
      names[action as A],
      list(from),
      to,
      list(by),
      code(records),
      basis,
    ]),
  );

const named = (states: readonly string[], names: Readonly<Record<string, string>>): string =>
  table(
    ['State', 'As people read it'],
    states.map((state) => [code(state), names[state] ?? '']),
  );

/** The two procedures, drawn and listed. */
export const statesPage = (): string =>
  page(
    'States',
    'src/domain/application/application-states.ts` and `src/domain/permit/permit-states.ts',
    'What is not drawn here cannot happen: the buttons, the refusals of the server and the events are read from the same tables, and PostgreSQL holds the same arrows.',
    '## Application',
    drawing(APPLICATION_STATES, 'draft', applicationTransitions),
    named(APPLICATION_STATES, words.application),
    steps(applicationTransitions, words.applicationAction),
    '## Permit',
    drawing(PERMIT_STATES, 'signing', permitTransitions),
    named(PERMIT_STATES, words.permit),
    steps(permitTransitions, words.permitAction),
  );

const typeOf = (schema: unknown): string => {
  const { type, anyOf, items, enum: options } = schema as { type?: string; anyOf?: unknown[]; items?: unknown; enum?: string[] };
  if (options) return options.map((option) => `“${option}”`).join(' or ');
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  return items ? `list of ${typeOf(items)}` : (type ?? 'anything');
};

const payloadOf = (type: AuditEventType): string =>
  list(Object.entries(z.toJSONSchema(AUDIT_EVENTS[type]).properties ?? {}).map(([name, schema]) => `${code(name)}: ${typeOf(schema)}`));

const causesOf = (type: AuditEventType): string =>
  list(
    [...Object.entries(applicationTransitions), ...Object.entries(permitTransitions)]
      .filter(([, { records }]) => records === type)
      .map(([action]) => code(action)),
  );

/** Everything that can stand in the audit log. */
export const auditEventsPage = (): string =>
  page(
    'Audit events',
    'src/domain/audit/audit-event.ts',
    'Each is written in the transaction of the change itself, into one chain of hashes. A payload never changes its shape: a new shape is a new event.',
    table(
      ['Event', 'As people read it', 'Payload', 'Steps that record it'],
      (Object.keys(AUDIT_EVENTS) as AuditEventType[]).map((type) => [code(type), words.event[type], payloadOf(type), causesOf(type)]),
    ),
  );
