"use client";

import type { ShiftMarkFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toPersonName } from "../../../attendance/person-name.ts";
import { toFormats } from "../../../lib/format.ts";
import { ShiftMark } from "../../../shifts/shift-mark.tsx";
import type { RosterEntry } from "./roster-draft.ts";
import type { RosterGridProps } from "./roster-shown.ts";
import { RosterRow } from "./roster-row.tsx";
import { useRosterEdits } from "./use-roster-edits.ts";

/** A table whose cells are chosen: the browser's own tables only show. */
const GRID = { role: "grid", "aria-multiselectable": true } as const;

/** People x days: a cell by arrows or pointer, a range with Shift, a shift by its letter or the bar, pasting from a sheet. */
export function RosterGrid(props: RosterGridProps) {
  const { dates, today, lines, shifts, draft, isBusy, onChange } = props;
  const t = useTranslations("roster");
  const locale = useLocale();
  const { table, range, bounds, refused, select, fill, handlers } = useRosterEdits(props);
  return (
    <div className="grid grid-cols-1 gap-3">
      {onChange ? <RosterBar shifts={shifts} onFill={(entry) => fill(() => entry)} /> : null}
      <Refusal words={refused} />
      <div className="card relative overflow-auto max-md:max-h-[70dvh]" aria-busy={isBusy}>
        <table
          ref={table}
          {...GRID}
          {...handlers}
          aria-label={t("title")}
          aria-readonly={onChange === undefined}
          className="border-separate border-spacing-0 text-sm select-none"
          data-testid="roster"
        >
          <RosterHead
            dates={dates}
            today={today}
            onSelect={(column) =>
              select({ anchor: { row: 0, column }, focus: { row: lines.length - 1, column } }, false)
            }
          />
          <tbody>
            {lines.map((line, row) => (
              <RosterRow
                key={line.personId}
                {...{ row, line, dates, draft, shifts, bounds }}
                name={toPersonName(line.person, locale)}
                pin={line.person?.pin ?? ""}
                focusColumn={range.focus.row === row ? range.focus.column : undefined}
                onSelect={(column, isExtended) =>
                  select({ anchor: isExtended ? range.anchor : { row, column }, focus: { row, column } })
                }
                onSelectRow={() =>
                  select({ anchor: { row, column: 0 }, focus: { row, column: dates.length - 1 } }, false)
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-xs text-muted max-md:hidden">{t(onChange ? "keys" : "keysOfReaders")}</p>
    </div>
  );
}

function Refusal({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <p role="alert" className="strip bg-bad-soft text-bad" data-testid="paste-refused">
      {words}
    </p>
  );
}

interface BarProps {
  readonly shifts: readonly ShiftMarkFragment[];
  readonly onFill: (entry: RosterEntry) => void;
}

function RosterBar({ shifts, onFill }: BarProps) {
  const t = useTranslations("roster");
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5" data-testid="roster-bar">
      <legend className="mb-1 text-xs text-muted">{t("barAbout")}</legend>
      {shifts.map((shift) => (
        <button key={shift.id} type="button" className="chip" onClick={() => onFill(shift.id)}>
          <ShiftMark shift={shift} />
        </button>
      ))}
      <button type="button" className="chip" onClick={() => onFill("OFF")}>
        {t("off")}
      </button>
      <button type="button" className="chip" onClick={() => onFill(null)}>
        {t("empty")}
      </button>
    </fieldset>
  );
}

interface HeadProps {
  readonly dates: readonly string[];
  readonly today: string;
  readonly onSelect: (column: number) => void;
}

function RosterHead({ dates, today, onSelect }: HeadProps) {
  const t = useTranslations("roster");
  const locale = useLocale();
  const { day } = toFormats(locale);
  return (
    <thead>
      <tr>
        <th
          scope="col"
          className="sticky start-0 z-10 min-w-32 border-b border-line bg-surface px-3 py-1 text-start text-xs font-medium text-muted md:min-w-52"
        >
          {t("person")}
        </th>
        {dates.map((date, column) => (
          <th
            key={date}
            scope="col"
            aria-label={`${toWeekday(date, locale)} ${Number(date.slice(8))}`}
            className={`border-b border-line p-0 text-xs font-medium ${date === today ? "text-accent" : "text-muted"}`}
          >
            <button
              type="button"
              className="min-h-9 w-9 leading-tight"
              title={t("selectDay", { date: day(`${date}T00:00:00Z`, "UTC") })}
              tabIndex={-1}
              onClick={() => onSelect(column)}
            >
              <span className="block">{toWeekday(date, locale)}</span>
              <span className="block tabular-nums">{Number(date.slice(8))}</span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function toWeekday(date: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale === "ar" ? "ar" : "en-GB", {
    weekday: locale === "ar" ? "narrow" : "short",
    timeZone: "UTC",
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}
