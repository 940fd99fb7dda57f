"use client";

import type { DayCellFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { findPlace, type KnownPlace } from "../../lib/places.ts";
import { addDays } from "../../lib/zone.ts";
import { useDayWords } from "../day/day-words.ts";
import { DAY_LOOKS, toDayState } from "../day-state.ts";
import { listDates, toMonthSpan } from "../range.ts";
import { setStyle } from "../../ui/set-style.ts";

interface Props {
  readonly month: string;
  readonly days: readonly DayCellFragment[];
  readonly places: readonly KnownPlace[];
  readonly openDate: string | undefined;
  readonly onOpen: (date: string) => void;
}

const A_SUNDAY = "2026-11-22";
const WEEK = Array.from({ length: 7 }, (_, day) => addDays(A_SUNDAY, day));

/** The month as a calendar of letters, weeks from Sunday; arrow keys go from day to day. The list beside it says the same. */
export function MonthCalendar({ month, days, places, openDate, onOpen }: Props) {
  const t = useTranslations("person");
  const locale = useLocale();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const dates = listDates(toMonthSpan(month));
  const before = new Date(`${dates[0] ?? month}T00:00:00Z`).getUTCDay();
  const byDate = new Map(days.map((day) => [day.date, day]));
  return (
    <section className="card p-4" aria-label={t("calendar")}>
      <div className="grid grid-cols-7 gap-1 text-center">
        {WEEK.map((date) => (
          <span key={date} aria-hidden className="pb-1 text-xs text-muted">
            {weekday.format(new Date(date))}
          </span>
        ))}
        {dates.map((date, index) => (
          <div key={date} ref={setStyle({ gridColumnStart: index === 0 ? String(before + 1) : "" })}>
            <CalendarDay
              date={date}
              day={byDate.get(date)}
              places={places}
              isOpen={date === openDate}
              onOpen={onOpen}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

interface DayProps {
  readonly date: string;
  readonly day: DayCellFragment | undefined;
  readonly places: readonly KnownPlace[];
  readonly isOpen: boolean;
  readonly onOpen: (date: string) => void;
}

function CalendarDay({ date, day, places, isOpen, onOpen }: DayProps) {
  const t = useTranslations("dayState");
  const toWords = useDayWords();
  const number = (
    <span aria-hidden={day !== undefined} className="text-xs">
      {Number(date.slice(8))}
    </span>
  );
  if (day === undefined) return <span className="grid h-12 content-center text-muted">{number}·</span>;
  const state = toDayState(day);
  const words = toWords(day, findPlace(places, day.place?.id ?? null)?.timeZone ?? null);
  return (
    <button
      id={`day-${date}`}
      type="button"
      className={`relative grid h-12 w-full content-center rounded-lg ${DAY_LOOKS[state]} aria-pressed:outline-2 aria-pressed:outline-accent`}
      aria-pressed={isOpen}
      title={words}
      data-code={state}
      onClick={() => onOpen(date)}
      onKeyDown={moveFocus}
    >
      <span className="sr-only">{`${Number(date.slice(8))}: ${words}`}</span>
      {number}
      <span aria-hidden className="text-sm leading-tight">
        {t(`letter.${state}`)}
      </span>
    </button>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -7, ArrowDown: 7, ArrowLeft: -1, ArrowRight: 1 };

/** To the day that an arrow points at: days run with the writing. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const isMirrored = Math.abs(step) === 1 && document.documentElement.dir === "rtl";
  const date = event.currentTarget.id.slice("day-".length);
  const target = document.getElementById(`day-${addDays(date, isMirrored ? -step : step)}`);
  if (target === null) return;
  event.preventDefault();
  target.focus();
}
