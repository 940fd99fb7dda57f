const ARABIC_MARKS = /[\u064B-\u065F\u0670\u0640]/gu; // harakat, dagger alef, tatweel
const ALEF_FORMS = /[\u0622\u0623\u0625\u0671]/gu;
const ARABIC_INDIC_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/gu;

/**
 * Folds a text for sorting and search: NFKC, lower case, no Arabic vowel marks, one form each of alef, yeh and
 * teh marbuta, Latin digits. Stores keep the result as a column and compare it as UTF-8 bytes.
 */
export function toSortKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(ARABIC_MARKS, "")
    .replace(ALEF_FORMS, "\u0627")
    .replaceAll("\u0649", "\u064A")
    .replaceAll("\u0629", "\u0647")
    .replace(ARABIC_INDIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .trim();
}
