"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DepartmentField } from "../../../attendance/department-field.tsx";
import { MonthSwitch } from "../../../attendance/person/month-switch.tsx";
import type { ExportDraft } from "../../../exports/export-draft.ts";
import type { KindChoice } from "../../../exports/export-kinds.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { DateBox } from "../../../ui/date-box.tsx";
import { PlaceFilter } from "../../../ui/place-filter.tsx";

const HOURS = ["HM", "DECIMAL", "MINUTES"] as const;
const GROUPS = ["PERSON", "DEPARTMENT", "PLACE"] as const;

interface Props {
  readonly choice: KindChoice;
  readonly draft: Omit<ExportDraft, "place">;
  readonly places: readonly KnownPlace[];
  readonly onChange: (change: Partial<Omit<ExportDraft, "place">>) => void;
}

/** Of when, of whom, and how it is written: what the kind takes. */
export function DraftFields({ choice, draft, places, onChange }: Props) {
  const t = useTranslations("exports.new");
  const words = useTranslations("export");
  const { formats, narrows, hasHours } = choice;
  return (
    <div className="grid grid-cols-1 gap-3">
      {narrows.includes("PLACES") && places.length > 1 ? (
        <PlaceFilter places={places} absent={[]} isServerPage={false} />
      ) : null}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <When {...{ choice, draft, onChange }} />
        {narrows.includes("DEPARTMENT") ? (
          <DepartmentField chosen={draft.department} onChange={(department) => onChange({ department })} />
        ) : null}
        {narrows.includes("GROUP") ? (
          <Choice
            name={t("group")}
            choices={GROUPS}
            chosen={draft.groupBy}
            toWords={(one) => t(`groupBy.${one}`)}
            onChoose={(groupBy) => onChange({ groupBy })}
          />
        ) : null}
        <Choice
          name={t("format")}
          choices={formats}
          chosen={draft.format}
          toWords={(one) => words(`format.${one}`)}
          onChoose={(format) => onChange({ format })}
        />
        {hasHours ? (
          <Choice
            name={words("hours")}
            choices={HOURS}
            chosen={draft.hoursFormat}
            toWords={(one) => words(`hoursAs.${one}`)}
            onChoose={(hoursFormat) => onChange({ hoursFormat })}
          />
        ) : null}
      </div>
    </div>
  );
}

function When({ choice: { dates }, draft: { span, month }, onChange }: Omit<Props, "places">) {
  const sheet = useTranslations("sheet.range");
  if (dates === "NONE") return null;
  if (dates === "MONTH") return <MonthSwitch month={month} onChange={(next) => onChange({ month: next })} />;
  const setDates = (from: string, to: string) => onChange({ span: from <= to ? { from, to } : { from: to, to: from } });
  return (
    <span className="flex items-center gap-1.5 text-sm text-muted">
      <DateBox
        name={sheet("from")}
        testId="date-from"
        value={span.from}
        onChange={(from) => setDates(from ?? span.from, span.to)}
      />
      <span aria-hidden>–</span>
      <DateBox
        name={sheet("to")}
        testId="date-to"
        value={span.to}
        onChange={(to) => setDates(span.from, to ?? span.to)}
      />
    </span>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly choices: readonly T[];
  readonly chosen: T;
  readonly toWords: (choice: T) => ReactNode;
  readonly onChoose: (choice: T) => void;
}

function Choice<T extends string>({ name, choices, chosen, toWords, onChoose }: ChoiceProps<T>) {
  return (
    <label className="flex items-center gap-2 text-sm text-muted">
      {name}
      <select
        className="field min-h-8 py-1 text-ink"
        value={chosen}
        onChange={({ target }) => {
          const choice = choices.find((one) => one === target.value);
          if (choice !== undefined) onChoose(choice);
        }}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {toWords(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
