"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { GridApi } from "ag-grid-community";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { usePlaceScope } from "../../../../frame/use-place-scope.ts";
import { haveMixedZones, type KnownPlace, listMissing, toFilterZone, toPlaceScope } from "../../../../lib/places.ts";
import { PageFrame } from "../../../../ui/page-frame.tsx";
import { DateRange } from "./date-range.tsx";
import { focusRow } from "./focus-row.ts";
import { toGridCover } from "./grid-cover.ts";
import { GridFooter } from "./grid-footer.tsx";
import { GridSkeleton } from "../../../../grid/grid-skeleton.tsx";
import { PunchArea } from "./punch-area.tsx";
import { PunchSheet } from "./punch-sheet.tsx";
import { punchesParams, punchesSearch, type PunchesView as View, toPunchesVariables } from "./punches-search.ts";
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
  const retry = () => api?.purgeInfiniteCache();
  const chosen = toPlaceScope(view.place, places);
  const missing = listMissing(chosen.asked, summary.absent, summary.failure?.code);
  const scope = usePlaceScope(chosen, { absent: missing, reread: retry });
  const cover = toGridCover({ ...summary, absent: scope.absent }, { user: view.user, places });
  const move = (id: string | null) => {
    if (row && id === null) focusRow(api, row);
    void setSearch({ row: id }, { history: "replace" });
  };
  const clear = () => void setSearch({ place: null, user: null, from: null, to: null });
  const zone = toFilterZone(view.place, places);

  return (
    <div className={`flex flex-col md:h-[calc(100dvh-4.25rem)] ${row ? "lg:me-[26.75rem]" : ""}`}>
      <PageFrame
        title={t("title")}
        status={t("subtitle")}
        actions={<SortSwitch sort={view.sort} onSort={(sort) => void setSearch({ sort })} />}
        scope={scope}
        params={punchesParams}
        isServerPage={false}
        filters={
          <>
            <UserPicker chosen={view.user} placeIds={scope.ids} onChange={(user) => void setSearch({ user })} />
            <DateRange from={view.from} to={view.to} zone={zone} onChange={(range) => void setSearch(range)} />
          </>
        }
      >
        <PunchArea total={summary.total} cover={cover} onRetry={retry} onClear={clear}>
          <PunchGrid
            readBlock={readBlock}
            isMixed={haveMixedZones(scope.asked)}
            openRow={row}
            onOpen={(id) => void setSearch({ row: id })}
            onApi={setApi}
          />
        </PunchArea>
      </PageFrame>
      <GridFooter summary={{ ...summary, absent: scope.absent }} asked={scope.asked.length} />
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
