import { PlacesDocument, type PlacesQuery } from "@biometricflow/sdk/generated/graphql";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { execute } from "../graphql/execute.server.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { PageHeader } from "./page-header.tsx";
import { RowsSkeleton } from "./rows-skeleton.tsx";

/** A page's area in the messages; its `title` is the page's. */
type Area =
  | "live"
  | "devices"
  | "reader"
  | "addReader"
  | "punches"
  | "sheet"
  | "presence"
  | "today"
  | "me"
  | "person"
  | "exports"
  | "insights"
  | "people"
  | "holidays"
  | "rules"
  | "shifts"
  | "roster"
  | "absences"
  | "corrections"
  | "periods"
  | "toFix"
  | "alerts"
  | "safety"
  | "audit"
  | "access"
  | "apiKeys"
  | "profile";

type Place = PlacesQuery["places"][number];

interface Props {
  readonly area: Area;
  /** How many rows the page shows about itself before it is there. */
  readonly skeletonRows: number;
  /** What stands beside the title also when the places are not known. */
  readonly actions?: ReactNode;
  /** The page, once the places are known. */
  readonly children: (places: readonly Place[]) => ReactNode | Promise<ReactNode>;
}

/** The shell of every page over places: its shape at first, then the page, or why there is none. */
export function DashboardPage(props: Props) {
  return (
    <Suspense fallback={<RowsSkeleton rows={props.skeletonRows} />}>
      <WithPlaces {...props} />
    </Suspense>
  );
}

async function WithPlaces({ area, actions, children }: Props) {
  const known = await execute(PlacesDocument, {});
  if (known.ok) return children(known.data.places);
  const t = await getTranslations(area);
  return (
    <>
      <PageHeader title={t("title")}>{actions}</PageHeader>
      <FailureNotice failure={known.failure} />
    </>
  );
}

/** The metadata of a page: its title. */
export async function toPageMetadata(area: Area | "playground"): Promise<Metadata> {
  const t = await getTranslations(area);
  return { title: t("title") };
}
