/** docs/reference/fields.md. */
import { FIELD_NAMES, type FieldName, fieldRow } from '@/domain/application/application-fields';
import type { Answers, FieldScope } from '@/domain/application/field-row';
import { FORM_TYPES, type FormType } from '@/domain/codes/document-type';
import { MESSAGES } from '@/i18n/messages';
import { code, list, page, table } from './markdown';

type Choices = Readonly<Record<string, readonly string[]>>;

/** Every combination of some answers. */
const combinations = (choices: Choices): readonly Answers[] =>
  Object.entries(choices).reduce<readonly Answers[]>(
    (found, [name, values]) => found.flatMap((answers) => values.map((value) => ({ ...answers, [name]: value }))),
    [{}],
  );

// The conditions are functions; what they do is found out by asking them about every answer that any of them looks at.
const lines = combinations({
  source: ['W', 'D', 'O', 'U'],
  secondarySource: ['', 'O'],
  originCountry: ['XA', 'GH', 'XX'],
  originPermitNumber: ['', '1'],
  reExportedBefore: ['yes', 'no'],
});
const parties = [
  { exporterName: 'Ana', exporterAddress: 'Road', importerName: 'Ana', importerAddress: 'Road' },
  { exporterName: '王', exporterAddress: 'شارع', importerName: '王', importerAddress: 'شارع' },
];
const applications = combinations({ hasAppendixI: ['yes', 'no'] }).flatMap((answers) => parties.map((names) => ({ ...answers, ...names })));

const scopes = (form: FormType): readonly FieldScope[] =>
  applications.flatMap((application) => lines.map((line) => ({ application: { ...application, form, partyCode: 'XA' }, line })));

function whenAsked(name: FieldName, form: FormType): string {
  const { applies, required } = fieldRow(name);
  const all = scopes(form);
  const asked = all.filter(applies);
  if (asked.length === 0) return '–';
  const needed = asked.filter(required).length;
  const duty = needed === asked.length ? 'must' : needed === 0 ? 'may' : 'may, must at times';
  return asked.length === all.length ? duty : `if it arises: ${duty}`;
}

/** Every field of the form, once. */
export const fieldsPage = (): string =>
  page(
    'Fields',
    'src/domain/application/application-fields.ts',
    '*Box* is the box of the standard form (Res. Conf. 12.3, Annex 2). *Rests on*: when that answer changes, this one is taken away. *must*: it is asked and has to be answered before the application can be sent; *if it arises*: it is asked because of another answer. Every field is sealed once the application is sent, and opens again when it is returned.',
    ...(['application', 'line'] as const).flatMap((scope) => [
      scope === 'application' ? '## Of the application' : '## Of each specimen line',
      table(
        ['Field', 'Label', 'Box', 'Step', 'Kind', 'Longest', ...FORM_TYPES, 'Rests on', 'Public'],
        FIELD_NAMES.filter((name) => fieldRow(name).scope === scope).map((name) => {
          const { box, step, kind, max, dependsOn, isPublic } = fieldRow(name);
          return [
            code(name),
            MESSAGES.en.fields[name].label,
            box ?? '–',
            step,
            kind,
            String(max),
            ...FORM_TYPES.map((form) => whenAsked(name, form)),
            list(dependsOn),
            isPublic ? 'yes' : '',
          ];
        }),
      ),
    ]),
  );
