"use client";

import { DeviceSummaryDocument, type DeviceSummaryQuery } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { RangeFields } from "../../../../attendance/range-fields.tsx";
import { toDateSpan } from "../../../../attendance/range.ts";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { ReaderFigures } from "./reader-figures.tsx";
import { isTooLong, readerSearch } from "./reader-search.ts";
import { ReaderUsers } from "./reader-users.tsx";

const LISTED = 50;
const MOST_LISTED = 500;

type Reader = NonNullable<DeviceSummaryQuery["device"]>;

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date at the reader's place. */
  readonly today: string;
}

/** Who used a reader in a span of dates, how often and when; as far as its place was taken in. */
export function ReaderUse({ places, today }: Props) {
  const t = useTranslations("reader");
  const [{ id, range, from, to }, setSearch] = useQueryStates(readerSearch, { history: "push" });
  const asked = { range, from, to };
  const span = toDateSpan(asked, today);
  const [listed, setListed] = useState(LISTED);
  const isRefused = isTooLong(span);
  const { data, previousData, error, loading, refetch } = useQuery(DeviceSummaryDocument, {
    variables: { id, ...span, people: listed },
    skip: isRefused,
    fetchPolicy: "cache-and-network",
    errorPolicy: "all",
  });
  const reader = (data ?? (loading ? previousData : undefined))?.device;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2.5">
        <RangeFields asked={asked} today={today} onChange={(range) => void setSearch(range)} />
      </div>
      {isRefused ? <p className="strip bg-warn-soft text-warn">{t("tooLong")}</p> : null}
      {error && !reader?.summary ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {loading && !reader ? <div className="skeleton h-72" aria-busy="true" data-testid="loading" /> : null}
      {!loading && !error && !isRefused && !reader?.summary ? <Unknown isKnown={Boolean(reader)} /> : null}
      {reader?.summary && !isRefused ? (
        <ReaderReport
          summary={reader.summary}
          places={places}
          isBusy={loading}
          onMore={listed < MOST_LISTED ? () => setListed(MOST_LISTED) : undefined}
        />
      ) : null}
    </>
  );
}

function Unknown({ isKnown }: { readonly isKnown: boolean }) {
  const t = useTranslations("reader");
  return <EmptyNotice title={t("noneTitle")} text={t(isKnown ? "notTaken" : "none")} />;
}

interface ReportProps {
  readonly summary: NonNullable<Reader["summary"]>;
  readonly places: readonly KnownPlace[];
  readonly isBusy: boolean;
  readonly onMore: (() => void) | undefined;
}

function ReaderReport({ summary, places, isBusy, onMore }: ReportProps) {
  const { total, rows, people, source } = summary;
  return (
    <div className="grid grid-cols-1 gap-4" aria-busy={isBusy}>
      <ReaderFigures {...{ total, rows, source, places }} />
      <ReaderUsers people={people} count={total.people} onMore={onMore} />
    </div>
  );
}
