/** A printed label of the form: its box number and the words in the three working languages. */
export interface Label {
  readonly box: string;
  readonly en: string;
  readonly fr: string;
  readonly es: string;
}

const label = (box: string, en: string, fr: string, es: string): Label => ({ box, en, fr, es });

/** The labels of Res. Conf. 12.3 (Rev. CoP19), Annex 2. */
export const LABELS = {
  number: label('1', 'PERMIT / CERTIFICATE No.', 'Permis / certificat n°', 'Permiso / certificado No.'),
  validUntil: label('2', 'VALID UNTIL', 'Valable jusqu’au', 'Válido hasta el'),
  importer: label('3', 'IMPORTER (name and address)', 'Importateur (nom et adresse)', 'Importador (nombre y dirección)'),
  countryOfImport: label('3a', 'COUNTRY OF IMPORT', 'Pays d’importation', 'País de importación'),
  exporter: label(
    '4',
    'EXPORTER / RE-EXPORTER (name, address, country)',
    'Exportateur / réexportateur (nom, adresse, pays)',
    'Exportador / reexportador (nombre, dirección, país)',
  ),
  applicantSignature: label('', 'Signature of the applicant', 'Signature du demandeur', 'Firma del solicitante'),
  conditions: label('5', 'SPECIAL CONDITIONS', 'Conditions spéciales', 'Condiciones especiales'),
  purpose: label('5a', 'PURPOSE OF THE TRANSACTION', 'But de la transaction', 'Finalidad de la transacción'),
  stamp: label('5b', 'SECURITY STAMP No.', 'Timbre n°', 'Estampilla No.'),
  authority: label(
    '6',
    'MANAGEMENT AUTHORITY (name, address, seal, country)',
    'Organe de gestion (nom, adresse, cachet, pays)',
    'Autoridad Administrativa (nombre, dirección, sello, país)',
  ),
  species: label(
    '7/8',
    'SCIENTIFIC NAME (genus and species) and COMMON NAME',
    'Nom scientifique (genre et espèce) et nom commun',
    'Nombre científico (género y especie) y nombre común',
  ),
  description: label(
    '9',
    'DESCRIPTION, incl. identifying MARKS or NUMBERS (age/sex if live)',
    'Description, y compris marques ou numéros d’identification (âge/sexe si vivants)',
    'Descripción, incluidas marcas o números de identificación (edad/sexo si vivos)',
  ),
  appendix: label('10', 'APPENDIX, SOURCE', 'Annexe, source', 'Apéndice, origen'),
  quantity: label('11', 'QUANTITY (including unit)', 'Quantité (et unité)', 'Cantidad (y unidad)'),
  quota: label('11a', 'TOTAL EXPORTED / QUOTA', 'Total exporté / quota', 'Total exportado / cupo'),
  origin: label('12', 'COUNTRY OF ORIGIN *, permit No., date', 'Pays d’origine *, permis n°, date', 'País de origen *, permiso No., fecha'),
  lastReExport: label(
    '12a',
    'COUNTRY OF LAST RE-EXPORT, cert. No., date',
    'Pays de dernière réexportation, certificat n°, date',
    'País de la última reexportación, certificado No., fecha',
  ),
  operation: label(
    '12b',
    'OPERATION No. ** or DATE OF ACQUISITION ***',
    'N° de l’établissement ** ou date d’acquisition ***',
    'No. del establecimiento ** o fecha de adquisición ***',
  ),
  issued: label(
    '13',
    'THIS PERMIT / CERTIFICATE IS ISSUED BY',
    'Ce permis / certificat est délivré par',
    'Este permiso / certificado es expedido por',
  ),
  place: label('', 'PLACE', 'Lieu', 'Lugar'),
  date: label('', 'DATE', 'Date', 'Fecha'),
  seal: label(
    '',
    'SECURITY STAMP, SIGNATURE, OFFICIAL SEAL',
    'Timbre de sécurité, signature, cachet officiel',
    'Estampilla de seguridad, firma, sello oficial',
  ),
  endorsement: label('14', 'EXPORT ENDORSEMENT', 'Visa à l’exportation', 'Refrendo de exportación'),
  block: label('', 'BLOCK', 'Bloc', 'Bloque'),
  endorsedQuantity: label('', 'QUANTITY', 'Quantité', 'Cantidad'),
  port: label('', 'PORT OF EXPORT', 'Port d’exportation', 'Puerto de exportación'),
  signature: label('', 'SIGNATURE', 'Signature', 'Firma'),
  officialStamp: label('', 'OFFICIAL STAMP AND TITLE', 'Cachet officiel et titre', 'Sello oficial y cargo'),
  transport: label(
    '15',
    'BILL OF LADING / AIR WAYBILL No.',
    'Connaissement / lettre de transport aérien n°',
    'Conocimiento de embarque / guía aérea No.',
  ),
  issueDate: label('', 'DATE OF ISSUE', 'Date de délivrance', 'Fecha de expedición'),
  extent: label('', 'THIS PAGE', 'Cette page', 'Esta página'),
} as const satisfies Record<string, Label>;

/** The name of the Convention. */
export const CONVENTION = {
  en: 'CONVENTION ON INTERNATIONAL TRADE IN ENDANGERED SPECIES OF WILD FAUNA AND FLORA',
  fr: 'CONVENTION SUR LE COMMERCE INTERNATIONAL DES ESPÈCES DE FAUNE ET DE FLORE SAUVAGES MENACÉES D’EXTINCTION',
  es: 'CONVENCIÓN SOBRE EL COMERCIO INTERNACIONAL DE ESPECIES AMENAZADAS DE FAUNA Y FLORA SILVESTRES',
} as const;

