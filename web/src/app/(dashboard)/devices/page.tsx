import { DevicesByPlaceDocument, type DevicesByPlaceQuery } from "@biometricflow/sdk/generated/graphql";
import type { Failure, QueryResult } from "@biometricflow/sdk/result";
import { getTranslations } from "next-intl/server";
import { readSimulatedReaders } from "../../../demo/demo-file.ts";
import { execute } from "../../../graphql/execute.server.ts";
import { type PlaceScope, toAbsentIds, toPlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { AutoRefresh } from "./auto-refresh.tsx";
import { loadDevicesSearch } from "./devices-search.ts";
import { toPlaceGroups } from "./place-groups.ts";
import { PlaceSection } from "./place-section.tsx";
import { TrustLine } from "./trust-line.tsx";

export const generateMetadata = () => toPageMetadata("devices");

export default function DevicesPage({ searchParams }: PageProps<"/devices">) {
  return (
    <DashboardPage area="devices" skeletonRows={8} actions={<AutoRefresh />}>
      {async (places) => {
        const { place } = await loadDevicesSearch(searchParams);
        return <Devices scope={toPlaceScope(place, places)} />;
      }}
    </DashboardPage>
  );
}

async function Devices({ scope: { known, asked, ids } }: { readonly scope: PlaceScope }) {
  const t = await getTranslations("devices");
  const result = await execute(DevicesByPlaceDocument, toPlaceVariables(ids));
  if (!result.ok || !result.data.devices) {
    const filter = { places: known, absent: asked.map(({ id }) => id) };
    return (
      <PageFrame title={t("title")} actions={<AutoRefresh />} filter={filter}>
        <FailureNotice failure={toFailure(result)} />
      </PageFrame>
    );
  }
  const groups = toPlaceGroups(result.data, ids);
  const absent = result.data.devices.unavailable;
  const simulated = new Set((await readSimulatedReaders())?.map(({ id }) => id));
  return (
    <PageFrame
      title={t("title")}
      status={<TrustLine groups={groups} />}
      actions={<AutoRefresh />}
      filter={{ places: known, absent: toAbsentIds(absent) }}
      partial={{ absent, places: groups.map((group) => group.place) }}
    >
      {groups.map((group) => (
        <PlaceSection key={group.place.id} group={group} simulated={simulated} />
      ))}
    </PageFrame>
  );
}

/** Why there is no list; when it is null although places answered, its own error says so. */
function toFailure(result: QueryResult<DevicesByPlaceQuery>): Failure {
  if (!result.ok) return result.failure;
  const [{ code, message } = { code: "UNKNOWN", message: "" }] = result.errors;
  return { kind: "graphql", code, message, requestId: result.requestId };
}
