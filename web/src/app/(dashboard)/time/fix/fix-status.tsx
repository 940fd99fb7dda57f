"use client";

import type { ToFixQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../../../lib/places.ts";

interface Props {
  readonly data: ToFixQuery | undefined;
  readonly places: readonly KnownPlace[];
}

/** Whose exceptions these are and as of when for each place, and whose newest changes are not worked in yet. */
export function FixStatus({ data, places }: Props) {
  const t = useTranslations("toFix");
  const tFooter = useTranslations("sheet.footer");
  const { time } = toFormats(useLocale());
  const exceptions = data?.exceptions;
  if (!exceptions) return null;
  return (
    <p className="flex flex-wrap gap-x-3" data-testid="fix-status">
      <span>{t("about")}</span>
      {exceptions.sources.map(({ place, asOf }) =>
        place ? (
          <span key={place.id} data-testid="as-of" data-place={place.id} data-iso={asOf}>
            <bdi>{toPlaceName(places, place.id)}</bdi>{" "}
            {asOf ? tFooter("asOf", { time: time(asOf, findPlace(places, place.id)?.timeZone) }) : tFooter("never")}
          </span>
        ) : null,
      )}
      {exceptions.recomputing > 0 ? (
        <span className="text-warn">{tFooter("recomputing", { count: exceptions.recomputing })}</span>
      ) : null}
    </p>
  );
}
