import { randomUUID } from 'node:crypto';
import { makeContext } from '../../src/composition';
import { findPrincipals } from '../../src/data/repositories/person-repository';
import type { Actor } from '../../src/domain/access/actor';
import type { Role } from '../../src/domain/access/role';
import type { FormType } from '../../src/domain/codes/document-type';
import { isManagementFinding } from '../../src/domain/finding/findings-asked';
import { addDays, type Instant, type IsoDate, parseIsoDate } from '../../src/domain/shared/iso-date';
import type { Problem } from '../../src/domain/shared/problem';
import type { Result } from '../../src/domain/shared/result';
import { getOwnApplication } from '../../src/services/application/get-application';
import { saveStep } from '../../src/services/application/save-answers';
import { addSpecimenLine } from '../../src/services/application/specimen-lines';
import { startApplication } from '../../src/services/application/start-application';
import { submitApplication } from '../../src/services/application/submit-application';
import { endorsePermit } from '../../src/services/border/endorse-permit';
import type { ServiceContext } from '../../src/services/context';
import { askApplicant } from '../../src/services/correspondence/ask-applicant';
import { issuePermit } from '../../src/services/permit/issue-permit';
import { requestFindings } from '../../src/services/review/ask-science';
import { decideCase } from '../../src/services/review/decide-case';
import { getCase } from '../../src/services/review/get-case';
import { recordManagementFinding, recordNonDetrimentFinding } from '../../src/services/review/record-finding';
import { recommend, startReview } from '../../src/services/review/review-steps';
import { type SceneDocument, sendSceneDocuments } from './demo-documents';
import { proving } from './demo-proof';

/** How far a scene of the demonstration goes. */
type Until =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'under-review'
  | 'awaiting-findings'
  | 'recommended'
  | 'approved'
  | 'refused'
  | 'issued'
  | 'endorsed';

/** One story of Exampleland, played through the portal's own services by its own people. */
export interface Scene {
  readonly daysAgo: number;
  readonly until: Until;
  readonly form: FormType;
  readonly purpose: string;
  readonly exporter: readonly [name: string, address: string];
  readonly importer: readonly [name: string, address: string, country: string];
  /** The import permit of the State of destination, where one is needed. */
  readonly importPermit?: Readonly<Record<string, string>>;
  readonly lines: readonly Readonly<Record<string, string>>[];
  /** Why the office should set aside what stops the application. */
  readonly setAsideReason?: string;
  readonly documents?: readonly SceneDocument[];
  readonly endorse?: Readonly<Record<string, string>>;
  /** What else happens to it while it is under review. */
  readonly underReview?: (reference: string) => Promise<void>;
}

const SAVANE = ['Élevage Savane S.A.R.L.', 'BP 1247\n1000 Port Example'] as const;
export const live = (scientificName: string, source: string, quantity: string, description: string, marks = '') => ({
  scientificName,
  source,
  quantity,
  unit: 'NAR',
  term: 'LIV',
  description,
  marks,
});

