import 'server-only';
import { insertEvidence } from '@/data/repositories/evidence-repository';
import { insertOpinion } from '@/data/repositories/opinion-repository';
import { SourceCode } from '@/domain/codes/source-code';
import type { Evidence } from '@/domain/finding/evidence';
import type { FindingOutcome } from '@/domain/finding/finding';
import type { IsoDate } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { parseQuantity } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import { parsed } from '../application/answer-values';
import type { ServiceContext } from '../context';
import type { OpenCase } from './open-case';

/** What may come with a finding: the evidence of a legal acquisition finding, the volumes of a non-detriment finding. */
export interface Attachments {
  /** Kind, reference, day and description of each piece of evidence (FIN-02). */
  readonly evidenceList?: readonly Evidence[];
  /** How much of each line the Scientific Authority considers harmless, as typed, by position; an empty one sets no limit. */
  readonly volumes?: Readonly<Record<string, string>>;
  /** General: the volumes stand for every trade in the taxon from the source in the term, until they are used up or the day passes (Art. IV.3). */
  readonly scope?: 'case' | 'general';
  readonly isPublic?: boolean;
}

interface Attached extends Attachments {
  readonly outcome: FindingOutcome;
  readonly reasoning: string;
  readonly conditions: string | null;
  readonly validUntil: IsoDate | null;
}

/** Puts the evidence of a legal acquisition finding on file with it. */
export const attachEvidence = ({ tx }: OpenCase, findingId: string, { evidenceList }: Attachments): Promise<void> =>
  insertEvidence(tx, findingId, evidenceList ?? []);

/** Keeps the volumes of a non-detriment finding as opinions of this case alone, or as standing ones; either way its permit draws them down. */
export async function attachVolumes(
  { tx, actor, application }: OpenCase,
  findingId: string,
  input: Attached,
  ctx: ServiceContext,
): Promise<Result<null>> {
  const isGeneral = input.scope === 'general';
  if (isGeneral && input.validUntil === null) return fail(invalidField('validUntil', 'advice.until'));
  if (isGeneral && !Object.values(input.volumes ?? {}).some((typed) => typed.trim() !== ''))
    return fail(invalidField('volumes', 'advice.volume'));
  for (const [position, typed] of Object.entries(input.volumes ?? {})) {
    if (typed.trim() === '') continue;
    const field = `volumes.${position}`;
    const line = application.lines.find((candidate) => String(candidate.position) === position);
    const volume = parseQuantity(typed);
    if (!volume.ok) return fail(invalidField(field, volume.problem));
    if (input.outcome === 'negative') return fail(invalidField(field, 'register.volume'));
    if (!line) return fail({ kind: 'not-found', what: 'specimen-line' });
    const id = ctx.newId();
    const taxon = line.answers.scientificName ?? '';
    const source = parsed(SourceCode, line.answers.source);
    const reference = await insertOpinion(tx, {
      id,
      isPositive: true,
      taxon,
      country: application.partyCode,
      sources: source ? [source] : [],
      terms: line.answers.term ? [line.answers.term] : [],
      volume: volume.value,
      unit: line.answers.unit ?? null,
      validFrom: ctx.today,
      validUntil: input.validUntil,
      reasoning: input.reasoning,
      conditions: input.conditions,
      limitingAdvice: null,
      isPublic: isGeneral && (input.isPublic ?? false),
      ofCase: isGeneral ? null : { applicationId: application.id, findingId },
      supersedes: null,
      authorId: actor.personId,
      at: ctx.now,
    });
    const payload = { reference, taxon, country: application.partyCode, outcome: input.outcome };
    tx.record({ type: 'NonDetrimentOpinionRecorded', subject: 'register', subjectId: id, payload });
  }
  return ok(null);
}
