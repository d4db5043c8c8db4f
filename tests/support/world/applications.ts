/** Applications of a test, taken as far as it needs by the people whose turn it is. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '@/domain/access/actor';
import type { FormType } from '@/domain/codes/document-type';
import { isManagementFinding, isScientificFinding, type ManagementFinding } from '@/domain/finding/findings-asked';
import type { IsoDate } from '@/domain/shared/iso-date';
import { saveStep } from '@/services/application/save-answers';
import { addSpecimenLine } from '@/services/application/specimen-lines';
import { startApplication } from '@/services/application/start-application';
import { submitApplication } from '@/services/application/submit-application';
import type { ServiceContext } from '@/services/context';
import { requestFindings } from '@/services/review/ask-science';
import { decideCase } from '@/services/review/decide-case';
import { getCase } from '@/services/review/get-case';
import { recordManagementFinding, recordScientificFinding } from '@/services/review/record-finding';
import { recommend, startReview } from '@/services/review/review-steps';
import { issuePermit, takeNumber } from './proven';
import { must, type RequestOptions } from './request';

/** What an application is about; what is left out is 40 live ranched Python regius from Exampleland to Japan. */
export interface ApplicationScene extends RequestOptions {
  readonly appendix?: 'I' | 'II' | 'III';
  readonly form?: FormType;
  readonly documentType?: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly lines?: readonly Readonly<Record<string, string>>[];
  readonly validUntil?: string;
  /** Whose name it is begun in, where it is not the trader's own. */
  readonly applicant?: string;
  /** What happens to it before it is sent, and while it is under review. */
  readonly inDraft?: (reference: string) => Promise<void>;
  readonly underReview?: (reference: string) => Promise<void>;
}

/** One line that the rules accept, by Appendix. */
const LINES = {
  I: {
    scientificName: 'Panthera onca',
    source: 'C',
    quantity: '1',
    unit: 'NAR',
    term: 'SKU',
    description: 'Skull for a museum',
    marks: '',
  },
  II: {
    scientificName: 'Python regius',
    source: 'R',
    quantity: '40',
    unit: 'NAR',
    term: 'LIV',
    description: 'Hatchlings of 2026',
    marks: '',
  },
  III: { scientificName: 'Mellivora capensis', source: 'W', quantity: '2', unit: 'NAR', term: 'SKI', description: 'Skins', marks: '' },
} as const;

const IMPORT_PERMIT = { importPermitNumber: 'JP-2026-0042', importPermitOn: '2026-06-01', importPermitUntil: '2027-05-31' };
const LINE_STEPS = ['species', 'description', 'source', 'quantity', 'origin', 'last-re-export', 'acquisition', 'marks'];

interface Stage {
  readonly people: Readonly<Record<'trader' | 'officer' | 'scientist' | 'signer' | 'secondSigner', Actor>>;
  readonly ctx: (actor: Actor, request?: RequestOptions) => ServiceContext;
}

