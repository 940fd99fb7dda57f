import { DevicesByPlaceDocument, type DevicesByPlaceQuery } from "@biometricflow/sdk/generated/graphql";
import type { Failure, QueryResult } from "@biometricflow/sdk/result";
import { readSimulatedReaders } from "../../../demo/demo-file.ts";
import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { execute } from "../../../graphql/execute.server.ts";
import { listMissing, type PlaceScope, toPlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { AutoRefresh } from "./auto-refresh.tsx";
import { DevicesView } from "./devices-view.tsx";
import { loadDevicesSearch } from "./devices-search.ts";
import { toReaderList } from "./reader-rows.ts";

export const generateMetadata = () => toPageMetadata("devices");

export default function DevicesPage({ searchParams }: PageProps<"/devices">) {
  return (
    <DashboardPage area="devices" skeletonRows={8} actions={<AutoRefresh />}>
      {async (places) => {
        const { place } = await loadDevicesSearch(searchParams);
        return (
          <QueryProvider>
            <Devices scope={toPlaceScope(place, places)} />
          </QueryProvider>
        );
      }}
    </DashboardPage>
  );
}

async function Devices({ scope }: { readonly scope: PlaceScope }) {
  const result = await execute(DevicesByPlaceDocument, toPlaceVariables(scope.ids));
  const asOf = toNow();
  const devices = result.ok ? result.data.devices : null;
  const failure = devices ? undefined : toFailure(result);
  return (
    <DevicesView
      scope={scope}
      list={result.ok && devices ? toReaderList(result.data, scope.ids) : { places: [], rows: [] }}
      absent={listMissing(scope.asked, devices?.unavailable ?? [], failure?.code)}
      failure={failure}
      asOf={asOf}
      simulated={(await readSimulatedReaders())?.map(({ id }) => id) ?? []}
    />
  );
}

function toNow(): string {
  return new Date().toISOString();
}

/** Why there is no list; when it is null although places answered, its own error says so. */
function toFailure(result: QueryResult<DevicesByPlaceQuery>): Failure {
  if (!result.ok) return result.failure;
  const [{ code, message } = { code: "UNKNOWN", message: "" }] = result.errors;
  return { kind: "graphql", code, message, requestId: result.requestId };
}
