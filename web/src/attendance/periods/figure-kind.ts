import { toFormats } from "../../lib/format.ts";

/** How the value of a figure is written. */
export type FigureKind = "minutes" | "instant" | "place" | "department" | "flags" | "other";

const KINDS: Readonly<Record<string, FigureKind>> = { placeId: "place", departmentId: "department", flags: "flags" };

/** What a figure of a record is. */
export function toFigureKind(figure: string): FigureKind {
  if (figure.endsWith("Minutes")) return "minutes";
  return figure.endsWith("Ms") ? "instant" : (KINDS[figure] ?? "other");
}

/** An instant (milliseconds since 1970, as text) on the clocks of a zone; where nobody knows whose, in UTC, which it says. */
export function toInstantText(value: string, zone: string | null | undefined, locale: string): string {
  const { time } = toFormats(locale);
  const instant = new Date(Number(value)).toISOString();
  return zone ? time(instant, zone) : `${time(instant, "UTC")} UTC`;
}
