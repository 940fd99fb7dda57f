import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { PeopleView } from "./people-view.tsx";

export const generateMetadata = () => toPageMetadata("people");

export default function PeoplePage() {
  return (
    <DashboardPage area="people" skeletonRows={12}>
      {(places) => (
        <QueryProvider>
          <PeopleView places={places} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}
