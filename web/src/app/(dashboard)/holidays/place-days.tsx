"use client";

import type { CalendarFactsFragment, Weekday } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { DateBox } from "../../../ui/date-box.tsx";
import { RemovableLine } from "../../../ui/removable-line.tsx";
import { WeekendForm } from "./weekend-form.tsx";
import { YearPicture } from "./year-picture.tsx";

/** What is changed about the days of a place. */
export interface DayChanges {
  readonly setWeekend: (from: string, weekend: Weekday[]) => void;
  readonly removeWeekend: (from: string, name: string) => void;
  readonly addWorkingDay: (date: string, onDone: () => void) => void;
  readonly removeWorkingDay: (date: string, name: string) => void;
}

interface Props {
  readonly calendar: CalendarFactsFragment;
  readonly year: number;
  readonly places: readonly KnownPlace[];
  /** Undefined for those who only look. */
  readonly changes: DayChanges | undefined;
}

/** The days of one place: its year as a picture, its weekends, each from a date on, and the days of them that are worked. */
export function PlaceDays({ calendar, year, places, changes }: Props) {
  const { place, weekends, extraWorkingDays } = calendar;
  const t = useTranslations("holidays");
  const tDay = useTranslations("weekday");
  const { date, list, day } = toFormats(useLocale());
  const placeId = place?.id ?? "";
  return (
    <section className="card grid content-start gap-4 p-4" data-testid={`calendar-${placeId}`}>
      <h2 className="font-semibold">
        <bdi>{toPlaceName(places, placeId)}</bdi>
      </h2>
      <YearPicture calendar={calendar} year={year} />
      <Part title={t("weekends")} isEmpty={weekends.length === 0} empty={t("usualWeekend")}>
        {weekends.map(({ from, weekend }) => (
          <RemovableLine
            key={from}
            name={<bdi>{t("from", { date: date(from) })}</bdi>}
            words={t("remove", { name: t("weekendFrom", { date: date(from) }) })}
            onRemove={changes && (() => changes.removeWeekend(from, t("weekendFrom", { date: date(from) })))}
          >
            <bdi>{weekend.length === 0 ? t("noWeekend") : list(weekend.map((one) => tDay(one)))}</bdi>
          </RemovableLine>
        ))}
      </Part>
      {changes ? <WeekendForm onSave={({ from, weekend }) => changes.setWeekend(from, weekend)} /> : null}
      <Part title={t("workingDays")} isEmpty={extraWorkingDays.length === 0} empty={t("noWorkingDays")}>
        {extraWorkingDays.map((one) => (
          <RemovableLine
            key={one}
            name={<bdi>{date(one)}</bdi>}
            words={t("remove", { name: t("workedOn", { date: date(one) }) })}
            onRemove={changes && (() => changes.removeWorkingDay(one, t("workedOn", { date: date(one) })))}
          >
            <bdi>{day(`${one}T00:00:00Z`, "UTC")}</bdi>
          </RemovableLine>
        ))}
      </Part>
      {changes ? <WorkingDayForm onSave={changes.addWorkingDay} /> : null}
    </section>
  );
}

function WorkingDayForm({ onSave }: { readonly onSave: DayChanges["addWorkingDay"] }) {
  const t = useTranslations("holidays");
  const [date, setDate] = useState<string | null>(null);
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (date !== null) onSave(date, () => setDate(null));
      }}
    >
      <DateBox name={t("workingDay")} testId="working-day" value={date} onChange={setDate} />
      <button type="submit" className="button min-h-8 py-1" disabled={date === null}>
        {t("addWorkingDay")}
      </button>
    </form>
  );
}

interface PartProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly empty: string;
  readonly children: ReactNode;
}

function Part({ title, isEmpty, empty, children }: PartProps) {
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
      {isEmpty ? <p className="text-sm text-muted">{empty}</p> : <ul className="divide-y divide-line">{children}</ul>}
    </div>
  );
}
