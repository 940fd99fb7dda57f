"use client";

import { useLocale, useTranslations } from "next-intl";
import { localZone, toFormats } from "../../../lib/format.ts";
import type { Board } from "./board.ts";

/** As of when the board is, and what is not worked in yet. */
export function PresenceAsOf({ board: { asOf, counts, recomputing } }: { readonly board: Board }) {
  const t = useTranslations("presence");
  const { time } = toFormats(useLocale());
  return (
    <p>
      {t("people", { count: counts.people })}
      {" · "}
      <span data-testid="as-of" data-iso={asOf} suppressHydrationWarning>
        {t("asOf", { time: time(asOf, localZone()) })}
      </span>
      {recomputing > 0 ? <span className="text-warn">{` · ${t("recomputing", { count: recomputing })}`}</span> : null}
    </p>
  );
}
