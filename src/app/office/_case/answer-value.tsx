import type { Application, SpecimenLine } from '@/domain/application/application';
import { type FieldName, fieldRow } from '@/domain/application/application-fields';
import { DocumentType, FormType } from '@/domain/codes/document-type';
import type { Words } from '@/i18n/words';
import type { CodeBook, CodeListName } from '@/services/reference/list-codes';
import { Code, TaxonName } from '@/ui/layout/page-parts';

const LISTS: Readonly<Partial<Record<string, CodeListName>>> = {
  purpose: 'purposes',
  term: 'terms',
  unit: 'units',
  source: 'sources',
  'secondary-source': 'sources',
};

interface AnswerProps {
  readonly name: FieldName;
  readonly application: Application;
  readonly line: SpecimenLine | null;
  readonly codes: CodeBook;
  readonly words: Words;
}

/** One answer as a reader takes it in: codes with their names, days and quantities as the language writes them. */
export function AnswerValue({ name, application, line, codes, words }: AnswerProps) {
  const { t, format } = words;
  const value = (line ? line.answers : application.answers)[name];
  if (!value) return <span className="hint">{t('shared.notAnswered')}</span>;
  const { kind } = fieldRow(name);
  const list = LISTS[kind];
  if (list) return <CodeWithName code={value} name={codes.nameOf(list, value)} />;
  switch (kind) {
    case 'taxon':
      return <TaxonName name={value} />;
    case 'country':
      return <CodeWithName code={value} name={format.country(value)} />;
    case 'form':
      return FormType.safeParse(value).success ? t(`codes.form.${FormType.parse(value)}`) : value;
    case 'document-type':
      return DocumentType.safeParse(value).success ? t(`codes.documentType.${DocumentType.parse(value)}`) : value;
    case 'date':
      return format.day(value);
    case 'quantity':
      return format.quantity(value);
    case 'yes-no':
      return value === 'yes' ? t('shared.yes') : t('shared.no');
    case 'permit-number':
      return <Code>{value}</Code>;
    default:
      return <bdi className="typed">{value}</bdi>;
  }
}

const CodeWithName = ({ code, name }: { readonly code: string; readonly name: string }) => (
  <>
    <Code>{code}</Code> {name === code ? null : name}
  </>
);
