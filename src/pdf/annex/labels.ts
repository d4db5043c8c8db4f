import type { PermitState } from '@/domain/permit/permit-states';
import type { Label } from '../editions/2026-01/labels';

const label = (en: string, fr: string, es: string, box = ''): Label => ({ box, en, fr, es });

/** The words of the annex to box 14, English first as on the form. */
export const LABELS = {
  title: label(
    'ANNEX TO BOX 14: ENDORSEMENTS AS RECORDED',
    'Annexe à la case 14 : visas enregistrés',
    'Anexo a la casilla 14: refrendos registrados',
  ),
  number: label('ANNEX TO PERMIT / CERTIFICATE No.', 'Annexe au permis / certificat n°', 'Anexo al permiso / certificado No.', '1'),
  issuedOn: label('DATE OF ISSUE', 'Date de délivrance', 'Fecha de expedición', '13'),
  validUntil: label('VALID UNTIL', 'Valable jusqu’au', 'Válido hasta el', '2'),
  authority: label('MANAGEMENT AUTHORITY', 'Organe de gestion', 'Autoridad Administrativa', '6'),
  drawnAt: label('DRAWN FROM THE REGISTER AT', 'Extrait du registre le', 'Extraído del registro el'),
  state: label('STATE OF THE PERMIT AT THAT MOMENT', 'État du permis à ce moment', 'Estado del permiso en ese momento'),
  entries: label('ENTRIES IN ALL', 'Inscriptions', 'Asientos'),
  file: label('ISSUED FILE (SHA-256)', 'Fichier délivré (SHA-256)', 'Archivo expedido (SHA-256)'),
  log: label(
    'LOG OF THE REGISTER: NAME, SIZE, ROOT',
    'Journal du registre : nom, taille, racine',
    'Diario del registro: nombre, tamaño, raíz',
  ),
  balance: label('WHAT IS LEFT OF EACH LINE', 'Solde de chaque ligne', 'Saldo de cada línea'),
  record: label(
    'EVERY ENTRY, OLDEST FIRST',
    'Toutes les inscriptions, de la plus ancienne à la plus récente',
    'Todos los asientos, del más antiguo al más reciente',
  ),
} as const satisfies Record<string, Label>;

/** Columns of the two tables, with their widths. */
export const BALANCE_COLUMNS = [
  { width: 34, label: label('LINE', 'Ligne', 'Línea') },
  { width: 160, label: label('SCIENTIFIC NAME', 'Nom scientifique', 'Nombre científico') },
  { width: 140, label: label('UNIT', 'Unité', 'Unidad') },
  { width: 69, label: label('PERMITTED', 'Autorisé', 'Autorizado') },
  { width: 69, label: label('ENDORSED', 'Visé', 'Refrendado') },
  { width: 69.28, label: label('LEFT', 'Solde', 'Saldo') },
] as const;

export const ENTRY_COLUMNS = [
  { width: 26, label: label('No.', '', '') },
  { width: 96, label: label('ENTRY', 'Inscription', 'Asiento') },
  { width: 62, label: label('DATE', 'Date', 'Fecha') },
  { width: 132, label: label('PLACE: POST OF THE OFFICER', 'Lieu : poste de l’agent', 'Lugar: puesto del agente') },
  { width: 104, label: label('LINE, QUANTITY', 'Ligne, quantité', 'Línea, cantidad') },
  { width: 121.28, label: label('TRANSPORT DOCUMENT', 'Document de transport', 'Documento de transporte', '15') },
] as const;

/** What kind of entry it is. */
export const KINDS = {
  endorsement: label('Endorsement', 'Visa', 'Refrendo'),
  correction: label('Counter-entry', 'Contre-inscription', 'Contraasiento'),
} as const;

/** A line of which nothing counts down. */
export const NOT_COUNTED = label('not counted', 'non décompté', 'no se descuenta');
export const NO_ENTRY = label('No endorsement is recorded', 'Aucun visa enregistré', 'Ningún refrendo registrado');
export const NO_CHECKPOINT = label('none signed yet', 'aucun signé', 'ninguno firmado');
export const END = label('End of the record', 'Fin du relevé', 'Fin del registro');

/** States in which a permit may have an annex. */
export const STATES: Readonly<Record<Exclude<PermitState, 'signing' | 'void'>, Label>> = {
  issued: label('ISSUED, UNUSED', 'délivré, non utilisé', 'expedido, sin usar'),
  'partly-used': label('PARTLY USED', 'partiellement utilisé', 'parcialmente usado'),
  used: label('USED', 'utilisé', 'usado'),
  expired: label('EXPIRED', 'expiré', 'vencido'),
  suspended: label('SUSPENDED', 'suspendu', 'suspendido'),
  revoked: label('REVOKED', 'révoqué', 'revocado'),
  replaced: label('REPLACED', 'remplacé', 'reemplazado'),
};

/** At the foot of each sheet. The address follows each. */
export const FOOT_NOTES = [
  'This annex is no permit and moves no specimen. It tells what the register held at the moment named on it. Its proof is the seal of the file, which tells of later entries too: hand the file in at',
  'Cette annexe n’est pas un permis et ne couvre aucun spécimen. Elle dit ce que le registre contenait au moment indiqué. La preuve est le sceau du fichier ; pour le vérifier et connaître la suite :',
  'Este anexo no es un permiso ni ampara ningún espécimen. Dice lo que el registro contenía en el momento indicado. La prueba es el sello del archivo; para comprobarlo y saber lo posterior:',
] as const;
