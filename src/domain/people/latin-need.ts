/** Whether a name holds letters that are not Latin: the permit's square code carries Latin letters only (decisions §7, claim 8). */
export const hasOtherThanLatin = (text: string): boolean => /(?!\p{Script=Latin})\p{L}/u.test(text);

/** Whether a text holds a script that needs shaping, which the permit cannot do: Greek, Cyrillic and CJK are drawn as they are (decisions §8). */
export const needsShaping = (text: string): boolean =>
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]/u.test(
    text,
  );
