import { makeCheckCode } from '@/domain/permit/check-code';
import type { PermitContent, PermitLine, PermitParty } from '@/domain/permit/permit';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Quantity } from '@/domain/shared/quantity';
import type { RenderOptions } from '@/pdf/render-permit';

/** Invented permits of the demonstration Party, one for each thing that the form must cope with. */

const day = (text: string) => text as IsoDate;
const quantity = (text: string) => text as Quantity;

export const CHECK_ADDRESS = 'https://permits.example.org/verify';

/** As long as the signed code of a permit with many lines. */
export const QR_TEXT = `HTTPS://PERMITS.EXAMPLE.ORG/V/${Array.from({ length: 640 }, (_, i) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(i * 7 + (i % 13)) % 32]).join('')}`;

export const WORDS: PermitContent['words'] = {
  'country:XA': { en: 'Exampleland', fr: 'Exemplie', es: 'Ejemplia' },
  'country:JP': { en: 'Japan', fr: 'Japon', es: 'Japón' },
  'country:TG': { en: 'Togo', fr: 'Togo', es: 'Togo' },
  'country:DK': { en: 'Denmark', fr: 'Danemark', es: 'Dinamarca' },
  'country:CN': { en: 'China', fr: 'Chine', es: 'China' },
  'country:EG': { en: 'Egypt', fr: 'Égypte', es: 'Egipto' },
  'country:GB': {
    en: 'United Kingdom of Great Britain and Northern Ireland',
    fr: 'Royaume-Uni de Grande-Bretagne et d’Irlande du Nord',
    es: 'Reino Unido de Gran Bretaña e Irlanda del Norte',
  },
  'term:LIV': { en: 'Live', fr: 'Vivant', es: 'Vivos' },
  'term:SKI': { en: 'Skins', fr: 'Peaux', es: 'Pieles' },
  'term:LPS': { en: 'Leather products (small)', fr: 'Articles en cuir (petits)', es: 'Productos de cuero (pequeños)' },
  'term:SAW': { en: 'Sawn wood', fr: 'Bois sciés', es: 'Madera aserrada' },
  'unit:NAR': { en: 'Number of specimens', fr: 'Nombre de spécimens', es: 'Número de especímenes' },
  'unit:KGM': { en: 'Kilograms', fr: 'Kilogrammes', es: 'Kilogramos' },
  'unit:MTQ': { en: 'Cubic metres', fr: 'Mètres cubes', es: 'Metros cúbicos' },
  'purpose:T': { en: 'Commercial', fr: 'Transaction commerciale', es: 'Comercial' },
  'purpose:S': { en: 'Scientific', fr: 'Scientifique', es: 'Científico' },
  'purpose:B': {
    en: 'Breeding in captivity or artificial propagation',
    fr: 'Élevage en captivité ou reproduction artificielle',
    es: 'Cría en cautividad o reproducción artificial',
  },
  'source:R': { en: 'Ranched', fr: 'Élevé en ranch', es: 'Criado en granja' },
};

export const EXPORTER: PermitParty = {
  name: 'Élevage Savane S.A.R.L.',
  latinName: null,
  address: ['12 avenue de la Lagune', 'BP 1247, Port-Exemple'],
  latinAddress: null,
  country: 'XA',
};

export const IMPORTER: PermitParty = {
  name: 'Reptile House Yokohama K.K.',
  latinName: null,
  address: ['2-14-8 Minatomirai, Nishi-ku', 'Yokohama 220-0012'],
  latinAddress: null,
  country: 'JP',
};

const line = (position: number, change: Partial<PermitLine> = {}): PermitLine => ({
  position,
  scientificName: 'Python regius',
  commonName: 'Ball python · Python royal',
  appendix: 'II',
  annotation: null,
  source: 'R',
  secondarySource: null,
  term: 'LIV',
  description: 'Juveniles of 2026, 20 males and 20 females',
  marks: ['PIT 968000012345671 to 968000012345710'],
  quantity: quantity('40'),
  unit: 'NAR',
  quota: { exportedToDate: '148', limit: '1500' },
  origin: { country: 'XA', permitNumber: null, issuedOn: null },
  lastReExport: null,
  operationNumber: null,
  acquiredOn: null,
  ...change,
});

