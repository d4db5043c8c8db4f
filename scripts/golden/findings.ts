import { FINDING_KINDS, type FindingKind, type FindingOutcome, type RecordedFinding } from '../../src/domain/finding/finding';
import type { NonDetrimentFacts } from '../../src/domain/rules/register-facts';
import type { IsoDate } from '../../src/domain/shared/iso-date';
import type { GoldenContext } from './context';
import { firstStated, present } from './stated';

/** The keys under which a case speaks of a finding. What it does not mention counts as found, favourably. */
const KEYS: Readonly<Partial<Record<FindingKind, readonly string[]>>> = {
  'legal-acquisition': ['laf', 'legalAcquisition', 'legalAcquisitionFinding'],
  'non-detriment': ['ndf', 'nonDetriment', 'nonDetrimentFinding'],
  'humane-transport': ['transport', 'humaneTransport', 'transportFinding'],
  'lawful-import': ['lawfulImport', 'importedLawfully', 'lawfullyImported', 'lawfulImportFinding'],
  'import-purpose': [
    'importPurposeAdvice',
    'saImportAdvice',
    'saPurposeAdvice',
    'purposeAdvice',
    'importNdf',
    'saAdvice',
    'purposeNotDetrimental',
    'importNonDetriment',
  ],
  'suitably-equipped': ['suitablyEquipped', 'housing', 'saHousing', 'recipientEquipped', 'housingAdvice', 'suitableHousing', 'equipped'],
  'suitably-equipped-at-landing': [
    'suitablyEquippedAtLanding',
    'maHousing',
    'suitablyEquipped',
    'housing',
    'recipientEquipped',
    'equipped',
  ],
  'not-primarily-commercial': ['notPrimarilyCommercial', 'notPrimarilyCommercialFinding', 'nonPrimarilyCommercial', 'npc', 'notCommercial'],
  'sea-non-detriment': ['seaNdf', 'ndf', 'nonDetriment', 'saAdvice'],
  'bred-in-captivity': [
    'bredInCaptivity',
    'captiveBred',
    'captiveBredFinding',
    'captiveBreedingFinding',
    'bredInCaptivityFinding',
    'captiveBredDefinition',
    'definitionMet',
    'definitionFinding',
  ],
  'artificially-propagated': [
    'artificiallyPropagated',
    'artificialPropagation',
    'artificialPropagationFinding',
    'artificiallyPropagatedFinding',
    'propagationFinding',
    'definitionMet',
    'definitionFinding',
  ],
};

/** Import permits are seen unless the case says otherwise. */
const importPermitSeen = ({ said: input }: GoldenContext): boolean | null | undefined => {
  const permit = input.record('importPermit');
  return permit === null ? null : firstStated(permit?.yesNo('seen'), input.yesNo('importPermitSeen'));
};

const saidOf = (kind: FindingKind, context: GoldenContext) => {
  const keys = KEYS[kind] ?? [];
  const { said: input } = context;
  const answer = kind === 'import-permit-seen' ? importPermitSeen(context) : input.yesNo(...keys);
  const record = keys.length > 0 ? input.record(...keys) : undefined;
  const text = keys.length > 0 ? (record?.text('outcome', 'result') ?? input.text(...keys)) : undefined;
  return { answer, record, text };
};

/** The findings on file. A kind that the case denies is not on file; one that it calls unfavourable is negative. */
export function findingsOf(context: GoldenContext): readonly RecordedFinding[] {
  return FINDING_KINDS.flatMap((kind) => {
    const { answer, record, text } = saidOf(kind, context);
    if (answer === null || (answer === false && !text)) return [];
    const outcome: FindingOutcome = answer === false ? 'negative' : /condition/i.test(text ?? '') ? 'positive-with-conditions' : 'positive';
    const until = record?.text('validUntil', 'expiry', 'expiryDate');
    return [
      {
        id: kind,
        kind,
        outcome,
        authorId: `author-of-${kind}`,
        authorName: 'fixture',
        reasoning: 'fixture',
        evidence: record?.raw('evidence') === null ? '' : 'fixture',
        conditions: record?.text('conditions') ?? null,
        // A lapsed opinion is FIN-10; it is on file all the same.
        validUntil: kind === 'non-detriment' ? null : ((until ?? null) as IsoDate | null),
        recordedAt: `${context.on}T00:00:00.000Z`,
      },
    ];
  });
}

/** What the case states of the non-detriment finding beyond its outcome: validity, volume, conditions, limits. */
export function nonDetrimentOf({ said: input }: GoldenContext): NonDetrimentFacts | null | undefined {
  const record = input.record('ndf', 'nonDetriment', 'nonDetrimentFinding');
  const validUntil = firstStated(
    record?.text('validUntil', 'expiry', 'expiryDate', 'until'),
    input.text('ndfValidUntil', 'ndfExpiry', 'ndfExpiryDate'),
  );
  const volumeLeft = firstStated(
    record?.text('volumeLeft', 'volume', 'maxQuantity', 'quantity'),
    input.text('ndfVolumeLeft', 'ndfVolume', 'ndfQuantity', 'ndfMaxQuantity'),
  );
  const withinConditions = firstStated(
    record?.yesNo('withinConditions', 'conditionsMet'),
    input.yesNo('ndfWithinConditions', 'ndfConditionsMet', 'withinNdfConditions'),
  );
  const limitingAdvice =
    record?.text('limitingAdvice', 'limits', 'limit') ??
    input.text('saLimitingAdvice', 'limitingAdvice', 'saLimits', 'saLimitsExports', 'articleIV3Advice', 'saLimitAdvice');
  const speaks = [validUntil, volumeLeft, withinConditions, limitingAdvice].some((one) => one !== undefined);
  const denied = input.raw('ndf', 'nonDetriment', 'nonDetrimentFinding');
  if (!speaks) return denied === null || denied === false ? null : undefined;
  return {
    reference: record?.text('reference', 'number') ?? 'fixture',
    ...present({ validUntil: validUntil as IsoDate | null | undefined, volumeLeft, withinConditions, limitingAdvice }),
  };
}
