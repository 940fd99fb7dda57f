import { PersonDocument } from "@biometricflow/sdk/generated/graphql";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsString } from "nuqs/server";
import { PersonView } from "../../../../attendance/person/person-view.tsx";
import { QueryProvider } from "../../../../graphql/apollo-provider.tsx";
import { execute } from "../../../../graphql/execute.server.ts";
import { toFilterZone } from "../../../../lib/places.ts";
import { toDate } from "../../../../lib/zone.ts";
import { DashboardPage, toPageMetadata } from "../../../../ui/dashboard-page.tsx";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";

export const generateMetadata = () => toPageMetadata("person");

/** Which person: ids hold characters that a path does not. */
const loadSearch = createLoader({ id: parseAsString.withDefault("") });

export default function PersonPage({ searchParams }: PageProps<"/people/person">) {
  return (
    <DashboardPage area="person" skeletonRows={10}>
      {async (places) => {
        const t = await getTranslations("person");
        const { id } = await loadSearch(searchParams);
        const known = await execute(PersonDocument, { id });
        if (!known.ok) return <FailureNotice failure={known.failure} />;
        const { person } = known.data;
        if (person === null) return <EmptyNotice title={t("noneTitle")} text={t("none")} />;
        const zone = toFilterZone(person.homePlace ? [person.homePlace.id] : [], places);
        return (
          <QueryProvider>
            <PersonView person={person} places={places} today={toToday(zone)} />
          </QueryProvider>
        );
      }}
    </DashboardPage>
  );
}

function toToday(zone: string): string {
  return toDate(Date.now(), zone);
}
