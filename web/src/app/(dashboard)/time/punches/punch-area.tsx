"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { GridArea } from "../../../../grid/grid-area.tsx";
import type { GridCover } from "./grid-cover.ts";

interface Props {
  readonly total: number | undefined;
  readonly cover: GridCover;
  readonly onRetry: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** The grid of punches, and over it what is said when it has no rows. */
export function PunchArea({ total, cover: { failure, emptyText }, onRetry, onClear, children }: Props) {
  const t = useTranslations("punches.empty");
  const empty = emptyText && { title: t("title"), text: t(emptyText), clear: t("clear") };
  return (
    <GridArea total={total} failure={failure} empty={empty} onRetry={onRetry} onClear={onClear}>
      {children}
    </GridArea>
  );
}