const FOUR: readonly PermitLine[] = [
  line(1),
  line(2, {
    scientificName: 'Chamaeleo gracilis',
    commonName: 'Graceful chameleon',
    source: 'W',
    description: 'Adults, ♂ 6 ♀ 6',
    marks: [],
    quantity: quantity('12'),
    quota: { exportedToDate: '512', limit: '2000' },
  }),
  line(3, {
    scientificName: 'Pterocarpus erinaceus',
    commonName: 'African rosewood, kosso',
    source: 'W',
    annotation: '#17',
    term: 'SAW',
    description: 'Sawn wood, planks of 25 × 150 mm, air dried',
    marks: ['Lot PE-26-0117'],
    quantity: quantity('18.25'),
    unit: 'MTQ',
    quota: null,
    origin: { country: 'TG', permitNumber: 'TG-2026-00417/EX', issuedOn: day('2026-02-11') },
    lastReExport: { country: 'DK', permitNumber: '26DK000231/RX', issuedOn: day('2026-06-30') },
  }),
  line(4, {
    scientificName: 'Crocodylus niloticus',
    commonName: 'Nile crocodile',
    appendix: 'I',
    source: 'D',
    term: 'LPS',
    description: 'Wallets and belts',
    marks: ['XA-2025-CRO-1180', 'XA-2025-CRO-1181'],
    quantity: quantity('260'),
    quota: null,
    operationNumber: 'A-XA-501',
    acquiredOn: null,
  }),
];

const BASE: PermitContent = {
  version: 1,
  edition: '2026-01',
  party: 'XA',
  permitNumber: '26XA000123/EX',
  form: 'EXPORT',
  documentType: 'EX',
  otherTitle: null,
  issuedOn: day('2026-11-23'),
  validFrom: day('2026-11-23'),
  validUntil: day('2027-05-22'),
  exporter: EXPORTER,
  importer: IMPORTER,
  countryOfImport: 'JP',
  countryOfExport: 'XA',
  purpose: 'T',
  specialConditions: ['Valid for one consignment.', 'Quota figures include this permit.'],
  securityStampNumber: null,
  managementAuthority: {
    name: 'Management Authority of Exampleland',
    address: ['Directorate of Wildlife', '1 Treaty Square', 'Port-Exemple'],
    country: 'XA',
  },
  lines: [line(1)],
  issue: { by: 'A. K. Mensah', title: 'Head of the permit section', place: 'Port-Exemple', on: day('2026-11-23') },
  markings: [],
  checkCode: makeCheckCode([7, 12, 20, 4, 22, 2, 29, 24, 9, 29, 11]),
  words: WORDS,
};

const seven = [...FOUR, ...FOUR.slice(0, 3).map((each, index) => ({ ...each, position: index + 5 }))];
const LONG_NAME =
  'Gesellschaft zur Erhaltung und wissenschaftlichen Erforschung seltener Reptilien und Amphibien der Tropen gemeinnützige Gesellschaft mit beschränkter Haftung';

/** A permit and whether it is drawn as a preview. */
export interface Sample {
  readonly name: string;
  readonly content: PermitContent;
  readonly preview?: true;
  readonly copy?: true;
}

/** How a sample is drawn. */
export const optionsOf = ({ preview, copy }: Sample): RenderOptions => ({
  qrText: preview || copy ? null : QR_TEXT,
  ...(copy ? { copy } : {}),
  checkAddress: CHECK_ADDRESS,
});

