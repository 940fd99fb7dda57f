import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { RosterView } from "./roster-view.tsx";

export const generateMetadata = () => toPageMetadata("roster");

export default function RosterPage() {
  return (
    <DashboardPage area="roster" skeletonRows={12}>
      {(places) => (
        <QueryProvider>
          <RosterView places={places} today={toToday()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

function toToday(): string {
  return new Date().toISOString().slice(0, 10);
}
