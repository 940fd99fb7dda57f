/** What a number means by how it is shown. */
export type NumberMeaning =
  | { readonly kind: "NUMBER" }
  | { readonly kind: "DATE" }
  /** Shown with zeros in front, so many digits at least. */
  | { readonly kind: "DIGITS"; readonly count: number };

const NUMBER: NumberMeaning = { kind: "NUMBER" };
/** Dates among the formats that every workbook knows by number. Source: ECMA-376 part 1, 18.8.30. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** What numbers of a format mean, by its number and its code, where it has one. */
export function toMeaning(id: number, code: string | undefined): NumberMeaning {
  if (code === undefined) return BUILT_IN_DATES.has(id) ? { kind: "DATE" } : NUMBER;
  if (/^0+$/.test(code)) return { kind: "DIGITS", count: code.length };
  const letters = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
  return /[dy]/.test(letters) && !letters.includes("general") ? { kind: "DATE" } : NUMBER;
}

const DAY_MS = 86_400_000;

/** A number as text. Whole numbers have no fraction and no exponent. */
export function toNumberText(raw: string, meaning: NumberMeaning, is1904: boolean): string {
  const value = Number(raw);
  if (raw === "" || !Number.isFinite(value)) return raw;
  if (meaning.kind === "DATE") return toDateText(value, is1904) ?? raw;
  const text = Number.isSafeInteger(value) ? String(value) : raw;
  return meaning.kind === "DIGITS" ? text.padStart(meaning.count, "0") : text;
}

/** Days since the workbook's epoch as a date. */
function toDateText(days: number, is1904: boolean): string | undefined {
  const epochMs = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const ms = epochMs + Math.floor(days) * DAY_MS;
  if (days < 1 || ms >= Date.UTC(10_000, 0, 1)) return undefined;
  return new Date(ms).toISOString().slice(0, 10);
}
