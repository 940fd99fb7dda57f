"use client";

import type { PersonNameFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import { PersonCell } from "../../../../attendance/day/person-cell.tsx";
import { toFormats } from "../../../../lib/format.ts";

interface Props {
  readonly person: PersonNameFragment | null;
  readonly date: string;
  /** What its button says. */
  readonly action: string;
  readonly onOpen: (day: DayKey) => void;
  /** What is known of it. */
  readonly children: ReactNode;
}

/** One day to put right: whose, which, what is known of it, and the button that opens it. */
export function DayRow({ person, date, action, onOpen, children }: Props) {
  const { day } = toFormats(useLocale());
  const personId = person?.id ?? "";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 text-sm">
      <span className="min-w-44 font-medium">
        <PersonCell person={person} />
      </span>
      <bdi className="min-w-24 text-muted">{day(`${date}T00:00:00Z`, "UTC")}</bdi>
      <span className="grow text-muted">{children}</span>
      <button
        type="button"
        className="button min-h-8 py-1"
        data-fix-day={`${personId}.${date}`}
        onClick={() => onOpen({ personId, date })}
      >
        {action}
      </button>
    </div>
  );
}
