/**
 * Whether a multipart body is one that a form of ours makes, with and without scripts. Next hands anything else to React's
 * decoder, which throws, and Next answers 500 (measured on 16.4.5); so it is refused before.
 *
 * With scripts:    `0` = [previous state, "$K1"], `_1_<field>` = what was typed.
 * Without scripts: `$ACTION_REF_1`, `$ACTION_1:0` = {"id": …, "bound": "$@1"}, `$ACTION_1:1` = [previous state], then the fields.
 */
const ACTION_ID = /^[0-9a-f]{40,44}$/;
const LAST_ARGUMENT = /^\$K([0-9a-f]{1,4})$/;
const DEEPEST = 8;

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Plain data: no text that React would follow as a reference. A `$` that was typed is sent as `$$`. */
function isPlain(value: unknown, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  if (typeof value === 'string') return !value.startsWith('$') || value.startsWith('$$');
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => key !== '__proto__' && isPlain(inner, depth + 1));
}

const isPlainList = (value: unknown, length: number) => Array.isArray(value) && value.length === length && isPlain(value);

/** A body sent by scripts, with the `next-action` header. */
function isScriptedBody(form: FormData): boolean {
  const args = parsed(form.get('0'));
  if (!Array.isArray(args) || args.length !== 2 || !isPlain(args[0])) return false;
  const [, prefix] = LAST_ARGUMENT.exec(String(args[1])) ?? [];
  return prefix !== undefined && [...form.keys()].every((name) => name === '0' || name.startsWith(`_${prefix}_`));
}

/** A body sent without scripts: one bound action, whose only bound argument is the previous state. */
function isPlainFormBody(form: FormData, names: readonly string[]): boolean {
  const [reference] = names.filter((name) => name.startsWith('$ACTION_REF_'));
  const prefix = `$ACTION_${reference?.slice('$ACTION_REF_'.length)}:`;
  const known = [reference, `${prefix}0`, `${prefix}1`, '$ACTION_KEY'];
  if (!reference || !names.every((name) => known.includes(name) && form.getAll(name).length === 1)) return false;
  const target = parsed(form.get(`${prefix}0`));
  if (typeof target !== 'object' || target === null || !('id' in target) || !('bound' in target)) return false;
  return (
    typeof target.id === 'string' && ACTION_ID.test(target.id) && target.bound === '$@1' && isPlainList(parsed(form.get(`${prefix}1`)), 1)
  );
}

/** Judges a body. A form that calls no action is left to the page or route it is for. */
export function isActionBody(form: FormData, isScripted: boolean): boolean {
  if (isScripted) return isScriptedBody(form);
  const names = [...form.keys()].filter((name) => name.startsWith('$ACTION'));
  return names.length === 0 || isPlainFormBody(form, names);
}
