"use client";

import { CalendarDays } from "lucide-react";
import { useLocale } from "next-intl";
import { toFormats } from "../lib/format.ts";
import { type DateText, parseDate } from "../lib/zone.ts";

interface Props {
  readonly name: string;
  readonly testId: string;
  readonly value: DateText | null;
  readonly onChange: (date: DateText | null) => void;
}

/**
 * A date to choose. The browser's own field is in the language of the browser, with its order of day and month; so the
 * date stands there in the language of the page, and the field shows itself while it is typed into.
 */
export function DateBox({ name, testId, value, onChange }: Props) {
  const { date } = toFormats(useLocale());
  return (
    <span className="field group relative inline-flex min-h-8 w-34 items-center px-2 py-1 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
      <span
        aria-hidden
        className="pointer-events-none flex grow items-center justify-between gap-2 tabular-nums group-focus-within:opacity-0"
      >
        <bdi className={value ? "" : "text-muted"}>{value ? date(value) : name}</bdi>
        <CalendarDays className="size-4 text-muted" />
      </span>
      <input
        type="date"
        className="absolute inset-0 w-full cursor-pointer rounded-[inherit] bg-transparent px-2 tabular-nums opacity-0 outline-none focus:opacity-100"
        aria-label={name}
        data-testid={testId}
        value={value ?? ""}
        onChange={({ target }) => onChange(parseDate(target.value) ?? null)}
        onClick={({ currentTarget }) => currentTarget.showPicker()}
      />
    </span>
  );
}
