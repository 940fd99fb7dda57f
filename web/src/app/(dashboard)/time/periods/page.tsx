import { QueryProvider } from "../../../../graphql/apollo-provider.tsx";
import { toFilterZone } from "../../../../lib/places.ts";
import { toDate } from "../../../../lib/zone.ts";
import { DashboardPage, toPageMetadata } from "../../../../ui/dashboard-page.tsx";
import { PeriodsView } from "./periods-view.tsx";

export const generateMetadata = () => toPageMetadata("periods");

export default function PeriodsPage() {
  return (
    <DashboardPage area="periods" skeletonRows={8}>
      {(places) => (
        <QueryProvider>
          <PeriodsView places={places} today={toToday(toFilterZone([], places))} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

function toToday(zone: string): string {
  return toDate(Date.now(), zone);
}
