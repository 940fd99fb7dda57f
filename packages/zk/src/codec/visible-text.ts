/**
 * Text of a reader is typed by whoever holds the reader, and is shown in terminals, logs, tables and files. Characters that
 * move, hide or reorder what stands beside them are therefore written out: `\u{202E}`.
 */

/**
 * Controls, characters without an appearance, line separators, halves of pairs. Arabic number signs are format characters
 * that are seen. The backslash of a text that looks like an escape is escaped itself, so that no two texts become one.
 */
const UNSEEN =
  /(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|\\(?=u\{)/gu;

/**
 * Joiner and non-joiner between two letters of a script that is spelled with them: a Persian name is another word without
 * its non-joiner. A selector behind a Han character names its form. Anywhere else they have no effect and only hide.
 */
const JOINED_SCRIPTS = ["Arab", "Syrc", "Nkoo", "Mong", "Deva", "Beng", "Guru", "Gujr", "Orya"]
  .concat(["Taml", "Telu", "Knda", "Mlym", "Sinh", "Khmr", "Mymr", "Tibt"])
  .map((script) => `\\p{scx=${script}}`)
  .join("");
const SPELLED = new RegExp(
  `(?<=[${JOINED_SCRIPTS}])[\\u200c\\u200d](?=[${JOINED_SCRIPTS}])|(?<=\\p{sc=Han})\\p{Variation_Selector}`,
  "gu",
);

/** Writes out what is not seen, each as its code point in hex: `\u{202E}`. Different texts stay different. */
export function escapeUnseen(text: string): string {
  const spelled = new Set(Array.from(text.matchAll(SPELLED), ({ index }) => index));
  return text.replace(UNSEEN, (unseen: string, index: number) => (spelled.has(index) ? unseen : toEscape(unseen)));
}

function toEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
