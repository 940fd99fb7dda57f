"use client";

import { ReaderDetailDocument } from "@biometricflow/sdk/generated/graphql";
import type { Failure } from "@biometricflow/sdk/result";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { PageLink } from "../../../../frame/page-link.tsx";
import { listAbsent } from "../../../../frame/place-states.ts";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../../../lib/places.ts";
import { DroppedNotice } from "../../../../ui/dropped-notice.tsx";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { PartialStrip } from "../../../../ui/partial-strip.tsx";
import { ReaderPeople } from "../people/reader-people.tsx";
import { StatusMark } from "../status-mark.tsx";
import { PartSwitch } from "./part-switch.tsx";
import { PushOrders } from "./push-orders.tsx";
import type { Reader } from "./reader.ts";
import { ReaderClock } from "./reader-clock.tsx";
import { ReaderDays } from "./reader-days.tsx";
import { ReaderHealth } from "./reader-health.tsx";
import { ReaderJobs } from "./reader-jobs.tsx";
import { listParts } from "./reader-parts.ts";
import { type ReaderPart, readerParams, readerSearch } from "./reader-search.ts";
import { ReaderSettings } from "./reader-settings.tsx";
import { ReaderUse } from "./reader-use.tsx";
import { SetAside } from "./set-aside.tsx";
import { useFresh } from "./use-fresh.ts";

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date at the reader's place. */
  readonly today: string;
}

/** One reader: how it is, what of it is set aside, what it was told to do, and who used it. */
export function ReaderView({ places, today }: Props) {
  const { role, states } = useFrame();
  const [{ id, show }, setSearch] = useQueryStates(readerSearch, { history: "push" });
  const { data, error, loading, refetch } = useQuery(ReaderDetailDocument, {
    variables: { id },
    fetchPolicy: "cache-and-network",
    errorPolicy: "all",
  });
  const reread = () => void refetch();
  useFresh(reread);
  const reader = data?.device ?? undefined;
  const placeId = id.split("/")[0] ?? "";
  const place = findPlace(places, placeId);
  const silent = listAbsent(place ? [place] : [], [], states);
  const parts = listParts(role, Boolean(reader?.push));
  const part = parts.includes(show) ? show : "health";
  return (
    <>
      <Header {...{ id, reader, places }} isSilent={silent.length > 0} />
      <PartSwitch parts={parts} chosen={part} onChoose={(next) => void setSearch({ show: next })} />
      <DroppedNotice readers={readerParams} />
      <PartialStrip absent={silent} places={place ? [place] : []} onRetry={reread} isKept />
      {part === "use" ? (
        <ReaderUse places={places} today={today} />
      ) : (
        <Known
          {...{
            reader,
            isLoading: loading,
            isOld: silent.length > 0,
            zone: place?.timeZone ?? null,
            part,
            today,
            reread,
          }}
          failure={error ? toFailure(error) : undefined}
        />
      )}
    </>
  );
}

interface HeaderProps extends Pick<Props, "places"> {
  readonly id: string;
  readonly reader: Reader | undefined;
  /** Whether its place does not answer now. */
  readonly isSilent: boolean;
}

function Header({ id, reader, places, isSilent }: HeaderProps) {
  const t = useTranslations("reader");
  const placeId = id.split("/")[0] ?? "";
  const zone = findPlace(places, placeId)?.timeZone;
  return (
    <PageHeader
      title={reader?.name ?? id}
      badge={reader?.status && !isSilent ? <StatusMark status={reader.status} /> : null}
      status={
        <>
          <bdi>{toPlaceName(places, placeId)}</bdi> <span aria-hidden>·</span> <bdi dir="ltr">{id}</bdi>
          {zone ? (
            <>
              {" "}
              <span aria-hidden>·</span> {t("times")} <bdi dir="ltr">{zone}</bdi>
            </>
          ) : null}
        </>
      }
    >
      <PageLink href={`/devices?place=${placeId}`} className="button">
        {t("allReaders")}
      </PageLink>
    </PageHeader>
  );
}

interface KnownProps {
  readonly reader: Reader | undefined;
  readonly isLoading: boolean;
  readonly failure: Failure | undefined;
  /** Whether its place is silent, so that what is known of it may not be so any more. */
  readonly isOld: boolean;
  readonly zone: string | null;
  readonly part: ReaderPart;
  readonly today: string;
  readonly reread: () => void;
}

/** A part of the page once the reader is known; else why it is not. */
function Known({ reader, isLoading, failure, isOld, zone, part, today, reread }: KnownProps) {
  const t = useTranslations("reader");
  if (!reader && failure) return <FailureNotice failure={failure} onRetry={reread} />;
  if (!reader && isLoading) return <div className="skeleton h-72" aria-busy="true" data-testid="loading" />;
  if (!reader) return <EmptyNotice title={t("unknownTitle")} text={t("none")} />;
  return (
    <div data-old={isOld}>
      {part === "health" ? <ReaderHealth reader={reader} zone={zone} onDone={reread} /> : null}
      {part === "days" ? <ReaderDays reader={reader} zone={zone} today={today} /> : null}
      {part === "clock" ? <ReaderClock id={reader.id} zone={zone} /> : null}
      {part === "jobs" ? <ReaderJobs reader={reader} zone={zone} onDone={reread} /> : null}
      {part === "aside" ? <SetAside id={reader.id} zone={zone} /> : null}
      {part === "settings" ? <ReaderSettings reader={reader} onDone={reread} /> : null}
      {part === "people" ? <ReaderPeople reader={reader} zone={zone} onDone={reread} /> : null}
      {part === "orders" ? <PushOrders id={reader.id} zone={zone} /> : null}
    </div>
  );
}
