"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { GridApi } from "ag-grid-community";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { type KnownPlace, toAbsentIds, toPlaceScope } from "../../../../lib/places.ts";
import { PageFrame } from "../../../../ui/page-frame.tsx";
import { DateRange } from "./date-range.tsx";
import { focusRow } from "./focus-row.ts";
import { GridArea, toGridCover } from "./grid-area.tsx";
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
  const { summary, readBlock } = usePunchSource(usePunchesVariables(view, places));
  const [api, setApi] = useState<GridApi<PunchRowFragment>>();
  const { asked, ids } = toPlaceScope(view.place, places);
  const cover = toGridCover(summary, view);
  const absent = cover.failure ? asked.map(({ id }) => id) : toAbsentIds(summary.absent);
  const retry = () => api?.purgeInfiniteCache();
  const move = (id: string | null) => {
    if (row && id === null) focusRow(api, row);
    void setSearch({ row: id }, { history: "replace" });
  };
  const clear = () => void setSearch({ place: null, user: null, from: null, to: null });
  const zone = toFilterZone(view, places);

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
            <DateRange from={view.from} to={view.to} zone={zone} onChange={(range) => void setSearch(range)} />
          </>
        }
        partial={{ absent: summary.absent, places: asked, onRetry: retry }}
      >
        <GridArea total={summary.total} cover={cover} onRetry={retry} onClear={clear}>
          <PunchGrid readBlock={readBlock} openRow={row} onOpen={(id) => void setSearch({ row: id })} onApi={setApi} />
        </GridArea>
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
