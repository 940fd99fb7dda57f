"use client";

import type { PunchState } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";

const STATES = [
  "UNSPECIFIED",
  "CHECK_IN",
  "CHECK_OUT",
  "BREAK_OUT",
  "BREAK_IN",
  "OVERTIME_IN",
  "OVERTIME_OUT",
] as const satisfies readonly PunchState[];

interface Props {
  readonly value: PunchState;
  readonly onChange: (state: PunchState) => void;
}

/** What the punch says of itself; most places go by the order of the punches, and need nothing said. */
export function PunchStateField({ value, onChange }: Props) {
  const t = useTranslations("correct");
  const tState = useTranslations("punchState");
  return (
    <select
      className="field min-h-8 py-1"
      aria-label={t("punchState")}
      data-testid="punch-state"
      value={value}
      onChange={({ target }) => onChange(STATES.find((state) => state === target.value) ?? "UNSPECIFIED")}
    >
      {STATES.map((state) => (
        <option key={state} value={state}>
          {state === "UNSPECIFIED" ? t("unsaid") : tState(state)}
        </option>
      ))}
    </select>
  );
}
