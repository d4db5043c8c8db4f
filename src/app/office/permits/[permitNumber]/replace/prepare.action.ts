'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { linePosition } from '@/domain/permit/permit';
import { CORRECTABLE, CORRECTABLE_FIELDS, type Correction, LONGEST_REASON, REPLACEMENT_GROUNDS } from '@/domain/permit/replacement';
import type { Problem } from '@/domain/shared/problem';
import { fail } from '@/domain/shared/result';
import { prepareReplacement } from '@/services/permit/prepare-replacement';
import { measureInput } from '../../../_parts/measure-input';
import { CORRECTION_ROWS } from './correction-rows';

const typed = z.string().max(2_000).catch('').default('');
const rowFields = Object.fromEntries(
  CORRECTION_ROWS.flatMap((row) => [
    [`field${row}`, typed],
    [`line${row}`, typed],
    [`shouldBe${row}`, typed],
  ]),
) as Record<`field${number}` | `line${number}` | `shouldBe${number}`, typeof typed>;

/** The rows of the form that name an item, and what each is to say. */
const rowsIn = (input: Readonly<Record<string, unknown>>): readonly { readonly row: number; readonly correction: Correction }[] =>
  CORRECTION_ROWS.flatMap((row) => {
    const field = CORRECTABLE_FIELDS.find((one) => one === input[`field${row}`]);
    const line = field && CORRECTABLE[field] === 'line' ? linePosition(String(input[`line${row}`] ?? '')) : null;
    return field ? [{ row, correction: { field, line, shouldBe: String(input[`shouldBe${row}`] ?? '') } }] : [];
  });

/** The service counts the corrections; the form has rows, of which some may be empty. */
function inItsRow(problem: Problem, rows: readonly { readonly row: number }[]): Problem {
  if (problem.kind !== 'invalid-input') return problem;
  const named = Object.entries(problem.fields).map(([field, message]) => {
    const counted = /^shouldBe(\d+)$/.exec(field);
    return [counted ? `shouldBe${rows[Number(counted[1])]?.row ?? 0}` : field, message] as const;
  });
  return { ...problem, fields: Object.fromEntries(named) };
}

export const prepare = defineAction({
  permission: 'permit:sign',
  input: measureInput
    .extend({
      ...rowFields,
      reason: z.string().trim().min(1, 'reason.required').max(LONGEST_REASON),
      ground: z.enum(REPLACEMENT_GROUNDS, 'choice.required'),
      isHandedIn: z.string().optional(),
    })
    .transform(({ permitNumber, reason, ground, isHandedIn, proofCode, proofChallenge, proofAssertion, ...typedRows }) => {
      const proof = { proofCode, proofChallenge, proofAssertion };
      return { order: { permitNumber, reason, ground, isHandedIn: isHandedIn === 'yes', ...proof }, rows: rowsIn(typedRows) };
    }),
  run: async ({ order, rows }, ctx) => {
    const prepared = await prepareReplacement({ ...order, corrections: rows.map(({ correction }) => correction) }, ctx);
    return prepared.ok ? prepared : fail(inItsRow(prepared.problem, rows));
  },
  redirectTo: ({ permitNumber }) => paths.office.permitAction({ permitNumber, action: 'replace' }),
});
