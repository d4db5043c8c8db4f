import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PERMIT_STATES } from '@/domain/permit/permit-states';
import { packStates, STATUS_BITS, statusOf } from '@/domain/verification/status-list';

const WANTED: Readonly<Record<string, number>> = {
  signing: STATUS_BITS.none,
  issued: STATUS_BITS.usable,
  'partly-used': STATUS_BITS.usable,
  expired: STATUS_BITS.usable,
  used: STATUS_BITS.used,
};

it('tells each serial number’s state in two bits, and nothing of numbers that were not issued', () => {
  const serials = fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 1, maxLength: 30 });
  const states = fc.array(fc.constantFrom(...PERMIT_STATES), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(serials, states, (taken, given) => {
      const permits = taken.map((serial, index) => ({ serial, state: given[index] ?? 'issued' }));
      const bytes = packStates(permits, Math.max(...taken));
      for (const { serial, state } of permits) expect(statusOf(bytes, serial)).toBe(WANTED[state] ?? STATUS_BITS.stopped);
      const free = [...Array(50).keys()].map((n) => n + 1).filter((serial) => !taken.includes(serial));
      for (const serial of free) expect(statusOf(bytes, serial)).toBe(STATUS_BITS.none);
    }),
    { numRuns: 40 },
  );
});