/** In this order they take their references (A-10001 …) and numbers, which tests and guides name: a new one goes to the end. */
const SCENES: readonly Scene[] = [
  {
    daysAgo: 250,
    until: 'issued',
    form: 'EXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Reptilien Vertrieb GmbH', 'Hafenstraße 9\n20457 Hamburg', 'DE'],
    lines: [live('Python regius', 'R', '25', 'Juveniles of 2025, both sexes')],
  },
  {
    daysAgo: 20,
    until: 'endorsed',
    form: 'EXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Zoologisk Handel Århus ApS', 'C.F. Møllers Allé 2\n8000 Aarhus', 'DK'],
    lines: [live('Chamaeleo gracilis', 'W', '30', 'Adults, taken under licence 2026-114')],
    endorse: { '1': '28' },
  },
  {
    daysAgo: 6,
    until: 'issued',
    form: 'EXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Tokyo Reptile Centre 王小明', '3-1 Shinjuku\n160-0022 Tokyo', 'JP'],
    lines: [
      live('Python regius', 'R', '40', 'Hatchlings of 2026, both sexes'),
      {
        scientificName: 'Chamaeleo gracilis',
        source: 'R',
        quantity: '12',
        unit: 'NAR',
        term: 'SKI',
        description: 'Tanned skins',
        marks: 'XA-CHA-26-0001\nXA-CHA-26-0002',
      },
    ],
  },
  {
    daysAgo: 5,
    until: 'recommended',
    form: 'EXPORT',
    purpose: 'T',
    exporter: ['Orquídeas del Golfo', '77 Bay Avenue\n1010 Port Example'],
    importer: ['Jardins Tropicaux SA', '5 rue des Serres\n31000 Toulouse', 'FR'],
    lines: [live('Dendrobium nobile', 'A', '600', 'Potted plants, 12 to 20 cm')],
  },
  {
    daysAgo: 4,
    until: 'awaiting-findings',
    form: 'EXPORT',
    purpose: 'S',
    exporter: ['University of Port Example', 'College Hill\n1020 Port Example'],
    importer: ['Royal Museum of Zoology', '10 Museum Lane\nLondon', 'GB'],
    lines: [
      {
        scientificName: 'Chamaeleo gracilis',
        source: 'W',
        quantity: '6',
        unit: 'NAR',
        term: 'BOD',
        description: 'Preserved in ethanol',
        marks: '',
      },
    ],
  },
  {
    daysAgo: 3,
    until: 'returned',
    form: 'EXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Maison des Bois SARL', '4 quai du Port\n76600 Le Havre', 'FR'],
    lines: [
      {
        scientificName: 'Pterocarpus erinaceus',
        source: 'W',
        quantity: '35.5',
        unit: 'MTQ',
        term: 'SAW',
        description: 'Sawn boards, 27 mm',
        marks: '',
      },
    ],
  },
  {
    daysAgo: 2,
    until: 'submitted',
    form: 'EXPORT',
    purpose: 'P',
    exporter: ['Omar Diallo', '19 Market Road\n1000 Port Example'],
    importer: ['Omar Diallo', '8 King Street\nToronto', 'CA'],
    lines: [live('Psittacus erithacus', 'C', '1', 'Adult male, tame', '968000012345671')],
    documents: [['breeding-record', 'hatching-record.pdf']],
  },
  {
    daysAgo: 1,
    until: 'draft',
    form: 'EXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Zoologisk Handel Århus ApS', 'C.F. Møllers Allé 2\n8000 Aarhus', 'DK'],
    lines: [],
  },
  {
    daysAgo: 1,
    until: 'under-review',
    form: 'EXPORT',
    purpose: 'Z',
    exporter: ['Port Example Zoo', '1 Park Avenue\n1010 Port Example'],
    importer: ['Zoo Praha', 'U Trojského zámku 3\n171 00 Praha', 'CZ'],
    lines: [live('Python regius', 'C', '4', 'Adults bred at the zoo, two of each sex')],
  },
  {
    daysAgo: 1,
    until: 'approved',
    form: 'EXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Tropenhaus Łódź', 'ul. Ogrodowa 4\n91-065 Łódź', 'PL'],
    lines: [live('Python regius', 'R', '15', 'Hatchlings of 2026, both sexes')],
  },
  {
    daysAgo: 1,
    until: 'draft',
    form: 'EXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Reptilien Vertrieb GmbH', 'Hafenstraße 9\n20457 Hamburg', 'DE'],
    lines: [live('Chamaeleo gracilis', 'R', '8', 'Adults, four pairs')],
    documents: [['legal-acquisition', 'ranching-licence.pdf']],
  },
  {
    daysAgo: 1,
    until: 'under-review',
    form: 'EXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Cuirs de Lyon SA', '4 quai de Saône\n69002 Lyon', 'FR'],
    lines: [{ ...live('Python regius', 'R', '2.5', 'Tanned skins, sewn into sheets'), term: 'SKI', unit: 'MTK' }],
    setAsideReason: 'The skins are sewn together, so that only their area can be measured.',
  },
  {
    daysAgo: 1,
    until: 'under-review',
    form: 'REEXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Maroquinerie Duval SARL', '12 rue du Port\n69002 Lyon', 'FR'],
    lines: [
      {
        ...live('Python regius', 'R', '20', 'Raw skins of animals that died in quarantine'),
        term: 'SKI',
        originCountry: 'TG',
        originPermitNumber: 'TG 2026/00417',
        originPermitOn: '2026-09-14',
        reExportedBefore: 'no',
        importRecordNumber: 'I-1001-1',
      },
    ],
  },
  {
    daysAgo: 21,
    until: 'under-review',
    form: 'EXPORT',
    purpose: 'T',
    exporter: SAVANE,
    importer: ['Terraristika Brno s.r.o.', 'Zahradní 12\n602 00 Brno', 'CZ'],
    lines: [live('Python regius', 'R', '60', 'Hatchlings of 2026, both sexes')],
  },
  {
    daysAgo: 2,
    until: 'submitted',
    form: 'EXPORT',
    purpose: 'T',
    exporter: ['Green Bay Orchids', '3 Palm Street\n2040 Green Bay'],
    importer: ['Jardins Tropicaux SA', '5 rue des Serres\n31000 Toulouse', 'FR'],
    lines: [live('Dendrobium nobile', 'A', '250', 'Flowering plants in pots')],
  },
];

