"use client";

import type { DeviceSummaryQuery, SourceStateFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import type { Bar } from "../../../../charts/bar-chart.tsx";
import { ChartFigure } from "../../../../charts/chart-figure.tsx";
import { toFormats } from "../../../../lib/format.ts";
import { findPlace, type KnownPlace } from "../../../../lib/places.ts";

type Summary = NonNullable<NonNullable<DeviceSummaryQuery["device"]>["summary"]>;

interface Props extends Pick<Summary, "total" | "rows"> {
  readonly source: SourceStateFragment;
  readonly places: readonly KnownPlace[];
}

/** How many punches and how many people, as of when, and each day of it. */
export function ReaderFigures({ total, rows, source, places }: Props) {
  const t = useTranslations("reader");
  const { count } = toFormats(useLocale());
  return (
    <>
      <ul className="grid grid-cols-2 gap-3" data-testid="reader-figures">
        {(["punches", "people"] as const).map((key) => (
          <li key={key} className="card grid content-start gap-0.5 p-4">
            <p className="text-sm text-muted">{t(key)}</p>
            <p
              className="text-2xl font-semibold tabular-nums sm:text-3xl"
              data-testid={`reader-${key}`}
              data-value={total[key]}
            >
              <bdi>{count(total[key])}</bdi>
            </p>
            <p className="text-xs text-muted">{t(`${key}About`)}</p>
          </li>
        ))}
      </ul>
      <AsOf source={source} places={places} />
      {rows.length > 1 ? <DaysOfReader rows={rows} /> : null}
    </>
  );
}

/** How far the place was taken in: what is still to come is none of the figures. */
function AsOf({ source: { asOf, pending, place }, places }: Pick<Props, "source" | "places">) {
  const t = useTranslations("reader");
  const { full } = toFormats(useLocale());
  return (
    <p className={`text-sm ${pending || !asOf ? "text-warn" : "text-muted"}`} data-testid="as-of" data-iso={asOf}>
      {asOf ? t("asOf", { time: full(asOf, findPlace(places, place?.id ?? "")?.timeZone) }) : t("never")}
      {pending ? ` ${t("pending", { count: pending })}` : null}
    </p>
  );
}

function DaysOfReader({ rows }: Pick<Props, "rows">) {
  const t = useTranslations("reader");
  const { day, count } = toFormats(useLocale());
  const people = new Map(rows.map(({ date, punches }) => [date ?? "", punches.people]));
  const bars = rows.map(
    ({ date, punches }): Bar => ({
      key: date ?? "",
      tick: String(Number((date ?? "").slice(8))),
      parts: [{ name: "punches", value: punches.punches, look: "fill-accent" }],
    }),
  );
  const toName = ({ key }: Bar) => day(`${key}T00:00:00Z`, "UTC");
  const toValue = ({ parts }: Bar) => parts[0]?.value ?? 0;
  const toPeople = ({ key }: Bar) => people.get(key) ?? 0;
  return (
    <ChartFigure
      title={t("days")}
      about={t("daysAbout")}
      bars={bars}
      heads={[t("day"), t("punches"), t("people")]}
      toRow={(bar) => [toName(bar), count(toValue(bar)), count(toPeople(bar))]}
      toSentence={(bar) => t("sentence", { day: toName(bar), punches: toValue(bar), people: toPeople(bar) })}
      testId="reader-days"
    />
  );
}
