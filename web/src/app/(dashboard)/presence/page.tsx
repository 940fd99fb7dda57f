import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { PresenceView } from "./presence-view.tsx";

export const generateMetadata = () => toPageMetadata("presence");

export default function PresencePage() {
  return (
    <DashboardPage area="presence" skeletonRows={10}>
      {(places) => (
        <QueryProvider>
          <PresenceView places={places} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}
