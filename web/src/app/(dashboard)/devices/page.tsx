import { DevicesByPlaceDocument, PlacesDocument } from "@biometricflow/sdk/generated/graphql";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { readSimulatedReaders } from "../../../demo/demo-file.ts";
import { execute } from "../../../graphql/execute.server.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PartialStrip } from "../../../ui/partial-strip.tsx";
import { PlaceFilter } from "../../../ui/place-filter.tsx";
import { toPlaceIds } from "../../../ui/place-search.ts";
import { RowsSkeleton } from "../../../ui/rows-skeleton.tsx";
import { AutoRefresh } from "./auto-refresh.tsx";
import { loadDevicesSearch } from "./devices-search.ts";
import { type PlaceGroup, toPlaceGroups } from "./place-groups.ts";
import { PlaceSection } from "./place-section.tsx";

type Props = PageProps<"/devices">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("devices");
  return { title: t("title") };
}

export default function DevicesPage({ searchParams }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton rows={8} />}>
      <Devices searchParams={searchParams} />
    </Suspense>
  );
}

async function Devices({ searchParams }: Pick<Props, "searchParams">) {
  const t = await getTranslations("devices");
  const { place } = await loadDevicesSearch(searchParams);
  const known = await execute(PlacesDocument, {});
  if (!known.ok) {
    return (
      <>
        <PageHeader title={t("title")}>
          <AutoRefresh />
        </PageHeader>
        <FailureNotice failure={known.failure} />
      </>
    );
  }
  const { places } = known.data;
  const placeIds = toPlaceIds(place, places);
  const result = await execute(DevicesByPlaceDocument, placeIds ? { placeIds } : {});
  if (!result.ok || !result.data.devices) {
    return (
      <>
        <PageHeader title={t("title")}>
          <AutoRefresh />
        </PageHeader>
        <div className="mb-5">
          <PlaceFilter places={places} absent={placeIds ?? places.map(({ id }) => id)} />
        </div>
        <FailureNotice failure={result.ok ? toFirstFailure(result) : result.failure} />
      </>
    );
  }
  const groups = toPlaceGroups(result.data, placeIds);
  const simulated = new Set((await readSimulatedReaders())?.map(({ id }) => id));
  const absent = result.data.devices.unavailable;
  return (
    <>
      <PageHeader title={t("title")} status={<TrustLine groups={groups} />}>
        <AutoRefresh />
      </PageHeader>
      <div className="mb-5">
        <PlaceFilter places={places} absent={absent.map((failure) => failure.place)} />
      </div>
      <PartialStrip absent={absent} places={groups.map((group) => group.place)} />
      {groups.map((group) => (
        <PlaceSection key={group.place.id} group={group} simulated={simulated} />
      ))}
    </>
  );
}

/** The field is null although places answered: its own error says why. */
function toFirstFailure({
  errors,
  requestId,
}: {
  errors: readonly { code: string; message: string }[];
  requestId: string | null;
}) {
  const [first = { code: "UNKNOWN", message: "" }] = errors;
  return { kind: "graphql", code: first.code, message: first.message, requestId } as const;
}

async function TrustLine({ groups }: { readonly groups: readonly PlaceGroup[] }) {
  const t = await getTranslations("devices");
  const devices = groups.flatMap((group) => group.devices);
  const proved = devices.filter(({ completeness }) => completeness?.verdict === "COMPLETE").length;
  const answered = groups.filter(({ absence }) => !absence).length;
  const isWhole = proved === devices.length && answered === groups.length;
  return (
    <p data-testid="trust-line" data-complete={isWhole} className={isWhole ? undefined : "text-warn"}>
      {t(answered === groups.length ? "trust" : "trustPartial", {
        places: answered,
        asked: groups.length,
        proved,
        count: devices.length,
      })}
    </p>
  );
}
