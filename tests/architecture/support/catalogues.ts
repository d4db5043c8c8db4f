/** The words of the portal, in three languages: the same keys, the same arguments, nothing left empty. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { sources } from './source';

export const LANGUAGES = ['en', 'fr', 'es'] as const;
type Language = (typeof LANGUAGES)[number];

/** `namespace.key.path` → message, for each language. */
export type Catalogues = Record<Language, ReadonlyMap<string, string>>;

function flattened(value: unknown, path: string): Array<[string, string]> {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [[path, '']];
  return Object.entries(value).flatMap(([key, inner]) => flattened(inner, `${path}.${key}`));
}

/** `en/office.json` is the namespace office; the chapters of `en/rules/` are one namespace. */
const namespaceOf = (path: string): string => path.replace(/^.*\/messages\/\w+\//, '').replace(/\/.*$|\.json$/, '');

export function readCatalogues(): Catalogues {
  const of = (language: Language) =>
    new Map(
      sources(`src/i18n/messages/${language}`, /\.json$/).flatMap(({ path, text }) => flattened(JSON.parse(text), namespaceOf(path))),
    );
  return { en: of('en'), fr: of('fr'), es: of('es') };
}

const KINDS: Partial<Record<TYPE, string>> = {
  [TYPE.argument]: 'text',
  [TYPE.number]: 'number',
  [TYPE.date]: 'date',
  [TYPE.time]: 'time',
  [TYPE.select]: 'select',
  [TYPE.plural]: 'plural',
  [TYPE.tag]: 'tag',
};

function argumentsIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    const kind = KINDS[element.type];
    const own = kind && 'value' in element ? [`${element.value}: ${kind}`] : [];
    if (element.type === TYPE.select || element.type === TYPE.plural)
      return [...own, ...Object.values(element.options).flatMap((option) => argumentsIn(option.value))];
    return element.type === TYPE.tag ? [...own, ...argumentsIn(element.children)] : own;
  });
}

const signature = (message: string) => [...new Set(argumentsIn(parse(message)))].sort().join(', ');

/** One sentence for each thing that a reader of another language would miss. */
export function catalogueFaults(catalogues: Catalogues): string[] {
  const keys = [...new Set(LANGUAGES.flatMap((language) => [...catalogues[language].keys()]))].sort();
  return keys.flatMap((key) => {
    const faults: string[] = [];
    const signatures = new Map<Language, string>();
    for (const language of LANGUAGES) {
      const message = catalogues[language].get(key);
      if (message === undefined) faults.push(`${key} is missing in ${language}`);
      else if (message.trim() === '') faults.push(`${key} is empty in ${language}`);
      else {
        try {
          signatures.set(language, signature(message));
        } catch (error) {
          faults.push(`${key} is no ICU message in ${language}: ${(error as Error).message}`);
        }
      }
    }
    if (new Set(signatures.values()).size > 1)
      faults.push(`${key} takes different arguments: ${[...signatures].map(([language, found]) => `${language} (${found})`).join(', ')}`);
    return faults;
  });
}
