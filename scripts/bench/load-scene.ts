// Plays one more story in a throw-away Exampleland: an issued permit of four lines, which the demonstration does not have and a
// register of many does. Called by scripts/bench-load.mjs.
import { issueProven, playScene, SCENE_FOR_MEASURING, sceneActor } from '../../prisma/seed/demo-scenes';
import { getCase } from '../../src/services/review/get-case';

const signer = await sceneActor('signer@example.test');
const reference = await playScene(SCENE_FOR_MEASURING, signer.today);
const found = await getCase({ reference }, signer);
if (!found.ok) throw new Error(JSON.stringify(found.problem));
const issued = await issueProven({ reference, version: found.value.application.version }, signer);
if (!issued.ok) throw new Error(JSON.stringify(issued.problem));
await signer.db.$disconnect();
