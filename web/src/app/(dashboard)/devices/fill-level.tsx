"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import { type DeviceRow, toFill } from "./reader-rows.ts";
import { setStyle } from "../../../ui/set-style.ts";

const FULL = 0.9;
const FILLING = 0.75;

interface Props extends Pick<DeviceRow, "counts"> {
  /** Whether it is as wide as what it stands in. */
  readonly isWide?: boolean;
}

/** How full a reader's log is, as a part and in rows; a dash where the reader does not say. */
export function FillLevel({ counts, isWide = false }: Props) {
  const t = useTranslations("devices");
  const { count, percent } = toFormats(useLocale());
  const fill = toFill(counts);
  if (fill === undefined) return <span className="text-muted">–</span>;
  const tone = fill >= FULL ? "bg-bad" : fill >= FILLING ? "bg-warn" : "bg-accent";
  const rows = t("rows", { rows: count(counts?.punches ?? 0), capacity: count(counts?.capacity ?? 0) });
  return (
    <div className={`grid gap-1 ${isWide ? "" : "w-24"}`} data-testid="fill" title={rows}>
      <span>
        <bdi dir="ltr">{percent(fill)}</bdi>
        <span className="sr-only">, {rows}</span>
      </span>
      <span className="h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        <span
          className={`block h-full rounded-full ${tone}`}
          ref={setStyle({ inlineSize: `${fill > 0 ? Math.max(2, fill * 100) : 0}%` })}
        />
      </span>
    </div>
  );
}
