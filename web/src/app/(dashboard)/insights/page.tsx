import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { InsightsView } from "./insights-view.tsx";

export const generateMetadata = () => toPageMetadata("insights");

export default function InsightsPage() {
  return (
    <DashboardPage area="insights" skeletonRows={8}>
      {(places) => (
        <QueryProvider>
          <InsightsView places={places} nowMs={toNow()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

/** The day of both the server's and the browser's first picture. */
function toNow(): number {
  return Date.now();
}
