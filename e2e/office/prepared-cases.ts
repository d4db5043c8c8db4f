// Prepares cases by the portal's own services, for tests that begin in the middle: `NAME…` in, `{"NAME":"A-10052", …}` out.
import { live, playScene, type Scene, sceneActor } from '../../prisma/seed/demo-scenes';
import { installation } from '../../src/composition';
import { addDays } from '../../src/domain/shared/iso-date';
import { workingDaysBetween } from '../../src/domain/shared/working-days';

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
}
console.log(JSON.stringify(prepared));
await installation().db.$disconnect();
