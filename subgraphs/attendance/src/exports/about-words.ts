import type { Missing } from "../domain/exports/export-job.ts";
import type { ExportPlan } from "../domain/exports/export-plan.ts";
import type { ExportLanguage } from "../domain/exports/export-words.ts";
import type { About } from "./row-writer.ts";

/** What is not in a file, a sentence each. */
export function describeMissing(missing: readonly Missing[], language: ExportLanguage): readonly string[] {
  return missing.map(({ placeId, code, message, asOf }) => {
    const where = placeId === undefined ? "" : `${placeId}: `;
    const upTo = asOf === undefined ? "" : ` (${language === "AR" ? "حتى" : "as of"} ${asOf})`;
    return `${language === "AR" ? "غير مكتمل" : "INCOMPLETE"}: ${where}${code} ${message}${upTo}`;
  });
}

const WORDS = {
  organisation: ["Organisation", "المؤسسة"],
  askedBy: ["Asked by", "بطلب من"],
  madeAt: ["Made at", "وقت الإنشاء"],
  asked: ["Asked for", "المطلوب"],
  link: ["Link", "الرابط"],
  zone: ["Times are in the zone", "الأوقات حسب المنطقة"],
  ownZone: ["of each place", "الخاصة بكل موقع"],
  hours: ["Durations", "المدد"],
  rows: ["Rows", "عدد الصفوف"],
  rowsSha256: ["SHA-256 of the rows", "SHA-256 للصفوف"],
  state: ["State", "الحالة"],
  whole: ["Complete", "مكتمل"],
  asOf: ["As of", "حتى"],
  never: ["never reached", "لم يتم الوصول إليه"],
} as const;

const HOURS = {
  HM: ["hours:minutes", "ساعات:دقائق"],
  DECIMAL: [
    "hours, rounded so that the rows add up to the rounded total",
    "ساعات عشرية، مقرّبة بحيث يساوي مجموع الصفوف المجموع المقرّب",
  ],
  MINUTES: ["minutes", "دقائق"],
} as const;

/** What a file says of itself: names and values, in its language. */
export function listAbout(
  about: About,
  { language, timeZone, hoursFormat }: Pick<ExportPlan, "language" | "timeZone" | "hoursFormat">,
): readonly (readonly [name: string, value: string])[] {
  const toWord = ([en, ar]: readonly [string, string]) => (language === "AR" ? ar : en);
  const missing = describeMissing(about.missing, language);
  const states = missing.length === 0 ? [toWord(WORDS.whole)] : missing;
  return [
    [toWord(WORDS.organisation), about.organisation],
    ...states.map((state) => [toWord(WORDS.state), state] as const),
    [toWord(WORDS.askedBy), about.askedBy],
    [toWord(WORDS.madeAt), about.madeAt],
    ...listAsked(about.asked).map((line) => [toWord(WORDS.asked), line] as const),
    ...(about.link === undefined ? [] : [[toWord(WORDS.link), about.link] as const]),
    [toWord(WORDS.zone), timeZone ?? toWord(WORDS.ownZone)],
    [toWord(WORDS.hours), toWord(HOURS[hoursFormat])],
    ...about.asOf.map((place) => [`${toWord(WORDS.asOf)}: ${place.name}`, place.asOf ?? toWord(WORDS.never)] as const),
    [toWord(WORDS.rows), String(about.rows)],
    [toWord(WORDS.rowsSha256), about.rowsSha256],
  ];
}

/** What was asked for, a line for each part of it. */
function listAsked(json: string): readonly string[] {
  const asked: unknown = JSON.parse(json);
  return Object.entries(Object(asked)).flatMap(([name, value]) => listPart(name === "arguments" ? "" : name, value));
}

function listPart(name: string, value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object" || Array.isArray(value)) return [`${name}: ${toText(value)}`];
  const prefix = name === "" ? "" : `${name}.`;
  return Object.entries(value).flatMap(([key, part]) => listPart(prefix + key, part));
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
