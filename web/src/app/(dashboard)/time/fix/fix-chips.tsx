"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { ChoiceChips } from "../../../../ui/choice-chips.tsx";
import { fixSearch } from "./fix-search.ts";
import type { CountedGroup } from "./groups.ts";

/** Chooses one group to see alone; each says how much is in it. */
export function FixChips({ groups }: { readonly groups: readonly CountedGroup[] }) {
  const t = useTranslations("toFix");
  const [{ kind }, setSearch] = useQueryStates(fixSearch, { history: "push" });
  const counts = new Map(groups.map(({ key, count }) => [key, count]));
  const keys = groups.map(({ key }) => key);
  return (
    <ChoiceChips
      name={t("chips")}
      choices={kind !== null && !keys.includes(kind) ? [...keys, kind] : keys}
      chosen={kind}
      toWords={(key) => `${t(`kind.${key}`)} ${counts.get(key) ?? 0}`}
      onChoose={(next) => void setSearch({ kind: next })}
      testId="fix"
    />
  );
}
