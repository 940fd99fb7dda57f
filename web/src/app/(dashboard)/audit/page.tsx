import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { AuditView } from "./audit-view.tsx";

export const generateMetadata = () => toPageMetadata("audit");

export default function AuditPage() {
  return (
    <DashboardPage area="audit" skeletonRows={12}>
      {() => (
        <QueryProvider>
          <AuditView />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}
