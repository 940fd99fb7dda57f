"use client";

import type { ShiftHoursInput, Weekday } from "@biometricflow/sdk/generated/graphql";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toNumbered } from "../lib/numbered.ts";
import { DateBox } from "../ui/date-box.tsx";
import { NO_HOURS, type SeasonDraft, toHoursInput, type WeekdayDraft } from "./hours-draft.ts";
import { HoursFields } from "./hours-fields.tsx";

const WEEK: readonly Weekday[] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

interface WeekdayProps {
  readonly weekdays: readonly WeekdayDraft[];
  readonly below: ShiftHoursInput;
  readonly onChange: (weekdays: readonly WeekdayDraft[]) => void;
}

/** What differs on days of the week. */
export function WeekdayFields({ weekdays, below, onChange }: WeekdayProps) {
  const t = useTranslations("shifts");
  const tDay = useTranslations("weekday");
  const free = WEEK.filter((day) => weekdays.every(({ weekday }) => weekday !== day));
  return (
    <div className="grid gap-2">
      {weekdays.map(({ weekday, hours }) => (
        <Layer
          key={weekday}
          title={tDay(weekday)}
          onRemove={() => onChange(weekdays.filter((one) => one.weekday !== weekday))}
        >
          <HoursFields
            draft={hours}
            below={below}
            onChange={(next) =>
              onChange(weekdays.map((one) => (one.weekday === weekday ? { weekday, hours: next } : one)))
            }
          />
        </Layer>
      ))}
      {free.length > 0 ? (
        <select
          className="field min-h-8 justify-self-start py-1"
          aria-label={t("addWeekday")}
          value=""
          onChange={({ target }) => {
            const weekday = free.find((day) => day === target.value);
            if (weekday) onChange([...weekdays, { weekday, hours: NO_HOURS }]);
          }}
        >
          <option value="">{t("addWeekday")}</option>
          {free.map((day) => (
            <option key={day} value={day}>
              {tDay(day)}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  );
}

interface SeasonProps {
  readonly seasons: readonly SeasonDraft[];
  readonly below: ShiftHoursInput;
  readonly onChange: (seasons: readonly SeasonDraft[]) => void;
}

/** What differs between two dates, such as the hours of Ramadan. */
export function SeasonFields({ seasons, below, onChange }: SeasonProps) {
  const t = useTranslations("shifts");
  const put = (index: number, change: Partial<SeasonDraft>) =>
    onChange(seasons.map((season, at) => (at === index ? { ...season, ...change } : season)));
  return (
    <div className="grid gap-2">
      {toNumbered(seasons).map(({ number, item: season }) => (
        <Layer key={number} title={t("season")} onRemove={() => onChange(seasons.filter((one) => one !== season))}>
          <div className="flex flex-wrap gap-2">
            <DateBox
              name={t("from")}
              testId={`season-from-${number - 1}`}
              value={season.from || null}
              onChange={(date) => put(number - 1, { from: date ?? "" })}
            />
            <DateBox
              name={t("to")}
              testId={`season-to-${number - 1}`}
              value={season.to || null}
              onChange={(date) => put(number - 1, { to: date ?? "" })}
            />
          </div>
          <HoursFields draft={season.hours} below={below} onChange={(hours) => put(number - 1, { hours })} />
          <WeekdayFields
            weekdays={season.weekdays}
            below={{ ...below, ...toHoursInput(season.hours) }}
            onChange={(weekdays) => put(number - 1, { weekdays })}
          />
        </Layer>
      ))}
      <button
        type="button"
        className="button min-h-8 justify-self-start py-1"
        onClick={() => onChange([...seasons, { from: "", to: "", hours: NO_HOURS, weekdays: [] }])}
      >
        <Plus aria-hidden className="size-4" />
        {t("addSeason")}
      </button>
    </div>
  );
}

interface LayerProps {
  readonly title: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Layer({ title, onRemove, children }: LayerProps) {
  const t = useTranslations("shifts");
  return (
    <section className="grid gap-2 rounded-lg border border-line p-3">
      <header className="flex items-center gap-2">
        <h4 className="grow text-sm font-medium">{title}</h4>
        <button
          type="button"
          className="icon-button size-7"
          aria-label={t("removeLayer", { name: title })}
          title={t("removeLayer", { name: title })}
          onClick={onRemove}
        >
          <X aria-hidden className="size-4" />
        </button>
      </header>
      {children}
    </section>
  );
}
