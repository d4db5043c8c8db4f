import 'server-only';
import { z } from 'zod';
import { mayDo } from '@/domain/access/permissions';
import type { ApplicationState } from '@/domain/application/application-states';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { findCase } from './open-case';

const REVIEWED: readonly ApplicationState[] = ['submitted', 'under-review'];
const DECIDED: readonly ApplicationState[] = ['recommended', 'approved'];

/** The case of the same office that was sent next after this one and waits for the same kind of officer; null: none does. */
export async function nextCase(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string } | null>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  const states = [
    ...(mayDo(actor.roles, 'application:review') ? REVIEWED : []),
    ...(mayDo(actor.roles, 'application:decide') ? DECIDED : []),
  ];
  const rows = await ctx.db.$queryRaw<unknown[]>`
    SELECT a.reference FROM application a
    WHERE a.office_id = ${application.officeId}::uuid AND a.state = ANY (${states}::text[]) AND a.applicant_id <> ${actor.personId}::uuid
      AND (a.submitted_at, a.id) > (${new Date(application.submittedAt ?? 0)}::timestamptz, ${application.id}::uuid)
      AND NOT EXISTS (SELECT 1 FROM permit n WHERE n.application_id = a.id AND n.state <> 'void')
    ORDER BY a.submitted_at, a.id LIMIT 1`;
  const [row] = z.array(z.object({ reference: z.string() })).parse(rows);
  return ok(row ?? null);
}
