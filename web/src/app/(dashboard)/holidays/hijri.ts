/** The day in the calendar of Umm al-Qura, in the words of a language: `1 Shawwal 1447 AH`. */
export function toHijri(date: string, locale: string): string {
  const tag = locale === "ar" ? "ar-u-ca-islamic-umalqura-nu-latn" : "en-u-ca-islamic-umalqura";
  const format = new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${date}T00:00:00Z`));
}