export const sample = (name: string): Sample => {
  const found = SAMPLES.find((each) => each.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found;
};

export const SAMPLES: readonly Sample[] = [
  { name: 'one-line', content: BASE },
  { name: 'four-lines', content: { ...BASE, lines: FOUR } },
  { name: 'seven-lines', content: { ...BASE, permitNumber: '26XA000124/EX', lines: seven } },
  {
    name: 'longest-texts',
    content: {
      ...BASE,
      permitNumber: '26XA000125/EX',
      importer: {
        ...IMPORTER,
        name: LONG_NAME,
        address: [
          'Wissenschaftspark an der alten Kavalleriekaserne, Gebäude 14 b, Aufgang Süd, 3. Obergeschoss',
          'Straße der internationalen Freundschaft zwischen den Völkern 118–122',
          'D-12489 Berlin-Treptow',
        ],
        country: 'GB',
      },
      countryOfImport: 'GB',
      purpose: 'B',
      securityStampNumber: 'XA 0012345 A',
      specialConditions: Array.from(
        { length: 9 },
        (_, i) =>
          `Condition ${i + 1}: the holder keeps the register of births, deaths, transfers and returns of the specimens and shows it on request.`,
      ),
      managementAuthority: {
        name: 'Ministry of the Environment, of Forests, of Sustainable Development and of the Coast, Directorate-General of Wildlife and Protected Areas',
        address: [
          'Quartier administratif, immeuble des Conventions internationales',
          'Boulevard du 13 janvier 2026, 4e étage',
          'Boîte postale 4 021',
          'Port-Exemple',
        ],
        country: 'XA',
      },
      lines: [
        line(1, {
          scientificName: 'Paphiopedilum rothschildianum subsp. exemplarianum var. longissimum',
          commonName: 'Orchidée sabot de Vénus de Rothschild, dite aussi sabot d’or de Kinabalu',
          marks: Array.from({ length: 40 }, (_, i) => `XA-2026-${String(i + 1).padStart(5, '0')}`),
          quantity: quantity('999999999999.999999'),
          quota: { exportedToDate: '999999999999.999999', limit: '999999999999.999999' },
          origin: { country: 'GB', permitNumber: 'A-VERY-LONG-FOREIGN-NUMBER-0123456789', issuedOn: day('2026-01-01') },
          lastReExport: { country: 'GB', permitNumber: 'A-VERY-LONG-FOREIGN-NUMBER-0123456780', issuedOn: day('2026-02-01') },
          operationNumber: 'A-XA-501-THE-LONGEST-REGISTERED-OPERATION-NAME',
          acquiredOn: day('1969-07-04'),
          source: 'O',
          secondarySource: 'I',
          annotation: '#15',
        }),
      ],
      issue: {
        by: 'Marie-Antoinette Wilhelmina van der Meulen-Okonkwo y Fernández de la Concepción',
        title: 'Deputy Director-General for International Conventions and Permits',
        place: 'Saint-Exemple-des-Grands-Lacs-du-Nord',
        on: day('2026-11-23'),
      },
    },
  },
  {
    name: 'many-scripts',
    content: {
      ...BASE,
      permitNumber: '26XA000126/EX',
      exporter: {
        ...EXPORTER,
        name: 'شركة الواحة للأحياء البرية',
        latinName: 'Al-Waha Wildlife Company',
        address: ['١٢ شارع النيل'],
        latinAddress: ['12 Nile Street', 'Port-Exemple'],
      },
      importer: {
        name: '王小明',
        latinName: 'Wang Xiaoming',
        address: ['北京市朝阳区建国路88号'],
        latinAddress: ['88 Jianguo Road, Chaoyang, Beijing'],
        country: 'CN',
      },
      countryOfImport: 'CN',
      specialConditions: ['José Nguyễn Łódź Ɓɗ Ɛɔ Ελλάς Жук ẹ̀ ñ ß Ğ Ș ÿ', 'مسموح مرة واحدة'],
      issue: { ...BASE.issue, by: 'José Nguyễn Łukasz Ɓala' },
      lines: [
        line(1, { commonName: '球蟒 · ボールニシキヘビ' }),
        line(2, { commonName: 'Πύθωνας · Королевский питон · 공비단뱀', marks: ['علامة 1'] }),
      ],
    },
  },
  {
    name: 'no-latin-line',
    content: {
      ...BASE,
      permitNumber: '26XA000127/EX',
      exporter: { ...EXPORTER, name: 'בית הזוחלים', latinName: null, address: ['रामगढ़', 'กรุงเทพ'], latinAddress: null },
    },
  },
  { name: 'specimen-preview', content: { ...BASE, lines: seven }, preview: true },
  {
    name: 'replacement',
    content: {
      ...BASE,
      permitNumber: '26XA000128/EX',
      markings: [
        'REPLACEMENT of 26XA000123/EX, cancelled on 2026-11-20: name of the importer corrected',
        'RETROSPECTIVE: the specimens left on 2026-11-19 (Res. Conf. 12.3, § XIII)',
      ],
    },
  },
  { name: 'title-re-export', content: { ...BASE, permitNumber: '26XA000129/RX', form: 'REEXPORT', documentType: 'RX' } },
  {
    name: 'title-import',
    content: { ...BASE, permitNumber: '26XA000130/IM', form: 'IMPORT', documentType: 'IM', validUntil: day('2027-11-22') },
  },
  {
    name: 'title-other',
    content: { ...BASE, permitNumber: '26XA000131/CB', form: 'OTHER', documentType: 'CB', otherTitle: 'Certificate of captive breeding' },
  },
  {
    name: 'crossing-sheet',
    content: {
      ...BASE,
      edition: '2026-02',
      permitNumber: '26XA000132/MI',
      form: 'OTHER',
      documentType: 'MI',
      otherTitle: 'Musical instrument certificate',
      validUntil: day('2029-11-22'),
      lines: [
        line(1, {
          scientificName: 'Dalbergia nigra',
          commonName: 'Brazilian rosewood',
          appendix: 'I',
          source: 'O',
          quantity: quantity('1'),
        }),
      ],
    },
  },
  { name: 'copy', content: { ...BASE, edition: '2026-02', permitNumber: '26XA000133/EX', lines: seven }, copy: true },
];