/** Box 1: the kinds of the form, in its order. */
export const KINDS = [
  { form: 'EXPORT', en: 'EXPORT', other: 'Exportation · Exportación' },
  { form: 'REEXPORT', en: 'RE-EXPORT', other: 'Réexportation · Reexportación' },
  { form: 'IMPORT', en: 'IMPORT', other: 'Importation · Importación' },
  { form: 'OTHER', en: 'OTHER:', other: 'Autre · Otro' },
] as const;

/** Box 5, pre-printed: transport of live animals (Res. Conf. 10.21; Annex 2 of Res. Conf. 12.3). */
export const LIVE_TRANSPORT = [
  'For live animals, this permit or certificate is valid only if the transport conditions comply with the CITES Guidelines for the Non-Air Transport of Live Wild Animals and Plants or, for air transport, with the IATA Live Animals Regulations.',
  'Animaux vivants : valable seulement si le transport est conforme aux Lignes directrices CITES ou, par avion, à la Réglementation IATA.',
  'Animales vivos: válido sólo si el transporte cumple las Directrices CITES o, por vía aérea, la Reglamentación IATA.',
] as const;

/** The notes of boxes 12 and 12b. */
export const ORIGIN_NOTES = [
  '* Country where taken from the wild, bred or artificially propagated; permit and date only for re-export · Pays de prélèvement, d’élevage ou de reproduction · País de captura, cría o reproducción',
  '** Appendix-I specimens bred or propagated for commercial purposes · Annexe I, à des fins commerciales · Apéndice I, con fines comerciales    *** Pre-Convention specimens · Spécimens pré-Convention · Especímenes preconvención',
] as const;

/** Box 13: the electronic equivalent of signature and seal. */
export const SIGNED = [
  'Signed electronically. The proof is the signature: scan the code or check at the address above. A copy on paper proves nothing by itself.',
  'Signé électroniquement. La preuve est la signature : lire le code ou vérifier à l’adresse ci-dessus. Une copie sur papier ne prouve rien en soi.',
  'Firmado electrónicamente. La prueba es la firma: lea el código o compruebe en la dirección de arriba. Una copia en papel no prueba nada por sí sola.',
] as const;

/** Box 13 of a copy. */
export const COPIED = [
  'This is a copy for the files. It carries no signature and no code, and no specimen may be moved with it: ask for the original (Convention, Art. VI.4).',
  'Copie pour les dossiers, sans signature ni code : aucun spécimen ne peut circuler sous son couvert ; demander l’original (Convention, art. VI.4).',
  'Copia para archivo, sin firma ni código: ningún espécimen puede circular con ella; exija el original (Convención, art. VI.4).',
] as const;

/** Box 13 of a preview. */
export const UNSIGNED = [
  'Not signed. This is a specimen of what may be issued; it is not a permit and has no value at a border.',
  'Non signé. Ceci est un spécimen de ce qui pourra être délivré ; ce n’est pas un permis et il est sans valeur à la frontière.',
  'Sin firmar. Es un espécimen de lo que podrá expedirse; no es un permiso y carece de valor en la frontera.',
] as const;

/** Foot: language and return of the used document. */
export const FOOT_NOTES = [
  'Form in English, French and Spanish, the working languages of the Convention. After use, return this document to a Management Authority of the importing country.',
  'Formulaire en anglais, français et espagnol, langues de travail de la Convention. Après usage, renvoyer ce document à un organe de gestion du pays d’importation.',
  'Formulario en inglés, francés y español, idiomas de trabajo de la Convención. Tras su uso, devuélvase a una Autoridad Administrativa del país de importación.',
] as const;

/** What stands where a text is in a script that is not drawn and there is no Latin line for it. */
export const OTHER_SCRIPT = {
  en: '[name in another script: see register]',
  others: '[nom dans une autre écriture : voir le registre] · [nombre en otra escritura: véase el registro]',
} as const;

/** The same for what is not a name. */
export const OTHER_SCRIPT_TEXT = {
  en: '[text in another script: see register]',
  others: '[texte dans une autre écriture : voir le registre] · [texto en otra escritura: véase el registro]',
} as const;

/** The note under a Latin line that stands for a name in another script. */
export const LATIN_NOTE =
  'Latin form; original script in the register · Forme latine ; original au registre · Forma latina; original en el registro';

/** Under the QR. */
export const CHECK = 'Check this document · Vérifier · Verificar';
export const CHECK_CODE = 'Check code · Code de contrôle · Código de control';
/** Box 5b of a Party that uses no stamps. */
export const NO_STAMP = { en: 'not used (electronic)', others: 'non utilisé · no se usa' } as const;
/** What a paper may be. A copy is marked as a copy only (Convention, Art. VI.4), a preview as a specimen. */
export type PaperKind = 'original' | 'specimen' | 'copy';

/** The word of box 1 that says so, which also lies across a paper that is no original. */
export const PAPER_WORD: Readonly<Record<PaperKind, string>> = { original: 'ORIGINAL', specimen: 'SPECIMEN', copy: 'COPY' };
/** Under that word, where an original has its square code. */
export const PAPER_NOTE: Readonly<Record<Exclude<PaperKind, 'original'>, string>> = {
  specimen: 'NOT VALID · NON VALABLE · SIN VALIDEZ',
  copy: 'COPIE · COPIA · NOT VALID AT A BORDER',
};
