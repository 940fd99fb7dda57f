"use client";

import { type ChangedFiguresFragment, DepartmentsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useFrame } from "../../frame/frame-context.tsx";
import { toFormats } from "../../lib/format.ts";
import { findPlace, toPlaceName } from "../../lib/places.ts";
import { toHourText } from "../minutes.ts";
import { toFigureKind, toInstantText } from "./figure-kind.ts";

interface Props {
  readonly changes: readonly ChangedFiguresFragment[];
}

/** Figure by figure what was and what would be. */
export function FigureChanges({ changes }: Props) {
  const t = useTranslations("periods");
  const toValue = useFigureValue();
  return (
    <ul className="grid gap-0.5">
      {changes.map((change) => (
        <li key={change.figure} data-figure={change.figure}>
          {t.has(`figure.${change.figure}`) ? t(`figure.${change.figure}`) : change.figure}:{" "}
          <bdi>{toValue(change, change.before)}</bdi>
          {" → "}
          <bdi className="font-medium">{toValue(change, change.after)}</bdi>
          {change.difference ? (
            <>
              {" "}
              <bdi dir="ltr" className="text-muted">
                ({change.difference > 0 ? "+" : ""}
                {toFigureKind(change.figure) === "minutes" ? toHourText(change.difference) : change.difference})
              </bdi>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** A figure's value in words: instants on the clocks of the place, ids as the names that they stand for. */
function useFigureValue() {
  const t = useTranslations("periods");
  const tStatus = useTranslations("periods.status");
  const tFlag = useTranslations("dayFlag");
  const locale = useLocale();
  const { places } = useFrame();
  const { data } = useQuery(DepartmentsDocument);
  const { list } = toFormats(locale);
  return ({ figure, place }: ChangedFiguresFragment, value: string | null): string => {
    if (value === null || value === "") return t("nothing");
    switch (toFigureKind(figure)) {
      case "minutes":
        return toHourText(Number(value));
      case "instant":
        return toInstantText(value, findPlace(places, place?.id ?? null)?.timeZone, locale);
      case "place":
        return toPlaceName(places, value);
      case "department":
        return data?.departments?.find(({ id }) => id === value)?.name ?? value;
      case "flags":
        return list(value.split(" ").map((flag) => (tFlag.has(flag) ? tFlag(flag) : flag)));
      case "other":
        return tStatus.has(value) ? tStatus(value) : value;
    }
  };
}
