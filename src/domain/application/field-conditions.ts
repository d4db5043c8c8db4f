import type { DocumentType, FormType } from '../codes/document-type';
import { hasOtherThanLatin, needsShaping } from '../people/latin-need';
import type { FieldScope } from './field-row';

/** Never. */
export const never = (): boolean => false;
/** The box 1 of the form is one of these. */
export const formIs =
  (...forms: readonly FormType[]) =>
  ({ application }: FieldScope): boolean =>
    forms.some((form) => form === application.form);
/** The source, alone or beside another. */
export const hasSource =
  (code: string) =>
  ({ line }: FieldScope) =>
    line.source === code || line.secondarySource === code;
/** It was re-exported before. */
export const reExportedBefore = ({ line }: FieldScope): boolean => line.reExportedBefore === 'yes';
/** The country of origin is not known (XX). */
export const originUnknown = ({ line }: FieldScope): boolean => line.originCountry === 'XX';
/** A re-export. */
export const isReExport = formIs('REEXPORT');
/** Re-export documents, and certificates for specimens that came from abroad, carry the history of boxes 12 and 12a. */
export const hasHistory = (scope: FieldScope): boolean =>
  isReExport(scope) || (formIs('OTHER')(scope) && scope.line.originCountry !== scope.application.partyCode);
/** Appendix I goes out: the import permit of the destination comes first (Art. III.2(d)). */
export const needsImportPermit = (scope: FieldScope): boolean =>
  formIs('EXPORT', 'REEXPORT')(scope) && scope.application.hasAppendixI === 'yes';
/** The permit of origin is named in part. */
export const partlyAnswered = ({ line }: FieldScope): boolean => Boolean(line.originPermitNumber || line.originPermitOn);
/** The name is also carried by the square code, in Latin letters only (decisions §7, claim 8). */
export const hasOtherLetters =
  (field: string) =>
  ({ application }: FieldScope) =>
    hasOtherThanLatin(application[field] ?? '');
/** An address is drawn as it is, unless its script needs shaping that the permit cannot do. */
export const cannotBeDrawn =
  (field: string) =>
  ({ application }: FieldScope) =>
    needsShaping(application[field] ?? '');

/** The applicant said that it is for somebody else, and may say otherwise. */
export const isAskedForWhom = ({ application }: FieldScope): boolean => application.onBehalf !== undefined;
/** The applicant applies for somebody else who has no account here. */
export const isForAnother = ({ application }: FieldScope): boolean => application.onBehalf === 'yes';

/** Bred, propagated or ranched outside the Secretariat's register: a facility of the national register may have raised it. */
export const isRaised = ({ line }: FieldScope): boolean => ['C', 'A', 'F', 'R'].includes(line.source ?? '');
/** One of these documents is asked for. */
export const documentIs =
  (...types: readonly DocumentType[]) =>
  ({ application }: FieldScope): boolean =>
    types.some((type) => type === application.documentType);
/** A trophy: the hunter brings home what he hunted (Res. Conf. 12.3 §I). */
export const isTrophy = ({ application }: FieldScope): boolean => application.purpose === 'H';
/** The annotation frees finished products up to a weight of listed wood (#15). */
export const countsListedWood = ({ line }: FieldScope): boolean => line.annotation === '#15';
