// Loads the reference data and, in demonstration mode, Exampleland with its people and its stories. A second run changes nothing.
import { pathToFileURL } from 'node:url';
import { ensureKeys } from '../../scripts/make-keys';
import { installation, makeContext } from '../../src/composition';
import { currentInstant } from '../../src/config/clock';
import { env } from '../../src/config/env';
import { playDemonstrationActing } from './demo-acting';
import { loadDemonstrationPeople } from './demo-people';
import { loadDemonstrationQuotas } from './demo-quotas';
import { loadDemonstrationRegisters } from './demo-registers';
import { playDemonstrationScenes } from './demo-scenes';
import { loadDemonstrationTariff } from './demo-tariff';
import { loadDemonstrationTaxa } from './demo-taxa';
import { loadDemonstrationProfiles, startNewcomersDraft } from './demo-traders';
import { loadReferenceData } from './reference-data';
import { ownerUrl } from './with-owner';

/** Everything the demonstration needs, from an empty register. */
export async function loadDemonstration(): Promise<void> {
  await loadReferenceData(ownerUrl());
  if (env().mode !== 'demo') return;
  await loadDemonstrationTaxa(ownerUrl());
  await loadDemonstrationPeople(ownerUrl(), currentInstant());
  await loadDemonstrationProfiles(ownerUrl(), currentInstant());
  await loadDemonstrationQuotas(ownerUrl(), makeContext(null, 'en').today);
  await loadDemonstrationTariff(ownerUrl());
  await ensureKeys();
  await loadDemonstrationRegisters();
  await playDemonstrationScenes();
  await startNewcomersDraft();
  await playDemonstrationActing();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await loadDemonstration();
  await installation().db.$disconnect();
}
