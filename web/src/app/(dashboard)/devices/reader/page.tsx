import { createLoader } from "nuqs/server";
import { QueryProvider } from "../../../../graphql/apollo-provider.tsx";
import { toFilterZone } from "../../../../lib/places.ts";
import { toDate } from "../../../../lib/zone.ts";
import { DashboardPage, toPageMetadata } from "../../../../ui/dashboard-page.tsx";
import { readerSearch } from "./reader-search.ts";
import { ReaderView } from "./reader-view.tsx";

export const generateMetadata = () => toPageMetadata("reader");

/** Which reader: ids hold characters that a path does not. */
const loadSearch = createLoader({ id: readerSearch.id });

export default function ReaderPage({ searchParams }: PageProps<"/devices/reader">) {
  return (
    <DashboardPage area="reader" skeletonRows={8}>
      {async (places) => {
        const { id } = await loadSearch(searchParams);
        const zone = toFilterZone([id.split("/")[0] ?? ""], places);
        return (
          <QueryProvider>
            <ReaderView places={places} today={toToday(zone)} />
          </QueryProvider>
        );
      }}
    </DashboardPage>
  );
}

function toToday(zone: string): string {
  return toDate(Date.now(), zone);
}
