import { addDays, type IsoDate } from '../../src/domain/shared/iso-date';
import type { Problem } from '../../src/domain/shared/problem';
import type { Result } from '../../src/domain/shared/result';
import type { ServiceContext } from '../../src/services/context';
import { addForeignLine, judgeForeignDocument, recordForeignDocument } from '../../src/services/imports/foreign-documents';
import { registerInstitution, registerOperation } from '../../src/services/registers/dated-registers';
import { recordOpinion } from '../../src/services/registers/non-detriment';
import { sceneActor } from './demo-scenes';

const must = <T>(what: string, result: Result<T, Problem>): T => {
  if (!result.ok) throw new Error(`The demonstration could not enter "${what}": ${JSON.stringify(result.problem)}`);
  return result.value;
};

/**
 * What stands on the registers of Exampleland, entered by its own people: a standing opinion, an operation, a facility, two
 * institutions, and an import with a balance. All of it is invented. A second run changes nothing.
 */
export async function loadDemonstrationRegisters(): Promise<void> {
  const officer = await sceneActor('officer@example.test');
  if ((await officer.db.nonDetrimentOpinion.count()) > 0) return;
  const scientist = await sceneActor('sa@example.test');
  const { today } = officer;
  await enterOpinions(scientist, today);
  await enterOperations(officer, today);
  await enterImport(officer, today);
}

async function enterOpinions(scientist: ServiceContext, today: IsoDate): Promise<void> {
  const common = { validFrom: addDays(today, -60), validUntil: addDays(today, 305), supersedes: null, isPositive: true };
  must(
    'opinion',
    await recordOpinion(
      {
        ...common,
        taxon: 'Python regius',
        sources: ['R'],
        terms: ['LIV'],
        volume: '5000',
        unit: 'NAR',
        reasoning:
          'Eggs are taken under licence and a part of the hatchlings is released; the counts of three years are stable. Invented for the demonstration.',
        conditions: 'Hatchlings of this year, of the licensed ranches only.',
        limitingAdvice: null,
        isPublic: true,
      },
      scientist,
    ),
  );
  must(
    'opinion on a family',
    await recordOpinion(
      {
        ...common,
        taxon: 'Chamaeleonidae',
        sources: ['C', 'F'],
        terms: [],
        volume: null,
        unit: null,
        reasoning: 'Bred specimens add no pressure on the wild populations. Invented for the demonstration.',
        conditions: null,
        limitingAdvice: 'Grant no permits for wild females between March and June.',
        isPublic: false,
      },
      scientist,
    ),
  );
}

async function enterOperations(officer: ServiceContext, today: IsoDate): Promise<void> {
  const dated = { country: officer.party.code, validFrom: addDays(today, -400), validUntil: null };
  const basis = 'Register of the demonstration, invented';
  must(
    'operation',
    await registerOperation(
      {
        ...dated,
        kind: 'operation',
        number: 'A-XA-501',
        name: 'Port Example Parrot Breeders',
        address: '4 Harbour Street\n1000 Port Example',
        taxon: 'Psittacus erithacus',
        sources: ['D'],
        yearlyCapacity: null,
        unit: null,
        basis,
      },
      officer,
    ),
  );
  must(
    'facility',
    await registerOperation(
      {
        ...dated,
        kind: 'facility',
        number: 'XA-R-014',
        name: 'Élevage Savane S.A.R.L.',
        address: 'BP 1247\n1000 Port Example',
        taxon: 'Python regius',
        sources: ['R', 'C', 'F'],
        yearlyCapacity: '6000',
        unit: 'NAR',
        basis,
      },
      officer,
    ),
  );
  const institutions = [
    ['XA 001', 'University of Port Example, Zoological Collection', 'College Hill\n1020 Port Example'],
    ['XA 002', 'National Herbarium of Exampleland', '2 Garden Road\n1030 Port Example'],
  ] as const;
  for (const [code, name, address] of institutions)
    must('institution', await registerInstitution({ ...dated, code, name, address, basis }, officer));
}

async function enterImport(officer: ServiceContext, today: IsoDate): Promise<void> {
  const { reference } = must(
    'foreign document',
    await recordForeignDocument(
      {
        number: 'TG 2026/00417',
        issuedBy: 'TG',
        documentType: 'export-permit',
        issuedOn: addDays(today, -70),
        validUntil: addDays(today, 80),
        endorsedOn: addDays(today, -45),
        exportedOn: addDays(today, -45),
        presentedOn: addDays(today, -43),
        consignor: 'Lomé Reptiles SARL',
        consignee: 'Élevage Savane S.A.R.L.',
        purpose: 'T',
        ownImportPermitNumber: null,
        isAltered: false,
        alterationAuthenticated: null,
        isRetained: true,
        missingItems: [],
        specimensDiffer: [],
        remarks: 'Invented for the demonstration',
      },
      officer,
    ),
  );
  must(
    'line',
    await addForeignLine(
      {
        reference,
        scientificName: 'Python regius',
        appendix: 'II',
        source: 'R',
        term: 'LIV',
        unit: 'NAR',
        quantity: '200',
        arrived: '198',
        originCountry: 'TG',
        originPermitNumber: null,
        originPermitOn: null,
        marks: [],
      },
      officer,
    ),
  );
  must('acceptance', await judgeForeignDocument({ reference, outcome: 'accepted', reason: 'In order; two died on the way.' }, officer));
}
