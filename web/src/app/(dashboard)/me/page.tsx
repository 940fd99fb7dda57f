import { OwnPersonDocument } from "@biometricflow/sdk/generated/graphql";
import { getTranslations } from "next-intl/server";
import { PersonView } from "../../../attendance/person/person-view.tsx";
import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { execute } from "../../../graphql/execute.server.ts";
import { toFilterZone } from "../../../lib/places.ts";
import { toDate } from "../../../lib/zone.ts";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { OwnViewsCard } from "./own-views-card.tsx";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";

export const generateMetadata = () => toPageMetadata("me");

export default function MePage() {
  return (
    <DashboardPage area="me" skeletonRows={10}>
      {async (places) => {
        const t = await getTranslations("me");
        const own = await execute(OwnPersonDocument, {});
        if (!own.ok) return <FailureNotice failure={own.failure} />;
        const person = own.data.ownPerson;
        if (person === null) return <EmptyNotice title={t("noneTitle")} text={t("none")} />;
        const zone = toFilterZone(person.homePlace ? [person.homePlace.id] : [], places);
        return (
          <QueryProvider>
            <PersonView person={person} isOwn places={places} today={toToday(zone)} />
            <OwnViewsCard />
          </QueryProvider>
        );
      }}
    </DashboardPage>
  );
}

function toToday(zone: string): string {
  return toDate(Date.now(), zone);
}
