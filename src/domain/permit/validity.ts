import { DOCUMENT_TYPE_LAW, type DocumentType } from '../codes/document-type';
import { type IsoDate, lastDayOfMonths } from '../shared/iso-date';

/** The longest permitted last day of a document issued on a day (box 2; VAL-01). */
export const lastPermittedDay = (documentType: DocumentType, issuedOn: IsoDate): IsoDate =>
  lastDayOfMonths(issuedOn, DOCUMENT_TYPE_LAW[documentType].maxMonths);
