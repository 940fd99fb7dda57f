import { QueryProvider } from "../../../../graphql/apollo-provider.tsx";
import { toPlaceScope } from "../../../../lib/places.ts";
import { DashboardPage, toPageMetadata } from "../../../../ui/dashboard-page.tsx";
import { loadDevicesSearch } from "../devices-search.ts";
import { AddView } from "./add-view.tsx";

export const generateMetadata = () => toPageMetadata("addReader");

export default function AddReaderPage({ searchParams }: PageProps<"/devices/add">) {
  return (
    <DashboardPage area="addReader" skeletonRows={4}>
      {async (places) => {
        const { place } = await loadDevicesSearch(searchParams);
        const [first] = toPlaceScope(place, places).asked;
        return (
          <QueryProvider>
            <AddView places={places} firstPlace={first?.id ?? ""} />
          </QueryProvider>
        );
      }}
    </DashboardPage>
  );
}
