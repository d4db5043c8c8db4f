import 'server-only';
import type { Reader } from '@/data/client';
import { findingsOf } from '@/data/repositories/case-repository';
import { letterheadOf } from '@/data/repositories/letterhead-repository';
import { openRetrospective } from '@/data/repositories/retrospective-repository';
import { termsOf } from '@/data/repositories/terms-repository';
import type { Actor } from '@/domain/access/actor';
import type { Application } from '@/domain/application/application';
import type { ApprovalTerms } from '@/domain/application/approval-terms';
import { DOCUMENT_TYPE_LAW, DocumentType } from '@/domain/codes/document-type';
import { FINDING_KINDS, findingInForce, type RecordedFinding } from '@/domain/finding/finding';
import { nameInAll } from '@/domain/offices/letterhead';
import type { TrilingualName } from '@/domain/permit/permit';
import type { PermitParticulars } from '@/domain/permit/permit-content';
import { retrospectiveConditions, retrospectiveMarking } from '@/domain/permit/retrospective';
import { invariant } from '@/domain/shared/invariant';
import type { IsoDate } from '@/domain/shared/iso-date';
import { LOCALES } from '@/i18n/locale';
import { getWords } from '@/i18n/words';
import { knownCodes } from '../application/known-codes';
import type { ServiceContext } from '../context';
import { opinionsForLines } from '../law/non-detriment-facts';
import { resolveTaxon } from '../taxonomy/resolve-taxon';
import type { TaxonomyContext } from '../taxonomy/taxonomy-context';

/** What box 1 says beside "other", by document type. */
const OTHER_TITLES: Partial<Record<DocumentType, string>> = {
  IS: 'Introduction from the sea',
  PC: 'Pre-Convention',
  CB: 'Captive breeding',
  AP: 'Artificial propagation',
  CO: 'Certificate of origin',
  TE: 'Travelling exhibition',
  PO: 'Personal ownership',
  MI: 'Musical instrument',
  SC: 'Sample collection',
  MT: 'Treaty marine specimen (Art. XIV)',
  OT: 'Other certificate',
};

/** Everything a permit prints beside its application, except number and dates. */
export async function permitParticulars(
  db: Reader,
  application: Application,
  signatory: Actor,
  ctx: ServiceContext,
): Promise<Omit<PermitParticulars, 'permitNumber' | 'checkCode' | 'documentType' | 'issuedOn' | 'validUntil'>> {
  const findings = await findingsOf(db, application.id);
  const documentType = DocumentType.parse(application.answers.documentType);
  const claim = await openRetrospective(db, application.id);
  return {
    ...(await issuerOf(db, application.officeId, signatory)),
    otherTitle: DOCUMENT_TYPE_LAW[documentType].form === 'OTHER' ? (OTHER_TITLES[documentType] ?? null) : null,
    conditions: [
      ...new Set([
        ...conditionsOf(findings, ctx.today),
        ...(await standingConditions(db, application, ctx.today)),
        ...conditionsOfTerms(await termsOf(db, application.id)),
        ...(claim ? retrospectiveConditions(claim) : []),
      ]),
    ],
    markings: claim ? [retrospectiveMarking(claim)] : [],
    commonNameOf: await commonNames(application, { db, today: ctx.today }),
    nameOf: await codeNames(db, ctx),
  };
}

/** Who issues: the authority of an office (box 6) and whoever signs for it (box 13). */
export async function issuerOf(
  db: Reader,
  officeId: string,
  signatory: Actor,
): Promise<Pick<PermitParticulars, 'managementAuthority' | 'signatory'>> {
  const office = await db.office.findUniqueOrThrow({ where: { id: officeId }, include: { authority: true } });
  const signer = await db.person.findUniqueOrThrow({ where: { id: signatory.personId }, select: { name: true, title: true } });
  const { authority } = office;
  const head = await letterheadOf(db, officeId);
  return {
    // An office with an address of its own signs under it, below the name of its authority.
    managementAuthority: {
      name: authority.name,
      address: head.address.length > 0 ? [nameInAll(head), ...head.address] : authority.address,
      country: authority.country,
    },
    signatory: { name: signer.name, title: signer.title, place: head.place ?? authority.place },
  };
}

/** The conditions of the case's own findings, for box 5. */
const conditionsOf = (findings: readonly RecordedFinding[], on: IsoDate): readonly string[] =>
  FINDING_KINDS.flatMap((kind) => {
    const finding = findingInForce(findings, kind, on);
    return finding?.outcome === 'positive-with-conditions' && finding.conditions ? [finding.conditions] : [];
  });

/** What the approval was tied to: the conditions of the library in all three languages, then the officer's own. */
const conditionsOfTerms = (terms: ApprovalTerms | null): readonly string[] => [
  ...(terms?.conditions ?? []).map((code) => LOCALES.map((locale) => getWords(locale).t(`case.terms.condition.${code}`)).join(' / ')),
  ...(terms?.ownCondition ? [terms.ownCondition] : []),
];

/** The conditions of the standing opinions that cover its lines: the trade is non-detrimental under them alone (Art. IV.3). */
async function standingConditions(db: Reader, application: Application, on: IsoDate): Promise<readonly string[]> {
  const opinions = await opinionsForLines(db, application, on);
  return [...opinions.values()].flatMap((opinion) => (opinion?.conditions ? [opinion.conditions] : []));
}

async function commonNames(application: Application, ctx: TaxonomyContext): Promise<(scientificName: string) => string | null> {
  const names = new Map<string, string | null>();
  for (const { answers } of application.lines) {
    const name = answers.scientificName ?? '';
    if (names.has(name)) continue;
    const resolved = await resolveTaxon({ name }, ctx);
    names.set(name, resolved.ok ? (resolved.value.commonNames.en[0] ?? null) : null);
  }
  return (name) => names.get(name) ?? null;
}

/** The names of the codes today, in the working languages; a code without a name cannot be printed. */
export async function codeNames(db: Reader, ctx: ServiceContext): Promise<(code: string) => TrilingualName> {
  const { lists } = await knownCodes(ctx, db);
  const names = new Map<string, TrilingualName>();
  const add = (prefix: string, entries: readonly { readonly code: string; readonly names: TrilingualName }[]): void => {
    for (const entry of entries) names.set(`${prefix}:${entry.code}`, { en: entry.names.en, fr: entry.names.fr, es: entry.names.es });
  };
  add('country', lists.countries);
  add('term', lists.terms);
  add('unit', lists.units);
  add('purpose', lists.purposes);
  add('source', lists.sources);
  return (code) => {
    const name = names.get(code);
    invariant(name, `the code ${code} has no name`);
    return name;
  };
}
