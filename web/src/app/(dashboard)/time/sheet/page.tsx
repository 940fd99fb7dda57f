import { QueryProvider } from "../../../../graphql/apollo-provider.tsx";
import { DashboardPage, toPageMetadata } from "../../../../ui/dashboard-page.tsx";
import { SheetView } from "./sheet-view.tsx";

export const generateMetadata = () => toPageMetadata("sheet");

export default function SheetPage() {
  return (
    <DashboardPage area="sheet" skeletonRows={14}>
      {(places) => (
        <QueryProvider>
          <SheetView places={places} nowMs={toNow()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

/** The day of both the server's and the browser's first picture. */
function toNow(): number {
  return Date.now();
}
