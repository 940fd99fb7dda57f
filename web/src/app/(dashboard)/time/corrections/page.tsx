import { QueryProvider } from "../../../../graphql/apollo-provider.tsx";
import { toFilterZone } from "../../../../lib/places.ts";
import { toDate } from "../../../../lib/zone.ts";
import { DashboardPage, toPageMetadata } from "../../../../ui/dashboard-page.tsx";
import { CorrectionsView } from "./corrections-view.tsx";

export const generateMetadata = () => toPageMetadata("corrections");

export default function CorrectionsPage() {
  return (
    <DashboardPage area="corrections" skeletonRows={10}>
      {(places) => (
        <QueryProvider>
          <CorrectionsView places={places} today={toToday(toFilterZone([], places))} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

function toToday(zone: string): string {
  return toDate(Date.now(), zone);
}
