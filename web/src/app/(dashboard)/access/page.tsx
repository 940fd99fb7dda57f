import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { AccessView } from "./access-view.tsx";

export const generateMetadata = () => toPageMetadata("access");

export default function AccessPage() {
  return (
    <DashboardPage area="access" skeletonRows={8}>
      {(places) => (
        <QueryProvider>
          <AccessView places={places} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}
