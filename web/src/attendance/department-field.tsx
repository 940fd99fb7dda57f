"use client";

import { DepartmentsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";

interface Props {
  readonly chosen: string | null;
  readonly onChange: (id: string | null) => void;
}

/** Chooses a department; nothing where there is none to choose. */
export function DepartmentField({ chosen, onChange }: Props) {
  const t = useTranslations("sheet");
  const { data } = useQuery(DepartmentsDocument);
  const departments = data?.departments ?? [];
  if (departments.length === 0 && chosen === null) return null;
  return (
    <select
      className="field min-h-8 max-w-48 py-1"
      aria-label={t("department")}
      data-testid="department"
      value={chosen ?? ""}
      onChange={({ target }) => onChange(target.value || null)}
    >
      <option value="">{t("allDepartments")}</option>
      {departments.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
