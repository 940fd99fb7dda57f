import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { AlertsView } from "./alerts-view.tsx";

export const generateMetadata = () => toPageMetadata("alerts");

export default function AlertsPage() {
  return (
    <DashboardPage area="alerts" skeletonRows={8}>
      {(places) => (
        <QueryProvider>
          <AlertsView places={places} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}
