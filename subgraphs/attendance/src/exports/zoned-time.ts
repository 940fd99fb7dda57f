import type { ZonedInstant } from "../domain/exports/export-words.ts";

const PARTS = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that the zone's wall clock showed, counted as if it were UTC. */
export function toWallMs({ ms, zone }: ZonedInstant): number {
  const parts = new Map(
    toFormat(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const seconds = Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"), at("second"));
  return seconds + (((ms % 1000) + 1000) % 1000);
}

/** RFC 3339 with the zone's offset, `2026-11-23T08:20:00+03:00`: the hour that a change of clocks has twice is told apart. */
export function toLocalIso(instant: ZonedInstant): string {
  const wallMs = toWallMs(instant);
  const offset = Math.round((wallMs - instant.ms) / 60_000);
  const local = new Date(wallMs).toISOString().slice(0, wallMs % 1000 === 0 ? 19 : 23);
  const all = Math.abs(offset);
  const [hours, minutes] = [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, "0"));
  return `${local}${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
}

function toFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
    timeZone,
    ...PARTS,
    second: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}
