"use client";

import type { ComponentProps } from "react";
import { ExportButton } from "../../../../exports/export-button.tsx";
import type { SheetQuestion } from "./sheet-search.ts";
import { ViewSwitch } from "./view-switch.tsx";

interface Props {
  readonly question: SheetQuestion;
  readonly onView: ComponentProps<typeof ViewSwitch>["onChange"];
}

/** What can be done with what is shown: look at it the other way, or take it along as a file. */
export function SheetActions({ question: { span, month, matrix, records }, onView }: Props) {
  const what = matrix
    ? ({ kind: "MATRIX", month: matrix.month, ...(matrix.filter ? { persons: matrix.filter } : {}) } as const)
    : ({ kind: "ATTENDANCE", attendance: records.filter, orderBy: records.orderBy ?? "DATE_DESC" } as const);
  return (
    <>
      <ViewSwitch isSheet={month !== undefined} span={span} onChange={onView} />
      <ExportButton what={what} />
    </>
  );
}
