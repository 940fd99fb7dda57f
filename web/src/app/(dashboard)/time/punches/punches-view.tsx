"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { GridApi } from "ag-grid-community";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { type KnownPlace, toAbsentIds, toPlaceScope } from "../../../../lib/places.ts";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../../ui/page-frame.tsx";
import { DateRange } from "./date-range.tsx";
import { focusRow } from "./focus-row.ts";
import { GridFooter } from "./grid-footer.tsx";
import { GridSkeleton } from "./grid-skeleton.tsx";
import { PunchSheet } from "./punch-sheet.tsx";
import { type PunchesView as View, punchesSearch, toFilterZone, toPunchesVariables } from "./punches-search.ts";
import { SortSwitch } from "./sort-switch.tsx";
import { UserPicker } from "./user-picker.tsx";
import { usePunchSource } from "./use-punch-source.ts";

const PunchGrid = dynamic(() => import("./punch-grid.tsx"), { ssr: false, loading: () => <GridSkeleton /> });

/** The ledger as a grid. Everything that shapes it stands in the address, so that a link shows the same rows. */
export function PunchesView({ places }: { readonly places: readonly KnownPlace[] }) {
  const t = useTranslations("punches");
  const [{ row, ...view }, setSearch] = useQueryStates(punchesSearch, { history: "push" });
  const variables = usePunchesVariables(view, places);
  const { summary, readBlock } = usePunchSource(variables);
  const [api, setApi] = useState<GridApi<PunchRowFragment>>();
  const { asked, ids } = toPlaceScope(view.place, places);
  const retry = () => api?.purgeInfiniteCache();
  const isElsewhere = summary.failure?.code === "FORBIDDEN" && view.user.length > 0;
  const failure = isElsewhere ? undefined : summary.failure;
  const isEmpty = isElsewhere || (summary.total === 0 && !failure);
  const emptyText = isElsewhere ? "elsewhere" : summary.absent.length > 0 ? "partial" : "text";
  const absent = failure ? asked.map(({ id }) => id) : toAbsentIds(summary.absent);
  const move = (id: string | null) => {
    if (row && id === null) focusRow(api, row);
    void setSearch({ row: id }, { history: "replace" });
  };
  const clear = () => void setSearch({ place: null, user: null, from: null, to: null });

  return (
    <div className={`flex flex-col md:h-[calc(100dvh-4.25rem)] ${row ? "lg:me-[26.75rem]" : ""}`}>
      <PageFrame
        title={t("title")}
        status={t("subtitle")}
        actions={<SortSwitch sort={view.sort} onSort={(sort) => void setSearch({ sort })} />}
        filter={{ places, absent, isServerPage: false }}
        filters={
          <>
            <UserPicker chosen={view.user} placeIds={ids} onChange={(user) => void setSearch({ user })} />
            <DateRange
              from={view.from}
              to={view.to}
              zone={toFilterZone(view, places)}
              onChange={(range) => void setSearch(range)}
            />
          </>
        }
        partial={{ absent: summary.absent, places: asked, onRetry: retry }}
      >
        <div
          className="relative h-[70dvh] min-h-[24rem] md:h-auto md:grow"
          data-testid="grid"
          data-total={summary.total}
        >
          <PunchGrid readBlock={readBlock} openRow={row} onOpen={(id) => void setSearch({ row: id })} onApi={setApi} />
          {failure ? (
            <div className="absolute inset-0 z-10 bg-bg">
              <FailureNotice failure={failure} onRetry={retry} />
            </div>
          ) : null}
          {isEmpty ? (
            <div className="absolute inset-0 z-10 bg-bg">
              <EmptyNotice title={t("empty.title")} text={t(`empty.${emptyText}`)}>
                <button type="button" className="button mt-2" onClick={clear}>
                  {t("empty.clear")}
                </button>
              </EmptyNotice>
            </div>
          ) : null}
        </div>
      </PageFrame>
      <GridFooter summary={summary} asked={asked.length} />
      {row ? <PunchSheet id={row} api={api} onMove={move} /> : null}
    </div>
  );
}

/** The same object for the same view, so that the grid keeps its rows while the sheet opens and closes. */
function usePunchesVariables({ place, user, from, to, sort }: View, places: readonly KnownPlace[]) {
  return useMemo(
    () => toPunchesVariables({ place, user, from, to, sort }, places),
    [place, user, from, to, sort, places],
  );
}
