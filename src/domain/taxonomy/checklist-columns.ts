/** The 33 columns of the official Checklist of CITES Species / Species+ export, in the order in which it writes them. */
export const CHECKLIST_COLUMNS = [
  'TaxonId',
  'Kingdom',
  'Phylum',
  'Class',
  'Order',
  'Family',
  'Genus',
  'Species',
  'Subspecies',
  'FullName',
  'AuthorYear',
  'RankName',
  'CurrentListing',
  'FullAnnotationEnglish',
  'AnnotationEnglish',
  'AnnotationSpanish',
  'AnnotationFrench',
  '#AnnotationSymbol',
  '#Annotation',
  'SynonymsWithAuthors',
  'EnglishNames',
  'SpanishNames',
  'FrenchNames',
  'CitesAccepted',
  'All_DistributionISOCodes',
  'All_DistributionFullNames',
  'NativeDistributionFullNames',
  'Introduced_Distribution',
  'Introduced(?)_Distribution',
  'Reintroduced_Distribution',
  'Extinct_Distribution',
  'Extinct(?)_Distribution',
  'Distribution_Uncertain',
] as const;
export type ChecklistColumn = (typeof CHECKLIST_COLUMNS)[number];

/** One row of the export as text, by column. */
export type ChecklistRecord = Readonly<Record<ChecklistColumn, string>>;

/** The columns that a header lacks. */
export const missingColumns = (header: readonly string[]): readonly ChecklistColumn[] =>
  CHECKLIST_COLUMNS.filter((column) => !header.includes(column));
