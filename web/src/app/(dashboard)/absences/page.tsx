import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { toFilterZone } from "../../../lib/places.ts";
import { toDate } from "../../../lib/zone.ts";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { AbsencesView } from "./absences-view.tsx";

export const generateMetadata = () => toPageMetadata("absences");

export default function AbsencesPage() {
  return (
    <DashboardPage area="absences" skeletonRows={10}>
      {(places) => (
        <QueryProvider>
          <AbsencesView places={places} today={toToday(toFilterZone([], places))} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

function toToday(zone: string): string {
  return toDate(Date.now(), zone);
}
