"use client";

import type { DeviceWriteRight } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useId } from "react";

const RIGHTS: readonly DeviceWriteRight[] = ["ALWAYS", "TIMED"];

interface Props {
  readonly value: DeviceWriteRight;
  readonly onChange: (right: DeviceWriteRight) => void;
}

/** Whether an account changes what is on readers at any time, or for a time that somebody gives. */
export function WritesField({ value, onChange }: Props) {
  const t = useTranslations("deviceWrites");
  const id = useId();
  return (
    <span className="grid min-w-0 gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {t("title")}
      </label>
      <select
        id={id}
        className="field min-h-8 max-w-full py-1"
        data-testid="account-writes"
        value={value}
        onChange={({ target }) => onChange(RIGHTS.find((known) => known === target.value) ?? value)}
      >
        {RIGHTS.map((right) => (
          <option key={right} value={right}>
            {t(`right.${right}`)}
          </option>
        ))}
      </select>
    </span>
  );
}
