"use client";

import type { DayCellFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../lib/format.ts";
import { findPlace, type KnownPlace } from "../../lib/places.ts";
import { DayTags } from "../day/day-tags.tsx";
import { toWorkedText } from "../day/worked-text.ts";
import { toHourText } from "../minutes.ts";

interface Props {
  readonly days: readonly DayCellFragment[];
  readonly places: readonly KnownPlace[];
  readonly onOpen: (date: string) => void;
}

const COLUMNS = ["date", "state", "checkIn", "checkOut", "late", "worked", "overtime"] as const;

type Column = (typeof COLUMNS)[number];

/** A phone has room for when and how long; how late and how much more, the day itself says. */
const NARROW_HIDDEN: Readonly<Partial<Record<Column, string>>> = { late: "max-sm:hidden", overtime: "max-sm:hidden" };

/** The days of the month one by one; what is nothing stays empty, and what nobody knows is no zero. */
export function MonthDays({ days, places, onOpen }: Props) {
  const t = useTranslations("sheet.column");
  const tPerson = useTranslations("person");
  const { day: toDay, minute } = toFormats(useLocale());
  if (days.length === 0) return <p className="card p-6 text-sm text-muted">{tPerson("noDays")}</p>;
  return (
    <div className="card relative overflow-x-auto">
      <table className="w-full text-sm" data-testid="month-days">
        <caption className="sr-only">{tPerson("days")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {COLUMNS.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`px-3 py-2 font-medium max-sm:px-1.5 ${index < 2 ? "text-start" : "text-end"} ${NARROW_HIDDEN[column] ?? ""}`}
              >
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            const zone = findPlace(places, day.place?.id ?? null)?.timeZone;
            return (
              <tr key={day.date} className="border-b border-line last:border-0">
                <td className="px-3 py-1.5 whitespace-nowrap max-sm:px-1.5">
                  <button type="button" className="underline-offset-2 hover:underline" onClick={() => onOpen(day.date)}>
                    {toDay(`${day.date}T00:00:00Z`, "UTC")}
                  </button>
                </td>
                <td className="px-3 py-1.5 max-sm:px-1.5">
                  <DayTags day={day} />
                </td>
                <Figure column="checkIn" text={day.checkIn ? minute(day.checkIn, zone) : ""} />
                <Figure column="checkOut" text={day.checkOut ? minute(day.checkOut, zone) : ""} />
                <Figure column="late" text={day.lateMinutes > 0 ? toHourText(day.lateMinutes) : ""} />
                <Figure column="worked" text={isWorkday(day) ? toWorkedText(day) : ""} />
                <Figure column="overtime" text={day.overtimeMinutes > 0 ? toHourText(day.overtimeMinutes) : ""} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ column, text }: { readonly column: Column; readonly text: string }) {
  return (
    <td className={`px-3 py-1.5 text-end tabular-nums max-sm:px-1.5 ${NARROW_HIDDEN[column] ?? ""}`}>
      <bdi dir="ltr">{text}</bdi>
    </td>
  );
}

function isWorkday({ workedMinutes, expectedMinutes }: DayCellFragment): boolean {
  return workedMinutes > 0 || expectedMinutes > 0;
}
