import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { ShiftsView } from "./shifts-view.tsx";

export const generateMetadata = () => toPageMetadata("shifts");

export default function ShiftsPage() {
  return (
    <DashboardPage area="shifts" skeletonRows={6}>
      {(places) => (
        <QueryProvider>
          <ShiftsView places={places} today={toToday()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

function toToday(): string {
  return new Date().toISOString().slice(0, 10);
}
