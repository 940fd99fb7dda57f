import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { KeysView } from "./keys-view.tsx";

export const generateMetadata = () => toPageMetadata("apiKeys");

export default function KeysPage() {
  return (
    <DashboardPage area="apiKeys" skeletonRows={6}>
      {(places) => (
        <QueryProvider>
          <KeysView places={places} today={toToday()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

function toToday(): string {
  return new Date().toISOString().slice(0, 10);
}
