"use client";

import { CloudOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import type { AbsentPlace } from "../../../lib/places.ts";
import { ALL_COLUMNS } from "./reader-columns.ts";
import type { PlaceRow } from "./reader-rows.ts";

interface SilentProps {
  readonly place: PlaceRow;
  readonly absence: AbsentPlace;
}

/** A place that does not answer, and since when its readers are unknown. */
export function SilentPlace({ place, absence }: SilentProps) {
  const t = useTranslations("devices");
  const formats = toFormats(useLocale());
  const asOf = absence.asOf ?? place.asOf;
  return (
    <tr className="border-b border-line last:border-0" data-testid={`silent-place-${place.id}`}>
      <td colSpan={ALL_COLUMNS} className="bg-warn-soft px-4 py-3">
        <span className="flex items-center gap-3 text-warn">
          <CloudOff aria-hidden className="size-5 shrink-0" />
          <span>
            <bdi className="font-medium">{place.name ?? place.id}</bdi>:{" "}
            {asOf ? t("unknownSince", { time: formats.full(asOf, place.timeZone) }) : t("unknownNever")}
          </span>
        </span>
      </td>
    </tr>
  );
}

/** A place that answers and has no readers. */
export function EmptyPlace({ place }: Pick<SilentProps, "place">) {
  const t = useTranslations("devices");
  return (
    <tr className="border-b border-line last:border-0" data-testid={`no-readers-${place.id}`}>
      <td colSpan={ALL_COLUMNS} className="px-4 py-3 text-muted">
        <bdi className="font-medium text-ink">{place.name ?? place.id}</bdi>: {t("noReaders")}
      </td>
    </tr>
  );
}

/** The filters leave nothing. */
export function NoneWanted({ onWiden }: { readonly onWiden: () => void }) {
  const t = useTranslations("devices");
  return (
    <tr data-testid="none-wanted">
      <td colSpan={ALL_COLUMNS} className="px-4 py-10 text-center text-muted">
        <p className="mb-3">{t("noneWanted")}</p>
        <button type="button" className="button" onClick={onWiden}>
          {t("widen")}
        </button>
      </td>
    </tr>
  );
}
