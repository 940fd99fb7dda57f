"use client";

import type { Role } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useId } from "react";

interface Props<Choice extends Role> {
  readonly name: string;
  readonly testId: string;
  readonly roles: readonly Choice[];
  readonly value: Choice;
  readonly onChange: (role: Choice) => void;
}

/** The choice of a role for something that is made or changed. */
export function RoleField<Choice extends Role>({ name, testId, roles, value, onChange }: Props<Choice>) {
  const toRole = useTranslations("frame.role");
  const id = useId();
  return (
    <span className="grid min-w-0 gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {name}
      </label>
      <select
        id={id}
        className="field min-h-8 max-w-full py-1"
        data-testid={testId}
        value={value}
        onChange={({ target }) => onChange(roles.find((known) => known === target.value) ?? value)}
      >
        {roles.map((role: Role) => (
          <option key={role} value={role}>
            {toRole(role)}
          </option>
        ))}
      </select>
    </span>
  );
}