/** A plain export of four lines, approved and not yet signed: what `npm run bench` signs. */
export const SCENE_FOR_MEASURING: Scene = {
  daysAgo: 0,
  until: 'approved',
  form: 'EXPORT',
  purpose: 'T',
  exporter: SAVANE,
  importer: ['Reptilien Vertrieb GmbH', 'Hafenstraße 9\n20457 Hamburg', 'DE'],
  lines: [1, 2, 3, 4].map((n) => live('Python regius', 'R', String(10 * n), 'Hatchlings, both sexes')),
};

const must = <T>(what: string, result: Result<T, Problem>): T => {
  if (!result.ok) throw new Error(`The demonstration could not play "${what}": ${JSON.stringify(result.problem)}`);
  return result.value;
};

/** Somebody of Exampleland at a moment of the story. */
async function as(email: string, today: IsoDate): Promise<ServiceContext> {
  const plain = makeContext(null, 'en');
  const person = await plain.db.person.findUniqueOrThrow({ where: { email }, include: { roles: true } });
  const roles = person.roles.map(({ role }) => role as Role);
  const actor: Actor = {
    personId: person.id,
    name: person.name,
    email,
    roles,
    principals: await findPrincipals(plain.db, person.id, roles, plain.now),
    sessionId: 'demonstration',
    officeId: person.officeId,
    postId: person.postId,
  };
  const isToday = today === plain.today;
  return { ...plain, actor, today, now: isToday ? plain.now : (`${today}T09:00:00.000Z` as Instant) };
}

/** Somebody of Exampleland today. */
export const sceneActor = (email: string): Promise<ServiceContext> => as(email, makeContext(null, 'en').today);

/** Plays the stories, oldest first, once. */
export async function playDemonstrationScenes(): Promise<number> {
  const plain = makeContext(null, 'en');
  if ((await plain.db.application.count()) > 0) return 0;
  for (const scene of SCENES) await playScene(scene, addDays(parseIsoDate(plain.today) ?? plain.today, -scene.daysAgo));
  return SCENES.length;
}

/** Plays one story on a day and answers its application's reference. */
export async function playScene(scene: Scene, today: IsoDate): Promise<string> {
  const trader = await as('trader@example.test', today);
  const reference = await apply(scene, trader);
  if (scene.until === 'draft') return reference;
  must(
    'submit',
    await submitApplication(
      {
        reference,
        version: await versionOf(reference, trader),
        declaredBy: trader.actor?.name ?? '',
        setAsideReason: scene.setAsideReason,
      },
      trader,
    ),
  );
  if (scene.until === 'submitted') return reference;
  await decide(scene, reference, today);
  return reference;
}

