"use client";

import type { ExceptionFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toHourText } from "../../../../attendance/minutes.ts";
import { toFormats } from "../../../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../../../lib/places.ts";

interface Props {
  readonly exception: Pick<ExceptionFactsFragment, "facts" | "place">;
  readonly places: readonly KnownPlace[];
}

/** The facts behind an exception: instants on the clocks of the place, minutes as hours. */
export function ExceptionWords({ exception: { facts, place }, places }: Props) {
  const t = useTranslations("toFix.fact");
  const { minute } = toFormats(useLocale());
  const zone = findPlace(places, place?.id ?? null)?.timeZone;
  const toText = (name: string, value: string) => {
    if (name.endsWith("At")) return minute(value, zone);
    return name.endsWith("Minutes") ? toHourText(Number(value)) : value;
  };
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {place ? <bdi>{toPlaceName(places, place.id)}</bdi> : null}
      {facts.map(({ name, value }) => (
        <span key={name}>
          {t.has(name) ? t(name) : name} <bdi className="tabular-nums">{toText(name, value)}</bdi>
        </span>
      ))}
    </span>
  );
}
