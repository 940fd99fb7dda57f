"use client";

import { useLocale } from "next-intl";
import { type Formats, toFormats } from "../../../lib/format.ts";
import { haveMixedZones, type KnownPlace } from "../../../lib/places.ts";
import type { LiveItem } from "./live-items.ts";
import { LiveLine } from "./live-line.tsx";
import { LiveRow } from "./live-row.tsx";

interface Props {
  readonly items: readonly LiveItem[];
  readonly places: readonly KnownPlace[];
}

/** Rows and lines, newest first; the day stands once over the rows of each. */
export function LiveItems({ items, places }: Props) {
  const formats = toFormats(useLocale());
  const isMixed = haveMixedZones(places);
  const days = listDays(items, formats);
  return (
    <ol className="card max-w-5xl overflow-clip" data-testid="live-feed" data-rows={items.length}>
      {items.map((item, index) =>
        item.kind === "punch" ? (
          <LiveRow key={item.id} item={item} isMixed={isMixed} day={days[index]} />
        ) : (
          <LiveLine key={item.id} item={item} places={places} />
        ),
      )}
    </ol>
  );
}

/** The day of each row with which another day begins; undefined for the others. */
function listDays(items: readonly LiveItem[], formats: Formats): readonly (string | undefined)[] {
  let last: string | undefined;
  return items.map((item) => {
    if (item.kind !== "punch" || !item.punch.at) return undefined;
    const day = formats.day(item.punch.at, item.punch.place?.timeZone);
    if (day === last) return undefined;
    last = day;
    return day;
  });
}
