import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { RulesView } from "./rules-view.tsx";

export const generateMetadata = () => toPageMetadata("rules");

export default function RulesPage() {
  return (
    <DashboardPage area="rules" skeletonRows={6}>
      {(places) => (
        <QueryProvider>
          <RulesView places={places} today={toToday()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

function toToday(): string {
  return new Date().toISOString().slice(0, 10);
}
