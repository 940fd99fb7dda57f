"use client";

import { OverviewDocument, type OverviewQuery } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useEffect, useMemo } from "react";
import { PlaceBoard } from "../../../attendance/presence/place-board.tsx";
import { doubtSilent } from "../../../attendance/presence/silent-places.ts";
import { useReadings } from "../../../attendance/use-readings.ts";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { type AbsentPlace, type KnownPlace, toFilterZone, toPlaceScope } from "../../../lib/places.ts";
import { toDate } from "../../../lib/zone.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { placeParser } from "../../../ui/place-search.ts";
import { RowsSkeleton } from "../../../ui/rows-skeleton.tsx";
import { DaysChart } from "./days-chart.tsx";
import { FigureCards } from "./figure-cards.tsx";
import { HoursChart } from "./hours-chart.tsx";
import { ComingList, NeedsList } from "./needs-list.tsx";
import { toOverviewVariables } from "./overview-variables.ts";
import { TrustLine } from "./trust-line.tsx";

const EVERY_MS = 10_000;

interface Props {
  readonly places: readonly KnownPlace[];
  /** When the page was made, in milliseconds since 1970: what "today" means on it. */
  readonly nowMs: number;
}

/** Is it a normal day, and can that be trusted? */
export function TodayView({ places, nowMs }: Props) {
  const t = useTranslations("today");
  const [place] = useQueryState("place", placeParser);
  const { readings, reread } = useReadings(EVERY_MS);
  const today = toDate(nowMs, toFilterZone(place, places));
  const variables = useMemo(() => toOverviewVariables(toPlaceScope(place, places), today), [place, places, today]);
  const scope = usePlaceScope(toPlaceScope(place, places), { absent: [], reread });
  const { data, previousData, error, refetch } = useQuery(OverviewDocument, {
    variables,
    fetchPolicy: "cache-and-network",
    errorPolicy: "all",
  });
  useEffect(() => {
    if (readings > 0) void refetch();
  }, [readings, refetch]);
  const read = data ?? previousData;
  const overview = read && doubtOverview(read, scope.absent);
  const shown = { overview, place };
  return (
    <PageFrame
      title={t("title")}
      status={<TrustLine presence={overview?.presence} places={scope.asked} />}
      scope={scope}
      isServerPage={false}
      isKept
    >
      {error && !overview?.presence ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!overview && !error ? <RowsSkeleton rows={6} /> : null}
      {overview ? (
        <div className="grid grid-cols-1 gap-4">
          <FigureCards {...shown} overview={overview} />
          <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
            <HoursChart hours={overview.hours} today={today} />
            <DaysChart days={overview.days} />
          </div>
          {overview.presence ? <PlaceBoard rows={overview.presence.places} places={scope.asked} /> : null}
          <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
            <NeedsList {...shown} overview={overview} />
            <ComingList holidays={overview.holidays} places={places} />
          </div>
        </div>
      ) : null}
    </PageFrame>
  );
}

/** The overview with the places in doubt that do not answer now. */
function doubtOverview(overview: OverviewQuery, absent: readonly AbsentPlace[]): OverviewQuery {
  const { presence } = overview;
  return presence ? { ...overview, presence: { ...presence, places: doubtSilent(presence.places, absent) } } : overview;
}
