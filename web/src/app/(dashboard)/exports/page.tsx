import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { ExportsView } from "./exports-view.tsx";

export const generateMetadata = () => toPageMetadata("exports");

export default function ExportsPage() {
  return (
    <DashboardPage area="exports" skeletonRows={6}>
      {(places) => (
        <QueryProvider>
          <ExportsView places={places} nowMs={toNow()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

/** The day of both the server's and the browser's first picture. */
function toNow(): number {
  return Date.now();
}
