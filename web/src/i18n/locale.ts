/** The languages of the dashboard; the first is the default. */
export const LOCALES = ["en", "ar"] as const;

/** One language of the dashboard. */
export type Locale = (typeof LOCALES)[number];

/** The cookie that holds a person's choice. */
export const LOCALE_COOKIE = "bf_locale";

/** The language for a visitor: the chosen one, else the first that the browser asks for and the dashboard has. */
export function parseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  const asked = (acceptLanguage ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return [cookie, ...asked].map(toLocale).find((locale) => locale !== undefined) ?? LOCALES[0];
}

/** A locale by its name; undefined for one that the dashboard does not have. */
export function toLocale(name: string | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === name);
}

/** The direction of a language's text. */
export function toDirection(locale: Locale): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}
