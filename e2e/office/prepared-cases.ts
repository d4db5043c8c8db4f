// Prepares cases by the portal's own services, for tests that begin in the middle: `NAME…` in, `{"NAME":"A-10052", …}` out.
import { playScene, SCENE_FOR_MEASURING, type Scene, sceneActor } from '../../prisma/seed/demo-scenes';
import { installation } from '../../src/composition';

/** An export of ranched pythons, which a standing opinion covers; to a country of its own, so that a view shows it alone. */
const pythons = (country: string, until: Scene['until']): Scene => ({
  ...SCENE_FOR_MEASURING,
  until,
  importer: ['Prepared Imports', '1 Harbour Street', country],
});

const SCENES: Readonly<Record<string, Scene>> = {
  recommend: pythons('IS', 'under-review'),
  approve: pythons('NO', 'recommended'),
};

const { today } = await sceneActor('officer@example.test');
const prepared: Record<string, string> = {};
for (const name of process.argv.slice(2)) {
  const scene = SCENES[name];
  if (!scene) throw new Error(`no case is called ${name}`);
  prepared[name] = await playScene(scene, today);
}
console.log(JSON.stringify(prepared));
await installation().db.$disconnect();