/** The verbs of the procedure, one after the other. Each plays all those before it. */
export function applicationPlay({ people, ctx }: Stage) {
  const versionOf = async (reference: string): Promise<number> => {
    const { db } = ctx(people.trader);
    return (await db.application.findUniqueOrThrow({ where: { reference }, select: { version: true } })).version;
  };
  const at = async (reference: string) => ({ reference, version: await versionOf(reference) });

  const draftApplication = async (scene: ApplicationScene = {}): Promise<string> => {
    const trader = ctx(people.trader, scene);
    const appendix = scene.appendix ?? 'II';
    // Exampleland listed nothing in Appendix III: what leaves it needs a certificate of origin (Art. V.3).
    const certificate = appendix === 'III' && !scene.form ? 'CO' : undefined;
    const form = scene.form ?? (certificate ? 'OTHER' : 'EXPORT');
    const documentType = scene.documentType ?? certificate;
    const { reference } = must(await startApplication({ form, idempotencyKey: randomUUID(), applicant: scene.applicant }, trader));
    const save = async (step: string, values: Readonly<Record<string, string>>, lineId: string | null = null) =>
      must(await saveStep({ ...(await at(reference)), step, lineId, values }, trader));
    if (documentType) await save('document', { form, documentType });
    await save('purpose', { purpose: appendix === 'I' ? 'S' : 'T', ...scene.answers });
    await save('exporter', {
      exporterName: 'Élevage Savane S.A.R.L.',
      exporterAddress: 'BP 1247\n1000 Port Example',
      exporterCountry: 'XA',
      ...scene.answers,
    });
    await save('importer', {
      importerName: 'Tokyo Reptile Centre',
      importerAddress: '3-1 Shinjuku\nTokyo',
      importerCountry: 'JP',
      ...scene.answers,
    });
    for (const line of scene.lines ?? [{}]) {
      const { lineId } = must(await addSpecimenLine({ ...(await at(reference)), copyOf: null }, trader));
      const values = { ...LINES[appendix], originCountry: 'XA', ...line };
      for (const step of LINE_STEPS) await save(step, values, lineId);
    }
    if (appendix === 'I' && form !== 'IMPORT') await save('import-permit', { ...IMPORT_PERMIT, ...scene.answers });
    await scene.inDraft?.(reference);
    return reference;
  };

  const submittedApplication = async (scene: ApplicationScene = {}): Promise<string> => {
    const reference = await draftApplication(scene);
    must(await submitApplication({ ...(await at(reference)), declaredBy: people.trader.name }, ctx(people.trader, scene)));
    return reference;
  };

  const recommendedApplication = async (scene: ApplicationScene = {}): Promise<string> => {
    const reference = await submittedApplication(scene);
    const officer = ctx(people.officer, scene);
    const finding = { outcome: 'positive', reasoning: 'In order', evidence: 'On file', conditions: null, validUntil: null } as const;
    must(await startReview(await at(reference), officer));
    await scene.underReview?.(reference);
    const kinds: ManagementFinding[] = ['legal-acquisition', 'humane-transport', 'lawful-import'];
    const { findingsNeeded } = must(await getCase({ reference }, officer));
    for (const kind of new Set([...kinds, ...findingsNeeded.filter(isManagementFinding)]))
      must(await recordManagementFinding({ ...finding, ...(await at(reference)), kind }, officer));
    must(await requestFindings({ ...(await at(reference)), question: 'Is this trade detrimental?' }, officer));
    const advice = findingsNeeded.filter(isScientificFinding);
    for (const kind of advice.length > 0 ? advice : (['non-detriment'] as const))
      must(await recordScientificFinding({ ...finding, ...(await at(reference)), kind }, ctx(people.scientist, scene)));
    must(await recommend({ ...(await at(reference)), outcome: 'approve', reasons: 'All findings are positive' }, officer));
    return reference;
  };

  const approvedApplication = async (scene: ApplicationScene = {}): Promise<string> => {
    const reference = await recommendedApplication(scene);
    const approve = async (signer: Actor) =>
      must(await decideCase({ ...(await at(reference)), outcome: 'approve', reasons: 'As recommended' }, ctx(signer, scene)));
    const { isFinal } = await approve(people.signer);
    if (!isFinal) await approve(people.secondSigner);
    return reference;
  };

  const issueInput = async (scene: ApplicationScene) => ({
    ...(await at(await approvedApplication(scene))),
    validUntil: (scene.validUntil ?? null) as IsoDate | null,
  });

  return {
    versionOf,
    draftApplication,
    submittedApplication,
    recommendedApplication,
    approvedApplication,
    /** Phase one of issuing only: a number, frozen bytes, no signature. */
    numberedPermit: async (scene: ApplicationScene = {}): Promise<string> =>
      must(await takeNumber(await issueInput(scene), ctx(people.signer, scene))).permitNumber,
    issuedNumber: async (scene: ApplicationScene = {}): Promise<string> =>
      must(await issuePermit(await issueInput(scene), ctx(people.signer, scene))).permitNumber,
  };
}
