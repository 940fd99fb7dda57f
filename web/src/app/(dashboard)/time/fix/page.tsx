import { QueryProvider } from "../../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../../ui/dashboard-page.tsx";
import { FixView } from "./fix-view.tsx";

export const generateMetadata = () => toPageMetadata("toFix");

export default function FixPage() {
  return (
    <DashboardPage area="toFix" skeletonRows={12}>
      {(places) => (
        <QueryProvider>
          <FixView places={places} nowMs={readClock()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

function readClock(): number {
  return Date.now();
}
