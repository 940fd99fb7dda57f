import { PlacesDocument, PunchesDocument } from "@biometricflow/sdk/generated/graphql";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { readTraffic } from "../../../demo/traffic.ts";
import { execute } from "../../../graphql/execute.server.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { toPlaceIds } from "../../../ui/place-search.ts";
import { RowsSkeleton } from "../../../ui/rows-skeleton.tsx";
import { FIRST_PAGE } from "./first-page.ts";
import { LiveFeed } from "./live-feed.tsx";
import { loadLiveSearch } from "./live-search.ts";

type Props = PageProps<"/live">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("live");
  return { title: t("title") };
}

export default function LivePage({ searchParams }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton rows={12} />}>
      <Live searchParams={searchParams} />
    </Suspense>
  );
}

async function Live({ searchParams }: Pick<Props, "searchParams">) {
  const t = await getTranslations("live");
  const { place } = await loadLiveSearch(searchParams);
  const known = await execute(PlacesDocument, {});
  if (!known.ok) {
    return (
      <>
        <PageHeader title={t("title")} />
        <FailureNotice failure={known.failure} />
      </>
    );
  }
  const { places } = known.data;
  const placeIds = toPlaceIds(place, places);
  const [latest, traffic] = await Promise.all([
    execute(PunchesDocument, { ...(placeIds ? { placeIds } : {}), first: FIRST_PAGE }),
    readTraffic(),
  ]);
  return (
    <LiveFeed
      key={placeIds?.join() ?? "all"}
      places={placeIds ? places.filter(({ id }) => placeIds.includes(id)) : places}
      allPlaces={places}
      placeIds={placeIds}
      traffic={traffic}
      initial={latest.ok ? (latest.data.punches?.edges.map(({ node }) => node) ?? []) : []}
      initialAbsent={latest.ok ? (latest.data.punches?.unavailable ?? []) : []}
      initialFailure={latest.ok ? undefined : latest.failure}
    />
  );
}
