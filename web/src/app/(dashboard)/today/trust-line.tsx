"use client";

import type { OverviewQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { localZone, toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";

interface Props {
  readonly presence: OverviewQuery["presence"] | undefined;
  readonly places: readonly KnownPlace[];
}

/** Whose figures these are, as of when, and which places are in doubt. */
export function TrustLine({ presence, places }: Props) {
  const t = useTranslations("today.trust");
  const { time, list } = toFormats(useLocale());
  if (!presence) return <p>{t("unknown")}</p>;
  const doubted = presence.places.flatMap(({ doubt, place }) =>
    doubt && place ? [toPlaceName(places, place.id)] : [],
  );
  const isWhole = doubted.length === 0 && presence.recomputing === 0;
  return (
    <p data-testid="trust-line" data-complete={isWhole} className={isWhole ? undefined : "text-warn"}>
      {t("people", { count: presence.counts.people, places: presence.places.length })}
      {" · "}
      <span data-testid="as-of" data-iso={presence.asOf} suppressHydrationWarning>
        {t("asOf", { time: time(presence.asOf, localZone()) })}
      </span>
      {doubted.length > 0 ? ` · ${t("doubted", { places: list(doubted) })}` : ""}
      {presence.recomputing > 0 ? ` · ${t("recomputing", { count: presence.recomputing })}` : ""}
    </p>
  );
}
