/** What a spreadsheet takes for the beginning of a formula, after whatever it leaves out before one. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * Text that no spreadsheet takes for a formula: an apostrophe says that it is text. One that would be read as such a text
 * gets another. Source: OWASP, CSV injection.
 */
export function toSafeText(text: string): string {
  return isFormulaBehindQuotes(text) ? `'${text}` : text;
}

/** What was written by `toSafeText`, or by hand in a spreadsheet. */
export function fromSafeText(text: string): string {
  return text.startsWith("'") && isFormulaBehindQuotes(text) ? text.slice(1) : text;
}

function isFormulaBehindQuotes(text: string): boolean {
  return FORMULA.test(text.replace(/^'+/, ""));
}
