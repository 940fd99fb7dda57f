"use client";

import type { DeviceCondition } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import { ChoiceChips } from "../../../ui/choice-chips.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { CONDITIONS, type ReaderRow } from "./reader-rows.ts";

interface Chosen {
  readonly state: DeviceCondition | null;
  readonly search: string;
}

interface Props {
  readonly rows: readonly ReaderRow[];
  readonly chosen: Chosen;
  readonly onChange: (change: Partial<Chosen>) => unknown;
}

/** Which readers are shown: by how soon somebody should look at them, and by a text. */
export function ReaderFilters({ rows, chosen: { state, search }, onChange }: Props) {
  const t = useTranslations("devices");
  const { count } = toFormats(useLocale());
  const countOf = (condition: DeviceCondition) => rows.filter(({ device }) => device.condition === condition).length;
  const choices = CONDITIONS.filter((condition) => condition === state || countOf(condition) > 0);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <ChoiceChips
        name={t("conditions")}
        choices={choices}
        chosen={state}
        toWords={(condition) => `${t(`condition.${condition}`)} ${count(countOf(condition))}`}
        onChoose={(condition) => onChange({ state: condition })}
        testId="condition"
      />
      <SearchField name={t("search")} value={search} onChange={(text) => onChange({ search: text })} />
    </div>
  );
}
