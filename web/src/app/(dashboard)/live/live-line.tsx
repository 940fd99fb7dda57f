"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import { findPlace, type KnownPlace } from "../../../lib/places.ts";
import type { LineItem } from "./live-items.ts";

interface Props {
  readonly item: LineItem;
  readonly places: readonly KnownPlace[];
}

/** The thin line where something was lost: when, how much came back, or that nobody knows. */
export function LiveLine({ item, places }: Props) {
  const t = useTranslations("live.line");
  const formats = toFormats(useLocale());
  const place = findPlace(places, item.place);
  const zone = place?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const values = {
    place: place?.name ?? item.place ?? "",
    from: formats.minute(item.from, zone),
    to: formats.minute(item.to, zone),
    count: item.count,
  };
  const isGap = item.tone === "gap";
  const key = isGap ? "gap" : item.place === null ? "connection" : "place";
  return (
    <li
      data-testid="live-line"
      data-tone={item.tone}
      data-count={item.count}
      className={`flex items-center gap-3 border-t border-line px-4 py-1.5 text-xs font-medium first:border-t-0 ${isGap ? "bg-warn-soft text-warn" : "text-info"}`}
    >
      <span aria-hidden className="h-px grow bg-current opacity-40" />
      {t(key, values)}
      <span aria-hidden className="h-px grow bg-current opacity-40" />
    </li>
  );
}
