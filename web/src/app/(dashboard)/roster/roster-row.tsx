"use client";

import type { ShiftMarkFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import {
  type RosterDraft,
  type RosterEntry,
  type RosterLine,
  type toBounds,
  toCellKey,
  toEntry,
} from "./roster-draft.ts";
import { setStyle } from "../../../ui/set-style.ts";

interface Props {
  readonly row: number;
  readonly name: string;
  readonly pin: string;
  readonly line: RosterLine;
  readonly dates: readonly string[];
  readonly draft: RosterDraft;
  readonly shifts: readonly ShiftMarkFragment[];
  readonly bounds: ReturnType<typeof toBounds>;
  /** The column of the cell that has the focus; undefined in other rows. */
  readonly focusColumn: number | undefined;
  readonly onSelect: (column: number, isExtended: boolean) => void;
  readonly onSelectRow: () => void;
}

/** A person's month. */
export function RosterRow(props: Props) {
  const { row, name, pin, line, dates, draft, shifts, bounds, focusColumn, onSelect, onSelectRow } = props;
  const t = useTranslations("roster");
  const isIn = (column: number) =>
    bounds.top <= row && row <= bounds.bottom && bounds.left <= column && column <= bounds.right;
  return (
    <tr>
      <th
        scope="row"
        aria-label={`${name} ${pin}`}
        className="sticky start-0 z-10 max-w-32 border-b border-line bg-surface px-3 py-0 text-start font-medium md:max-w-52"
      >
        <button
          type="button"
          tabIndex={-1}
          className="flex min-h-8 w-full items-center gap-2 text-start"
          title={t("selectRow", { name })}
          onClick={onSelectRow}
        >
          <bdi className="one-line grow">{name}</bdi>
          <bdi dir="ltr" className="text-xs font-normal text-muted max-md:hidden">
            {pin}
          </bdi>
        </button>
      </th>
      {dates.map((date, column) => (
        <RosterCell
          key={date}
          at={`${row}-${column}`}
          date={date}
          entry={toEntry(draft, line, date)}
          shifts={shifts}
          isChanged={draft.has(toCellKey(line.personId, date))}
          isChosen={isIn(column)}
          isFocusable={focusColumn === column}
          onSelect={(isExtended) => onSelect(column, isExtended)}
        />
      ))}
    </tr>
  );
}

interface CellProps {
  readonly at: string;
  readonly date: string;
  readonly entry: RosterEntry;
  readonly shifts: readonly ShiftMarkFragment[];
  readonly isChanged: boolean;
  readonly isChosen: boolean;
  readonly isFocusable: boolean;
  readonly onSelect: (isExtended: boolean) => void;
}

function RosterCell({ at, date, entry, shifts, isChanged, isChosen, isFocusable, onSelect }: CellProps) {
  const t = useTranslations("roster");
  const { day } = toFormats(useLocale());
  const shift = shifts.find(({ id }) => id === entry);
  const said =
    entry === null ? t("open") : entry === "OFF" ? t("off") : shift ? `${shift.letter} ${shift.name}` : entry;
  const words = `${day(`${date}T00:00:00Z`, "UTC")}: ${said}`;
  return (
    <td
      data-cell={at}
      data-entry={entry ?? ""}
      tabIndex={isFocusable ? 0 : -1}
      aria-selected={isChosen}
      aria-label={isChanged ? `${words}, ${t("unsaved")}` : words}
      className={`h-8 w-9 min-w-9 cursor-cell border-s border-b border-line p-0 text-center text-xs aria-selected:bg-accent-soft ${isChanged ? "font-bold underline decoration-2 underline-offset-2" : ""}`}
      ref={setStyle({ boxShadow: shift ? `inset 0 -3px ${shift.colour}` : "" })}
      onPointerDown={({ shiftKey, currentTarget, pointerId }) => {
        if (currentTarget.hasPointerCapture(pointerId)) currentTarget.releasePointerCapture(pointerId);
        onSelect(shiftKey);
      }}
      onPointerEnter={({ buttons, pointerType }) => {
        if (buttons === 1 && pointerType === "mouse") onSelect(true);
      }}
    >
      {entry === "OFF" ? <span className="text-muted">{t("off")}</span> : (shift?.letter ?? entry)}
    </td>
  );
}
