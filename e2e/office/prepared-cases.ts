// Prepares cases by the portal's own services, for tests that begin in the middle: `NAME…` in, `{"NAME":"A-10052", …}` out.
import { issueProven, live, playScene, type Scene, sceneActor } from '../../prisma/seed/demo-scenes';
import { installation } from '../../src/composition';
import { documentsOf } from '../../src/data/repositories/document-repository';
import { addDays } from '../../src/domain/shared/iso-date';
import type { Result } from '../../src/domain/shared/result';
import { workingDaysBetween } from '../../src/domain/shared/working-days';
import type { ServiceContext } from '../../src/services/context';
import { judgeDocument } from '../../src/services/evidence/judge-document';
import { decideCase } from '../../src/services/review/decide-case';
import { getCase } from '../../src/services/review/get-case';
import { openRetrospectiveCase } from '../../src/services/review/retrospective-case';

const must = <T>(done: Result<T, unknown>): T => {
  if (!done.ok) throw new Error(`a case could not be prepared: ${JSON.stringify(done.problem)}`);
  return done.value;
};

/** An export of ranched pythons, which a standing opinion covers; each to a country of its own, so that a view shows it alone. */
const pythons = (country: string, until: Scene['until'], lines = [live('Python regius', 'R', '40', 'Hatchlings of 2026')]): Scene => ({
  daysAgo: 0,
  until,
  form: 'EXPORT',
  purpose: 'T',
  exporter: ['Élevage Savane S.A.R.L.', 'BP 1247\n1000 Port Example'],
  importer: ['Prepared Imports', '1 Harbour Street', country],
  lines,
});

/** A parrot of Appendix I, bred in captivity, with the import permit that it needs: its approval takes two. */
const parrot = (country: string, until: Scene['until']): Scene => ({
  ...pythons(country, until, [live('Psittacus erithacus', 'C', '1', 'Adult male, tame', '968000012345679')]),
  purpose: 'P',
  importPermit: { importPermitNumber: 'NZ-2026-1044', importPermitOn: '2026-10-01', importPermitUntil: '2027-09-30' },
});

const wildParrots = (until: Scene['until']): Scene =>
  pythons('JP', until, [live('Poicephalus senegalus', 'W', '20', 'Adults, taken under licence')]);

const sewnSkins: Scene = {
  ...pythons('NO', 'under-review', [{ ...live('Python regius', 'R', '2.5', 'Tanned skins, sewn into sheets'), term: 'SKI', unit: 'MTK' }]),
  setAsideReason: 'The skins are sewn together, so that only their area can be measured.',
};

/** Specimens that left yesterday on a paper that their office got wrong; the letter of the other authority is with the case, and accepted. */
const lateWord = (until: Scene['until'], isOpened: boolean): Scene => ({
  ...pythons('SE', until),
  documents: [['authority-letter', 'letter-of-the-other-authority.pdf']],
  underReview: async (reference) => {
    const officer = await sceneActor('officer@example.test');
    const { application } = must(await getCase({ reference }, officer));
    const letter = (await documentsOf(officer.db, application.id))[0]?.id ?? '';
    must(await judgeDocument({ reference, document: letter, outcome: 'accepted', reason: null }, officer));
    if (!isOpened) return;
    const leftOn = addDays(officer.today, -1);
    const said = { leftOn, agreedOn: officer.today, askedBy: 'importer', ground: 'not-attributable', letter } as const;
    const words = { reason: 'The office named another box', investigation: 'Both authorities saw the paper.', agreement: 'SE 2026-18' };
    must(await openRetrospectiveCase({ reference, version: application.version, ...said, ...words }, officer));
  },
});

/** Approved by a second officer too, and signed by the first of two signatories. */
async function signedOnce(reference: string): Promise<void> {
  const at = async (ctx: ServiceContext) => ({ reference, version: must(await getCase({ reference }, ctx)).application.version });
  const second = await sceneActor('signer2@example.test');
  must(await decideCase({ ...(await at(second)), outcome: 'approve', reasons: 'As recommended.' }, second));
  const first = await sceneActor('signer@example.test');
  must(await issueProven(await at(first), first));
}

const SCENES: Readonly<Record<string, Scene>> = {
  // For a case officer at the keyboard.
  recommend: pythons('IS', 'under-review'),
  ask: pythons('IS', 'submitted'),
  science: pythons('IS', 'under-review', [live('Python regius', 'C', '4', 'Adults, two of each sex')]),
  'recommend refusal': pythons('IS', 'under-review'),
  'take up': pythons('IS', 'submitted'),
  unsent: pythons('IS', 'draft'),
  // For an issuing-officer.
  approve: pythons('NO', 'recommended'),
  refuse: pythons('NO', 'recommended'),
  sign: pythons('NO', 'approved'),
  override: sewnSkins,
  // The first of two has approved it.
  second: parrot('NZ', 'approved'),
  late: pythons('MT', 'under-review'),
  'Appendix I': parrot('NZ', 'recommended'),
  arrival: pythons('FI', 'submitted'),
  fresh: pythons('DK', 'under-review'),
  'to sign': pythons('DK', 'approved'),
  'wild parrots': wildParrots('awaiting-findings'),
  'more wild parrots': wildParrots('submitted'),
  // After issue.
  issued: pythons('SE', 'issued'),
  'left already': lateWord('under-review', false),
  'signed once': lateWord('approved', true),
};

const { today, party } = await sceneActor('officer@example.test');
const { calendar, targets } = party.service;

/** The day on which a case must have come in to be late by one working day today. */
function lateByOne(): typeof today {
  let day = today;
  while (workingDaysBetween(day, today, calendar) <= targets.usual) day = addDays(day, -1);
  return day;
}

const prepared: Record<string, string> = {};
for (const name of process.argv.slice(2)) {
  const scene = SCENES[name];
  if (!scene) throw new Error(`no case is called ${name}`);
  prepared[name] = await playScene(scene, name === 'late' ? lateByOne() : today);
  if (name === 'signed once') await signedOnce(prepared[name]);
}
console.log(JSON.stringify(prepared));
await installation().db.$disconnect();
