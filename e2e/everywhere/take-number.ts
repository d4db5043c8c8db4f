// Signs half: takes a number for an approved application, as a server does that dies before it signs. Prints the number.
import { proving } from '../../prisma/seed/demo-proof';
import { playScene, SCENE_FOR_MEASURING, sceneActor } from '../../prisma/seed/demo-scenes';
import { installation } from '../../src/composition';
import { takeNumber } from '../../src/services/permit/issue-permit';
import { getCase } from '../../src/services/review/get-case';

const signer = await sceneActor('signer@example.test');
const reference = await playScene(SCENE_FOR_MEASURING, signer.today);
const found = await getCase({ reference }, signer);
if (!found.ok) throw new Error(`${reference} is not there`);
const { version } = found.value.application;
const taken = await proving(signer, (given) => takeNumber({ reference, version, validUntil: null, ...given }, signer));
if (!taken.ok) throw new Error(JSON.stringify(taken.problem));
console.log(taken.value.permitNumber);
await installation().db.$disconnect();
