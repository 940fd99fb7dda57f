"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { PlaceBoard } from "../../../attendance/presence/place-board.tsx";
import { doubtSilent } from "../../../attendance/presence/silent-places.ts";
import { useReadings } from "../../../attendance/use-readings.ts";
import { ExportButton } from "../../../exports/export-button.tsx";
import { useFrame } from "../../../frame/frame-context.tsx";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { toLatinDigits } from "../../../lib/latin-digits.ts";
import { type KnownPlace, type PlaceScope, toFilterZone, toPlaceScope } from "../../../lib/places.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { RowsSkeleton } from "../../../ui/rows-skeleton.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { MusterButton } from "./muster-button.tsx";
import { PresenceAsOf } from "./presence-as-of.tsx";
import { toTodaysRecords } from "./todays-records.ts";
import { PresenceList } from "./presence-list.tsx";
import { presenceParams, presenceSearch } from "./presence-search.ts";
import { StateChips } from "./state-chips.tsx";
import { useBoard } from "./use-board.ts";

const EVERY_MS = 10_000;
const PAGE_ROWS = 100;
const MOST_ROWS = 1_000;

/** Who is in now, who is not, and of whom nobody can say. */
export function PresenceView({ places }: { readonly places: readonly KnownPlace[] }) {
  const t = useTranslations("presence");
  const [{ place, state, q }, setSearch] = useQueryStates(presenceSearch, { history: "push" });
  const { readings, reread } = useReadings(EVERY_MS);
  const [rows, setRows] = useState(PAGE_ROWS);
  const chosen = toPlaceScope(place, places);
  const scope = usePlaceScope(chosen, { absent: [], reread });
  const search = toLatinDigits((q ?? "").trim());
  const isScreen = useFrame().role === "SCREEN";
  const { board, error } = useBoard({ placeIds: chosen.ids, state, search, rows, readings, isScreen });
  return (
    <PageFrame
      title={t("title")}
      status={board ? <PresenceAsOf board={board} /> : null}
      actions={
        isScreen ? null : <BoardActions places={scope.asked} chosen={chosen} zone={toFilterZone(place, places)} />
      }
      scope={scope}
      params={presenceParams}
      isServerPage={false}
      isKept
      filters={
        isScreen ? null : (
          <SearchField
            name={t("search")}
            value={q ?? ""}
            onChange={(text) => void setSearch({ q: text || null }, { history: "replace" })}
          />
        )
      }
    >
      {error && !board ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!board && !error ? <RowsSkeleton rows={8} /> : null}
      {board ? (
        <div className="grid gap-4">
          <PlaceBoard rows={doubtSilent(board.places, scope.absent)} places={scope.asked} />
          <StateChips counts={board.counts} chosen={state} onChoose={(next) => void setSearch({ state: next })} />
          <PresenceList
            board={board}
            state={state}
            places={places}
            onMore={rows < MOST_ROWS ? () => setRows(MOST_ROWS) : undefined}
          />
        </div>
      ) : null}
    </PageFrame>
  );
}

interface ActionsProps {
  readonly places: readonly KnownPlace[];
  readonly chosen: PlaceScope;
  readonly zone: string;
}

/** What the board gives to take along: a file, and a list to print. */
function BoardActions({ places, chosen, zone }: ActionsProps) {
  return (
    <>
      <ExportButton what={() => toTodaysRecords(chosen, zone)} />
      <MusterButton places={places} placeIds={chosen.ids} />
    </>
  );
}
