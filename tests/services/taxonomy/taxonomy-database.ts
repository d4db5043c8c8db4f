import { randomUUID } from 'node:crypto';
import { openDatabase } from '@/data/client';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import { importChecklist } from '@/services/reference/import-checklist';
import { loadDemonstrationTaxa } from '../../../prisma/seed/demo-taxa';
import { appUrl, ownerUrl, withClient } from '../../support/database';

/** A register with the demonstration taxa and the sample checklist, seen as the runtime role on 23 November 2026. */
export function openTaxonomy() {
  const db = openDatabase(appUrl());
  const load = async () => {
    await loadDemonstrationTaxa(ownerUrl());
    const path = new URL('../../fixtures/checklist-sample.csv', import.meta.url).pathname;
    const now = '2026-11-23T12:00:00.000Z' as Instant;
    await withClient(ownerUrl(), (owner) => importChecklist({ path, date: '2024-05-01' }, { owner, now, newId: randomUUID }));
  };
  return { db, load, ctx: { db, today: '2026-11-23' as IsoDate } };
}
