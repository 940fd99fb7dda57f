import { PlacesDocument } from "@biometricflow/sdk/generated/graphql";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { QueryProvider } from "../../../../graphql/apollo-provider.tsx";
import { execute } from "../../../../graphql/execute.server.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowsSkeleton } from "../../../../ui/rows-skeleton.tsx";
import { PunchesView } from "./punches-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("punches");
  return { title: t("title") };
}

export default function PunchesPage() {
  return (
    <Suspense fallback={<RowsSkeleton rows={12} />}>
      <Punches />
    </Suspense>
  );
}

async function Punches() {
  const t = await getTranslations("punches");
  const known = await execute(PlacesDocument, {});
  if (!known.ok) {
    return (
      <>
        <PageHeader title={t("title")} />
        <FailureNotice failure={known.failure} />
      </>
    );
  }
  return (
    <QueryProvider>
      <PunchesView places={known.data.places} />
    </QueryProvider>
  );
}
