import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AUDIT_EVENTS, type AuditEventType } from '@/domain/audit/audit-event';
import { MESSAGES } from '@/i18n/messages';

const TYPES = Object.keys(AUDIT_EVENTS) as AuditEventType[];

describe('the events of the audit log', () => {
  it('keep the payloads they were first written with: a changed one is a new event', async () => {
    const shapes = TYPES.map((type) => {
      const { properties = {} } = z.toJSONSchema(AUDIT_EVENTS[type]);
      const fields = Object.entries(properties).map(([name, schema]) => `${name}: ${JSON.stringify(schema)}`);
      return [type, ...fields.map((field) => `  ${field}`)].join('\n');
    });

    await expect(`${shapes.join('\n')}\n`).toMatchFileSnapshot('./event-payloads.txt');
  });

  it('are told in the past tense', () => {
    expect(TYPES.filter((type) => !/(ed|Drawn|Taken|Seen|Withdrawn|SignedIn|SignedOut|SentBack|SetAside)$/.test(type))).toEqual([]);
  });

  it.each(Object.entries(MESSAGES))('have a name in %s', (_, { states }) => {
    const words: Readonly<Record<string, unknown>> = states.event;

    expect(TYPES.filter((type) => !words[type])).toEqual([]);
  });
});
