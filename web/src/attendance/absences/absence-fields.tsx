"use client";

import { AbsenceKindsDocument, type AbsencePart } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { toKindName } from "./absence-kind-tag.tsx";

const PARTS = ["WHOLE", "FIRST_HALF", "SECOND_HALF"] as const satisfies readonly AbsencePart[];

/** Parts of a day that are given without hours. */
export type GivenPart = (typeof PARTS)[number];

interface PartProps {
  readonly value: GivenPart;
  readonly onChange: (part: GivenPart) => void;
}

/** Which part of each day an absence takes. */
export function PartField({ value, onChange }: PartProps) {
  const t = useTranslations("absences");
  return (
    <select
      className="field min-h-8 py-1"
      aria-label={t("column.part")}
      value={value}
      onChange={({ target }) => onChange(PARTS.find((one) => one === target.value) ?? "WHOLE")}
    >
      {PARTS.map((one) => (
        <option key={one} value={one}>
          {t(`part.${one}`)}
        </option>
      ))}
    </select>
  );
}

interface KindProps {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** One of the reasons to be away. */
export function KindField({ value, onChange }: KindProps) {
  const t = useTranslations("absences");
  const locale = useLocale();
  const { data } = useQuery(AbsenceKindsDocument);
  return (
    <select
      className="field min-h-8 py-1"
      aria-label={t("column.kind")}
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value || undefined)}
    >
      <option value="">{t("column.kind")}</option>
      {data?.absenceKinds?.map((kind) => (
        <option key={kind.id} value={kind.id}>
          {toKindName(kind, locale)}
        </option>
      ))}
    </select>
  );
}
