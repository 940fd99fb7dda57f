import { PunchesDocument, ScreenPunchesDocument } from "@biometricflow/sdk/generated/graphql";
import type { Failure } from "@biometricflow/sdk/result";
import { readTraffic } from "../../../demo/traffic.ts";
import { execute } from "../../../graphql/execute.server.ts";
import { type PlaceScope, toPlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { isScreenToken } from "../../../session/screen-token.ts";
import { accessCookie } from "../../../session/session-cookies.ts";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { FIRST_PAGE } from "./first-page.ts";
import { LiveFeed } from "./live-feed.tsx";
import { loadLiveSearch } from "./live-search.ts";
import { toPunchRow } from "./screen-punch.ts";

export const generateMetadata = () => toPageMetadata("live");

export default function LivePage({ searchParams }: PageProps<"/live">) {
  return (
    <DashboardPage area="live" skeletonRows={12}>
      {async (places) => {
        const { place } = await loadLiveSearch(searchParams);
        return <Live scope={toPlaceScope(place, places)} />;
      }}
    </DashboardPage>
  );
}

async function Live({ scope }: { readonly scope: PlaceScope }) {
  const isScreen = isScreenToken((await cookies()).get(accessCookie())?.value);
  const [latest, traffic] = await Promise.all([
    isScreen ? readForScreen(scope) : execute(PunchesDocument, { ...toPlaceVariables(scope.ids), first: FIRST_PAGE }),
    isScreen ? undefined : readTraffic(),
  ]);
  if (!latest.ok && latest.failure.code === "FORBIDDEN") return <Refused failure={latest.failure} />;
  return (
    <LiveFeed
      key={scope.ids?.join() ?? "all"}
      scope={scope}
      isScreen={isScreen}
      traffic={traffic}
      initial={latest.ok ? (latest.data.punches?.edges.map(({ node }) => node) ?? []) : []}
      initialAbsent={latest.ok ? (latest.data.punches?.unavailable ?? []) : []}
      initialFailure={latest.ok ? undefined : latest.failure}
    />
  );
}

/** The same of what a screen on a wall is told. */
async function readForScreen({ ids }: PlaceScope) {
  const latest = await execute(ScreenPunchesDocument, { ...toPlaceVariables(ids), first: FIRST_PAGE });
  if (!latest.ok) return latest;
  const { punches } = latest.data;
  const edges = punches?.edges.map(({ node }) => ({ node: toPunchRow(node) })) ?? [];
  return { ...latest, data: { punches: { edges, unavailable: punches?.unavailable ?? [] } } };
}

/** Without the right to punches there is nothing to follow, and no place is away. */
async function Refused({ failure }: { readonly failure: Failure }) {
  const t = await getTranslations("live");
  return (
    <>
      <PageHeader title={t("title")} />
      <FailureNotice failure={failure} />
    </>
  );
}
