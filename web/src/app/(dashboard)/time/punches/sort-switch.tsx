"use client";

import { ArrowDownWideNarrow, ArrowUpNarrowWide } from "lucide-react";
import { useTranslations } from "next-intl";

interface Props {
  readonly sort: "-at" | "at";
  readonly onSort: (sort: "-at" | "at") => void;
}

/** Newest or oldest first. */
export function SortSwitch({ sort, onSort }: Props) {
  const t = useTranslations("punches.sort");
  const isNewest = sort === "-at";
  const Icon = isNewest ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  return (
    <button type="button" className="button" data-testid="sort" onClick={() => onSort(isNewest ? "at" : "-at")}>
      <Icon aria-hidden className="size-4" />
      {isNewest ? t("newest") : t("oldest")}
    </button>
  );
}
