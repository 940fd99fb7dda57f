import { MeDocument } from "@biometricflow/sdk/generated/graphql";
import { redirect } from "next/navigation";
import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { execute } from "../../../graphql/execute.server.ts";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { TodayView } from "./today-view.tsx";

export const generateMetadata = () => toPageMetadata("today");

export default async function TodayPage() {
  const me = await execute(MeDocument, {});
  if (me.ok && me.data.me?.role === "EMPLOYEE") redirect("/me");
  return (
    <DashboardPage area="today" skeletonRows={8}>
      {(places) => (
        <QueryProvider>
          <TodayView places={places} nowMs={toNow()} />
        </QueryProvider>
      )}
    </DashboardPage>
  );
}

/** The day of both the server's and the browser's first picture. */
function toNow(): number {
  return Date.now();
}
