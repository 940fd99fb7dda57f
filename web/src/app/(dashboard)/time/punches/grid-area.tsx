"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import type { PunchesView } from "./punches-search.ts";
import type { PunchSummary } from "./use-punch-source.ts";

/** What stands over the grid: why it has no rows. */
export interface GridCover {
  readonly failure: PunchSummary["failure"];
  /** The sentence for no rows; undefined while there are some. */
  readonly emptyText: "elsewhere" | "partial" | "text" | undefined;
}

/** Says why the grid is empty; people of other places than those chosen are no failure. */
export function toGridCover({ failure, total, absent }: PunchSummary, { user }: Pick<PunchesView, "user">): GridCover {
  if (failure?.code === "FORBIDDEN" && user.length > 0) return { failure: undefined, emptyText: "elsewhere" };
  if (failure || total !== 0) return { failure, emptyText: undefined };
  return { failure, emptyText: absent.length > 0 ? "partial" : "text" };
}

interface GridAreaProps {
  readonly total: number | undefined;
  readonly cover: GridCover;
  readonly onRetry: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** The grid, and over it what is said when it has no rows. */
export function GridArea({ total, cover: { failure, emptyText }, onRetry, onClear, children }: GridAreaProps) {
  const t = useTranslations("punches.empty");
  return (
    <div className="relative h-[70dvh] min-h-[24rem] md:h-auto md:grow" data-testid="grid" data-total={total}>
      {children}
      {failure ? (
        <div className="absolute inset-0 z-10 bg-bg">
          <FailureNotice failure={failure} onRetry={onRetry} />
        </div>
      ) : null}
      {emptyText ? (
        <div className="absolute inset-0 z-10 bg-bg">
          <EmptyNotice title={t("title")} text={t(emptyText)}>
            <button type="button" className="button mt-2" onClick={onClear}>
              {t("clear")}
            </button>
          </EmptyNotice>
        </div>
      ) : null}
    </div>
  );
}