async function apply(scene: Scene, trader: ServiceContext): Promise<string> {
  const { reference } = must('start', await startApplication({ form: scene.form, idempotencyKey: randomUUID() }, trader));
  const save = async (step: string, values: Record<string, string>, lineId: string | null = null) =>
    must(step, await saveStep({ reference, step, lineId, version: await versionOf(reference, trader), values }, trader));
  await save('purpose', { purpose: scene.purpose });
  await save('exporter', { exporterName: scene.exporter[0], exporterAddress: scene.exporter[1], exporterCountry: trader.party.code });
  const [importerName, importerAddress, importerCountry] = scene.importer;
  await save('importer', { importerName, importerLatinName: 'Tokyo Reptile Centre (Wang Xiaoming)', importerAddress, importerCountry });
  for (const line of scene.lines) {
    const { lineId } = must(
      'line',
      await addSpecimenLine({ reference, version: await versionOf(reference, trader), copyOf: null }, trader),
    );
    for (const step of ['species', 'description', 'source', 'quantity', 'origin', 'last-re-export', 'marks'])
      await save(step, { originCountry: trader.party.code, ...line }, lineId);
  }
  if (scene.importPermit) await save('import-permit', scene.importPermit);
  await sendSceneDocuments(reference, scene.documents ?? [], trader);
  return reference;
}

async function decide(scene: Scene, reference: string, today: IsoDate): Promise<void> {
  const officer = await as('officer@example.test', today);
  const signer = await as('signer@example.test', today);
  const scientist = await as('sa@example.test', today);
  const at = async () => ({ reference, version: must('case', await getCase({ reference }, officer)).application.version });
  const finding = { outcome: 'positive' as const, evidence: 'Documents on file', conditions: null, validUntil: null };

  must('review', await startReview(await at(), officer));
  if (scene.until === 'returned') {
    const items = [
      { documentKind: 'legal-acquisition' as const, template: null, ownWords: 'The felling licence for the boards.' },
      { documentKind: null, template: 'travel-day' as const, ownWords: null },
    ];
    must('return', await askApplicant({ ...(await at()), items, dueOn: addDays(today, 27) }, officer));
    return;
  }
  const { findingsNeeded } = must('case', await getCase({ reference }, officer));
  for (const kind of new Set(['legal-acquisition' as const, ...findingsNeeded.filter(isManagementFinding)])) {
    must(
      kind,
      await recordManagementFinding(
        { ...finding, ...(await at()), kind, reasoning: 'Licences and invoices agree with the register.' },
        officer,
      ),
    );
  }
  await scene.underReview?.(reference);
  if (scene.until === 'under-review') return;
  must('ask', await requestFindings({ ...(await at()), question: 'Is this trade non-detrimental at this volume?' }, officer));
  if (scene.until === 'awaiting-findings') return;
  must(
    'finding',
    await recordNonDetrimentFinding(
      { ...finding, ...(await at()), reasoning: 'Within the volume that the Scientific Authority considers non-detrimental this year.' },
      scientist,
    ),
  );
  must('recommend', await recommend({ ...(await at()), outcome: 'approve', reasons: 'All findings are positive.' }, officer));
  if (scene.until === 'recommended') return;
  must('approve', await decideCase({ ...(await at()), outcome: 'approve', reasons: 'As recommended.' }, signer));
  if (scene.until === 'approved') return;
  const { permitNumber } = must('issue', await issueProven(await at(), signer));
  if (scene.until !== 'endorsed' || !scene.endorse) return;
  const customs = await as('customs@example.test', addDays(today, 2));
  must(
    'endorse',
    await endorsePermit(
      { permitNumber, quantities: scene.endorse, transportDocument: 'AWB 999-1234 5675', remarks: null, idempotencyKey: randomUUID() },
      customs,
    ),
  );
}

const versionOf = async (reference: string, trader: ServiceContext): Promise<number> =>
  must('read', await getOwnApplication({ reference }, trader)).application.version;

/** Signs as somebody does who answers what they are asked. */
export const issueProven = (at: { readonly reference: string; readonly version: number }, signer: ServiceContext) =>
  proving(signer, (given) => issuePermit({ ...at, ...given, validUntil: null }, signer));
