"use client";

import { ScrollArea } from "../../../../ui/scroll-area.tsx";
import type { DayProofFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";

const TONES = {
  PROVED: "bg-good-soft text-good",
  MISSING: "bg-bad-soft text-bad",
  NOT_CHECKED: "bg-sunken text-muted",
} as const;

interface Props {
  /** The oldest first. */
  readonly days: readonly DayProofFragment[];
  readonly zone: string | null;
}

/** The days of a reader in numbers, the newest first. */
export function DayTable({ days, zone }: Props) {
  const t = useTranslations("days");
  return (
    <ScrollArea name={t("table")} className="card max-h-128 overflow-auto">
      <table className="w-full text-sm" data-testid="day-table">
        <caption className="px-4 pt-3 pb-2 text-start font-semibold">{t("table")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className="px-4 py-2 text-start font-medium">
              {t("column.date")}
            </th>
            <th scope="col" className="px-4 py-2 text-start font-medium">
              {t("column.verdict")}
            </th>
            {(["reported", "stored", "setAside"] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-end font-medium max-md:hidden">
                {t(`column.${column}`)}
              </th>
            ))}
            <th scope="col" className="px-4 py-2 text-end font-medium">
              {t("column.missing")}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <OneDay key={day.date} day={day} zone={zone} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function OneDay({ day, zone }: { readonly day: DayProofFragment; readonly zone: string | null }) {
  const t = useTranslations("days");
  const tDoubt = useTranslations("devices.doubtShort");
  const { date, count, full } = toFormats(useLocale());
  const toCount = (rows: number | null) => <bdi dir="ltr">{rows === null ? "–" : count(rows)}</bdi>;
  const doubts = day.doubts?.map((doubt) => tDoubt(doubt)).join(" · ");
  return (
    <tr className="border-b border-line last:border-0" data-date={day.date} data-verdict={day.verdict}>
      <th scope="row" className="px-4 py-1.5 text-start font-normal whitespace-nowrap">
        <bdi>{date(day.date)}</bdi>
      </th>
      <td className="px-4 py-1.5" title={day.lastFullReadAt ? full(day.lastFullReadAt, zone) : undefined}>
        <span className={`tag ${TONES[day.verdict]}`}>{t(`verdict.${day.verdict}`)}</span>
        {doubts ? <p className="text-xs text-muted">{doubts}</p> : null}
      </td>
      {[day.rowsReported, day.rowsStored, day.setAside].map((rows, index) => (
        <td key={["reported", "stored", "setAside"][index]} className="px-4 py-1.5 text-end tabular-nums max-md:hidden">
          {toCount(rows)}
        </td>
      ))}
      <td className="px-4 py-1.5 text-end tabular-nums">{toCount(day.missing)}</td>
    </tr>
  );
}
