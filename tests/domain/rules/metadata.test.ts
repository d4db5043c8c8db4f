import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RULES } from '@/domain/rules/register';

interface SpecifiedRule {
  readonly id: string;
  readonly severity: string;
  readonly stages: string;
  readonly override: string;
  readonly conf: string;
}

/** The specification stands beside the project where it is developed; elsewhere its rows of our rules are kept here. */
const shared = fileURLToPath(new URL('../../../../shared/spec/rules.json', import.meta.url));
const kept = fileURLToPath(new URL('../../fixtures/rules-of-the-register.json', import.meta.url));
const used = existsSync(shared) ? shared : kept;
const read = (path: string) => (JSON.parse(readFileSync(path, 'utf8')) as { readonly rules: readonly SpecifiedRule[] }).rules;
const specified = new Map(read(used).map((rule) => [rule.id, rule]));

describe('the register and the specification', () => {
  console.log(`Rules compared with ${used === shared ? '../shared/spec/rules.json' : 'tests/fixtures/rules-of-the-register.json'}`);

  it.each(RULES.map((rule) => [rule.id, rule] as const))('agree on %s', (id, rule) => {
    const wanted = specified.get(id);

    expect(wanted, 'no such rule in the specification').toBeDefined();
    expect({ severity: rule.severity, override: rule.override, confidence: rule.confidence }).toEqual({
      severity: wanted?.severity,
      override: wanted?.override,
      confidence: wanted?.conf,
    });
    expect([...rule.stages].sort().join('')).toBe([...(wanted?.stages === 'any' ? 'SRIXM' : (wanted?.stages ?? ''))].sort().join(''));
  });

  it('agree with the copy that is kept in the project', () => {
    const copy = read(kept);

    expect(copy.map(({ id }) => id).sort()).toEqual(RULES.map(({ id }) => id).sort());
    for (const { id, severity, stages, override, conf } of copy)
      expect(specified.get(id)).toMatchObject({ id, severity, stages, override, conf });
  });
});
