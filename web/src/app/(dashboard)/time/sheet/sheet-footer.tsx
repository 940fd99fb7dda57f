"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ListSummary } from "../../../../grid/use-block-source.ts";
import { toFormats } from "../../../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../../../lib/places.ts";
import type { Currency } from "./use-sheet-source.ts";

interface Props {
  readonly summary: ListSummary<Currency>;
  readonly places: readonly KnownPlace[];
  readonly countKey: "people" | "days";
}

/** How many rows, and as of when for each place; what is not worked in yet is said. */
export function SheetFooter({ summary: { total, beside }, places, countKey }: Props) {
  const t = useTranslations("sheet.footer");
  const { full } = toFormats(useLocale());
  if (total === undefined || beside === undefined) return <p className="mt-3 h-5 text-sm" />;
  return (
    <p className="mt-3 flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-muted tabular-nums" data-testid="grid-footer">
      <span className="font-medium text-ink">{t(countKey, { count: total })}</span>
      {beside.recomputing > 0 ? (
        <span className="text-warn" data-testid="recomputing">
          {t("recomputing", { count: beside.recomputing })}
        </span>
      ) : null}
      {beside.sources.map(({ place, asOf, pending }) =>
        place ? (
          <span key={place.id} data-testid="as-of" data-place={place.id} data-iso={asOf}>
            <bdi>{toPlaceName(places, place.id)}</bdi>{" "}
            {asOf ? t("asOf", { time: full(asOf, findPlace(places, place.id)?.timeZone) }) : t("never")}
            {pending ? ` (${t("pending", { count: pending })})` : ""}
          </span>
        ) : null,
      )}
    </p>
  );
}
