import { afterAll, expect, it } from 'vitest';
import { installation, makeContext } from '@/composition';
import { currentInstant } from '@/config/clock';
import { loadDemonstrationPeople } from '../../prisma/seed/demo-people';
import { loadDemonstrationRegisters } from '../../prisma/seed/demo-registers';
import { loadDemonstrationTaxa } from '../../prisma/seed/demo-taxa';
import { ownerUrl } from '../support/database';

afterAll(() => installation().db.$disconnect());

it('the demonstration enters its registers once, with an import that can be re-exported', async () => {
  await loadDemonstrationTaxa(ownerUrl());
  await loadDemonstrationPeople(ownerUrl(), currentInstant());
  const { db } = makeContext(null, 'en');

  for (let run = 0; run < 2; run++) {
    await loadDemonstrationRegisters();
    expect({
      opinions: await db.nonDetrimentOpinion.count(),
      operations: await db.registeredOperation.count(),
      institutions: await db.registeredInstitution.count(),
      accepted: await db.foreignDocument.count({ where: { state: 'accepted' } }),
      imports: await db.importRecordLine.count(),
    }).toEqual({ opinions: 2, operations: 2, institutions: 2, accepted: 1, imports: 1 });
  }
});
