"use client";

import { type ToFixQuery, ToFixDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import { DaySheet } from "../../../../attendance/day/day-sheet.tsx";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import { PinDecisions } from "../../../../attendance/pins/pin-decisions.tsx";
import { toRights } from "../../../../attendance/rights.ts";
import { toFixFilter, toFixSpan } from "../../../../attendance/to-fix.ts";
import { useReadings } from "../../../../attendance/use-readings.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { usePlaceScope } from "../../../../frame/use-place-scope.ts";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import { type KnownPlace, toFilterZone, toPlaceScope, toPlaceVariables } from "../../../../lib/places.ts";
import { toDate } from "../../../../lib/zone.ts";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../../ui/page-frame.tsx";
import { FixChips } from "./fix-chips.tsx";
import { type FixDone, FixDoneStrip } from "./fix-done.tsx";
import { FixGroupSection } from "./fix-group-section.tsx";
import { fixParams, fixSearch } from "./fix-search.ts";
import { FixStatus } from "./fix-status.tsx";
import { toGroups } from "./groups.ts";
import { useFixRows } from "./use-fix-rows.ts";

const EVERY_MS = 30_000;

interface Props {
  readonly places: readonly KnownPlace[];
  /** When the page was made, in milliseconds since 1970: what "today" means on it. */
  readonly nowMs: number;
}

/** Everything that somebody must decide or put right, by kind, the newest first, each with its one next step. */
export function FixView({ places, nowMs }: Props) {
  const t = useTranslations("toFix");
  const [{ place, row }] = useQueryStates(fixSearch);
  const chosen = toPlaceScope(place, places);
  const today = toDate(nowMs, toFilterZone(place, places));
  const reread = useReread();
  const scope = usePlaceScope(chosen, { absent: [], reread });
  const { data, error } = useToFix(today, chosen.ids);
  const { rows, open, move } = useFixRows();
  return (
    <div className={row ? "lg:me-[26.75rem]" : ""}>
      <PageFrame
        title={t("title")}
        badge={<Total data={data} />}
        status={<FixStatus data={data} places={scope.asked} />}
        scope={scope}
        params={fixParams}
        isServerPage={false}
        isKept
      >
        {error && !data ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
        {!data && !error ? <div className="skeleton h-96" aria-busy="true" /> : null}
        {data ? <Groups {...{ data, today, places }} placeIds={chosen.ids} onOpen={open} /> : null}
      </PageFrame>
      {row ? <DaySheet day={row} rows={rows} places={places} onMove={move} /> : null}
    </div>
  );
}

interface GroupsProps {
  readonly data: ToFixQuery;
  readonly today: string;
  readonly places: readonly KnownPlace[];
  readonly placeIds: readonly string[] | undefined;
  readonly onOpen: (day: DayKey) => void;
}

function Groups({ data, ...rest }: GroupsProps) {
  const t = useTranslations("toFix");
  const [{ kind }] = useQueryStates(fixSearch);
  const reread = useReread();
  const [done, setDone] = useState<FixDone>();
  const { audits } = toRights(useFrame().role);
  const groups = toGroups(data);
  const shown = groups.filter((group) => kind === null || group.key === kind);
  const takeDone = (outcome: FixDone) => {
    setDone(outcome);
    reread();
  };
  return (
    <div className="grid grid-cols-1 gap-4">
      {done ? <FixDoneStrip done={done} onUndone={reread} onClose={() => setDone(undefined)} /> : null}
      <FixChips groups={groups} />
      {shown.length === 0 ? <EmptyNotice title={t("noneTitle")} text={t("none")} /> : null}
      {shown.map((group) => (
        <FixGroupSection {...rest} key={group.key} group={group} isAlone={kind !== null} onDone={takeDone} />
      ))}
      {audits ? <PinDecisions onDone={reread} /> : null}
    </div>
  );
}

/** How many exceptions there are: the number of the overview and of the navigation. */
function Total({ data }: { readonly data: ToFixQuery | undefined }) {
  const total = data?.exceptions?.totalCount;
  if (total === undefined) return null;
  return (
    <span className="tag bg-warn-soft text-warn" data-testid="to-fix-total" data-value={total}>
      {total}
    </span>
  );
}

/** The counts, read anew when records change and every half minute; with them what each group shows. */
function useToFix(today: string, placeIds: readonly string[] | undefined) {
  const { readings } = useReadings(EVERY_MS);
  const { recount } = useFrame();
  const reread = useReread();
  const ofPlaces = toPlaceVariables(placeIds);
  const { data, previousData, error } = useQuery(ToFixDocument, {
    variables: {
      filter: toFixFilter(today, placeIds),
      requests: { state: ["REQUESTED"], ...ofPlaces },
      overtime: { ...toFixSpan(today), ...ofPlaces, overtime: ["PENDING"] },
    },
    fetchPolicy: "cache-and-network",
    errorPolicy: "all",
  });
  useEffect(() => {
    if (readings > 0) reread();
  }, [readings, reread]);
  const total = data?.exceptions?.totalCount;
  useEffect(() => {
    if (total !== undefined) recount();
  }, [total, recount]);
  const shown = data ?? previousData;
  return { data: shown?.exceptions ? shown : undefined, error };
}
