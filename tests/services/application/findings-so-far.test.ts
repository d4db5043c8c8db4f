import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '@/domain/application/application';
import { findingsSoFar } from '@/domain/application/findings-so-far';
import { judge } from '@/services/application/gather-facts';
import { getOwnApplication } from '@/services/application/get-application';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const ctx = () => world.ctx(world.people.trader);
const draft = async (scene: Parameters<World['draftApplication']>[0] = {}) =>
  must(await getOwnApplication({ reference: await world.draftApplication(scene) }, ctx())).application;
const soFar = async (application: Application) =>
  findingsSoFar(application, await judge(world.db, application, 'S', ctx())).map(({ ruleId, severity }) => `${severity} ${ruleId}`);

const without = (answers: Application['answers'], names: readonly string[]) =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));
const withoutOfLine = (application: Application, names: readonly string[]): Application => ({
  ...application,
  lines: application.lines.map((line) => ({ ...line, answers: without(line.answers, names) })),
});

describe('the findings of the rules while answers are open', () => {
  it('never reproach anybody with an answer that is still open, whichever one it is', async () => {
    for (const scene of [{}, { appendix: 'I' as const }]) {
      const complete = await draft(scene);
      const known = await soFar(complete);
      const ofApplication = Object.keys(complete.answers).map((name) => ({ ...complete, answers: without(complete.answers, [name]) }));
      const ofLine = Object.keys(complete.lines[0]?.answers ?? {}).map((name) => withoutOfLine(complete, [name]));
      const onlySpecies = withoutOfLine(
        { ...complete, answers: without(complete.answers, ['purpose', 'importerCountry', 'importerName']) },
        [...Object.keys(complete.lines[0]?.answers ?? {}).filter((name) => name !== 'scientificName')],
      );
      for (const open of [...ofApplication, ...ofLine, onlySpecies])
        expect((await soFar(open)).filter((found) => !known.includes(found))).toEqual([]);
    }
  });

  it('tell at once what stops the trade whatever else is answered', async () => {
    const parrots = await draft({ lines: [{ scientificName: 'Psittacus erithacus', source: 'W' }] });
    expect(await soFar(withoutOfLine(parrots, ['description', 'quantity']))).toEqual(['block COD-12']);
  });
});
