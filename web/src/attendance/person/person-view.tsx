"use client";

import type { PersonFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useEffect, useRef } from "react";
import { ExportButton } from "../../exports/export-button.tsx";
import { toFailure } from "../../graphql/apollo-client.ts";
import type { KnownPlace } from "../../lib/places.ts";
import { PlacesStrip } from "../../frame/places-strip.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { mayMoveSheet } from "../../ui/side-sheet.tsx";
import { type DayKey, dayParser } from "../day/day-key.ts";
import { DayLegend } from "../day/day-legend.tsx";
import { DaySheet } from "../day/day-sheet.tsx";
import { NO_ROWS, type ShownRows } from "../day/shown-rows.ts";
import { MonthOvertime } from "../overtime/month-overtime.tsx";
import { AcknowledgeCard } from "../periods/acknowledge-card.tsx";
import { toPersonName } from "../person-name.ts";
import { listDates, toMonthSpan } from "../range.ts";
import { TotalFigures } from "../total-figures.tsx";
import { MonthCalendar } from "./month-calendar.tsx";
import { MonthDays } from "./month-days.tsx";
import { MonthSwitch, parseMonth } from "./month-switch.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { usePersonMonth } from "./use-person-month.ts";

interface Props {
  readonly person: PersonFactsFragment;
  /** Whether the viewer is this person; default false. */
  readonly isOwn?: boolean;
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: string;
}

/** A person's month: who it is, the days as a calendar and one by one, what they add up to, and the reasons of each. */
export function PersonView({ person, isOwn = false, places, today }: Props) {
  const t = useTranslations("person");
  const locale = useLocale();
  const [{ month: asked, row }, setSearch] = useQueryStates(
    { month: parseAsString, row: dayParser },
    { history: "push" },
  );
  const month = parseMonth(asked) ?? today.slice(0, 7);
  const span = toMonthSpan(month);
  const { days, totals, error, readings, reread } = usePersonMonth(person.id, span);
  const rows = useRef<ShownRows>(NO_ROWS);
  useEffect(() => {
    rows.current = { step: toStep(listDates(toMonthSpan(month))), focus: focusDay };
  }, [month]);
  const move = (key: DayKey | null) => {
    if (row && key === null) rows.current.focus(row);
    void setSearch({ row: key }, { history: "replace" });
  };
  const open = (date: string) => void (mayMoveSheet() && setSearch({ row: { personId: person.id, date } }));
  return (
    <div className={row ? "lg:me-[26.75rem]" : ""}>
      <PageHeader title={toPersonName(person, locale)} status={<PersonFacts person={person} places={places} />}>
        <ExportButton
          what={{ kind: "ATTENDANCE", attendance: { ...span, personIds: [person.id] }, orderBy: "DATE_ASC" }}
        />
        <MonthSwitch
          month={month}
          onChange={(next) => void (mayMoveSheet() && setSearch({ month: next, row: null }))}
        />
      </PageHeader>
      <PlacesStrip isKept />
      {error && !days ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {days ? (
        <div className="grid grid-cols-1 gap-4">
          <TotalFigures rows={totals} label={t("totals")} />
          <MonthOvertime personId={person.id} span={span} readings={readings} />
          <AcknowledgeCard personId={person.id} span={span} isOwn={isOwn} />
          <div className="grid grid-cols-1 items-start gap-4 2xl:grid-cols-[24rem_minmax(0,1fr)]">
            <MonthCalendar month={month} days={days} places={places} openDate={row?.date} onOpen={open} />
            <MonthDays days={days} places={places} onOpen={open} />
          </div>
          <DayLegend />
        </div>
      ) : null}
      {!days && !error ? <div className="skeleton h-96" aria-busy="true" /> : null}
      {row ? <DaySheet day={row} rows={rows} places={places} onMove={move} /> : null}
    </div>
  );
}

const toStep =
  (dates: readonly string[]): ShownRows["step"] =>
  ({ personId, date }, by) => {
    const next = dates[dates.indexOf(date) + by];
    return next === undefined ? undefined : { personId, date: next };
  };

function focusDay({ date }: DayKey): void {
  requestAnimationFrame(() => document.getElementById(`day-${date}`)?.focus());
}
