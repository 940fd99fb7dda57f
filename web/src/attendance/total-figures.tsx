"use client";

import type { AttendanceTotalsQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../lib/format.ts";
import { toHourText } from "./minutes.ts";

/** One group of totals. */
export type Totals = NonNullable<AttendanceTotalsQuery["attendanceTotals"]>["edges"][number]["node"];

const DAY_COUNTS = [
  "presentDays",
  "lateDays",
  "earlyLeaveDays",
  "incompleteDays",
  "absentDays",
  "unknownDays",
  "leaveDays",
  "pendingDays",
] as const;
const MINUTE_SUMS = [
  "workedMinutes",
  "expectedMinutes",
  "lateMinutes",
  "earlyLeaveMinutes",
  "overtimeMinutes",
] as const;

type FigureKey = (typeof DAY_COUNTS | typeof MINUTE_SUMS)[number];

interface Props {
  /** The groups to add up; undefined while they are read. */
  readonly rows: readonly Totals[] | undefined;
  /** Whose totals these are. */
  readonly label: string;
  /** Whether newer ones are on their way. */
  readonly isOld?: boolean;
}

/** What days add up to. */
export function TotalFigures({ rows, label, isOld = false }: Props) {
  const t = useTranslations("sheet.totals");
  const { count } = toFormats(useLocale());
  if (rows === undefined) return <div className="skeleton mt-3 h-12" aria-busy="true" />;
  const add = (key: FigureKey) => rows.reduce((sum, row) => sum + row[key], 0);
  return (
    <dl
      className={`card mt-3 flex flex-wrap gap-x-6 gap-y-2 px-4 py-2.5 text-sm ${isOld ? "border-dashed" : ""}`}
      aria-label={label}
      data-testid="totals"
    >
      {DAY_COUNTS.filter((key) => key !== "pendingDays" || add(key) > 0).map((key) => (
        <Figure key={key} name={t(key)} testId={`total-${key}`} text={count(add(key))} />
      ))}
      {MINUTE_SUMS.map((key) => (
        <Figure key={key} name={t(key)} testId={`total-${key}`} text={toHourText(add(key))} />
      ))}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly text: string;
  readonly testId: string;
}

function Figure({ name, text, testId }: FigureProps) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="font-semibold tabular-nums" data-testid={testId}>
        <bdi dir="ltr">{text}</bdi>
      </dd>
    </div>
  );
}
