import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { HolidaysView } from "./holidays-view.tsx";

export const generateMetadata = () => toPageMetadata("holidays");

export default function HolidaysPage() {
  return (
    <DashboardPage area="holidays" skeletonRows={8}>
      {(places) => (
        <QueryProvider>
          <HolidaysView places={places} today={toToday()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

function toToday(): string {
  return new Date().toISOString().slice(0, 10);
}
