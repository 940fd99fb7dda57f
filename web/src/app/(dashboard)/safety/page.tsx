import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { SafetyView } from "./safety-view.tsx";

export const generateMetadata = () => toPageMetadata("safety");

export default function SafetyPage() {
  return (
    <DashboardPage area="safety" skeletonRows={8}>
      {(places) => (
        <QueryProvider>
          <SafetyView places={places} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}
