import { QueryProvider } from "../../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../../ui/dashboard-page.tsx";
import { PunchesView } from "./punches-view.tsx";

export const generateMetadata = () => toPageMetadata("punches");

export default function PunchesPage() {
  return (
    <DashboardPage area="punches" skeletonRows={12}>
      {(places) => (
        <QueryProvider>
          <PunchesView places={places} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}
