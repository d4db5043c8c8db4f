/** The five tours: who sets out with what, and what they know before they begin. Codes stand for what the pages say in words. */
import { expect } from '@playwright/test';
import type { TypedAnswers } from '../steps/apply';
import { goOn, leaveBy, look, type Tour } from './tour';
import { DECLARES, finds, GIVES_DOCUMENTS, READS_THE_RESULT, sendsSheet } from './turns';

/** The trader whom the office knows, as the sign-in page of the demonstration prints the account, and the exporter's side of a form. */
const TRADER: TypedAnswers = {
  email: 'trader@example.test',
  password: 'ranched pythons travel well',
  exporterName: 'Élodie Savane',
  exporterAddress: '12 rue du Marché\n1000 Port Example',
  exporterCountry: 'XA',
  another: 'no',
};

const SENT = '.notice-success .reference';
const APPLIES = [READS_THE_RESULT, GIVES_DOCUMENTS, DECLARES];

async function opens(tour: Tour, door: '/check' | '/sign-in'): Promise<void> {
  await look(tour);
  await leaveBy(tour, tour.page.locator(`main a[href="${door}"]`));
}

/** A breeder sells three living parrots of Appendix II abroad. */
async function parrots(tour: Tour): Promise<void> {
  const answers = {
    ...TRADER,
    what: 'live',
    way: 'out',
    before: 'here',
    source: 'C',
    country: 'FR',
    purpose: 'T',
    importerName: 'Volière de la Loire',
    importerAddress: '3 quai des Oiseaux\n45000 Orléans',
    description: 'Three young birds, hatched in 2026: two males, one female',
    quantity: '3',
    marks: 'XA 26 0311\nXA 26 0312\nXA 26 0313',
  };
  await opens(tour, '/check');
  await goOn(tour, answers, SENT, [finds('Poicephalus', 'Poicephalus senegalus'), ...APPLIES]);
}

/** A musician takes a guitar of 1968 with a rosewood back of Appendix I on tour. */
async function guitar(tour: Tour): Promise<void> {
  const answers = {
    ...TRADER,
    what: 'own',
    thing: 'instrument',
    way: 'tour',
    acquired: '1968-05-01',
    country: '*',
    holds: 'yes',
    ownerAccompanies: 'yes',
    importerName: 'Élodie Savane',
    importerAddress: '12 rue du Marché\n1000 Port Example',
    importerCountry: 'FR',
    description: 'Acoustic guitar of 1968, back and sides of Brazilian rosewood',
    quantity: '1',
    source: 'O',
    acquiredOn: '1968-05-01',
    originCountry: 'BR',
    originReason: 'Bought in Port Example in 1968, before the Convention',
    marks: '68-1042',
  };
  await opens(tour, '/check');
  await goOn(tour, answers, SENT, [finds('Dalbergia nigra', 'Dalbergia nigra'), ...APPLIES]);
}

/** A hunter brings the trophy of a leopard home: the import permit of the other country comes first. */
async function leopard(tour: Tour): Promise<void> {
  const answers = {
    ...TRADER,
    what: 'product',
    term: 'TRO',
    way: 'out',
    before: 'here',
    source: 'W',
    country: 'US',
    purpose: 'H',
    huntedOn: '2026-09-14',
    huntedIn: 'XA',
    hunterIsImporter: 'yes',
    importerName: 'Jordan Reyes',
    importerAddress: '18 Mesa Road\nSanta Fe, NM 87501',
    description: 'Skin with skull of one adult male',
    quantity: '1',
    marks: 'XA-TRO-26-007',
  };
  await opens(tour, '/check');
  await goOn(tour, answers, SENT, [finds('leopard', 'Panthera pardus'), ...APPLIES]);
}

/** Rings that no other traveller has used: whoever reads French has birds of their own. */
const FIRST_RING = { en: 1001, fr: 2001, es: 3001 } as const;
const falconSheet = (first: number): string =>
  [
    'Species\tTerm\tDescription\tQuantity\tUnit\tSource\tCountry of origin\tMarks',
    ...Array.from({ length: 50 }, (_, index) => `Falco cherrug\tLIV\tJuvenile of 2026\t1\tNAR\tC\tXA\tXA 26 ${String(first + index)}`),
  ].join('\n');

/** A falconer's fifty ringed birds, out of the sheet that lists them. */
async function falcons(tour: Tour): Promise<void> {
  const answers = {
    ...TRADER,
    form: 'EXPORT',
    purpose: 'T',
    importerName: 'Al Saqr Falcons',
    importerAddress: 'Zayed Road 9\nAbu Dhabi',
    importerCountry: 'AE',
  };
  await opens(tour, '/sign-in');
  await goOn(tour, answers, SENT, [sendsSheet(falconSheet(FIRST_RING[tour.language])), ...APPLIES]);
}

/** A laboratory sends orchid seedlings in flasks, and learns that it needs no document. */
async function orchids(tour: Tour): Promise<void> {
  const answers = { what: 'live', form: 'sterile', way: 'out', before: 'here', source: 'A', country: 'DE', purpose: 'T' };
  await opens(tour, '/check');
  await goOn(tour, answers, '.check-verdict', [finds('Phalaenopsis', 'Phalaenopsis amabilis')]);
  await expect(tour.page.locator('.check-verdict')).toHaveClass(/notice-success/);
  await expect(tour.page.locator('main a[href^="/apply"]')).toHaveCount(0);
}

/** Each tour by the name of its pictures. */
export const JOURNEYS = { parrots, guitar, leopard, falcons, orchids };
