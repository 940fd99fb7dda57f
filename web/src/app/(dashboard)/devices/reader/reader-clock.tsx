"use client";

import { ReaderClockDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { ClockChart } from "./clock-chart.tsx";
import { ClockNow } from "./clock-now.tsx";
import { ClockCorrections, ClockHistory } from "./clock-tables.tsx";
import { mayOperate } from "./reader-parts.ts";
import { SetClock } from "./set-clock.tsx";

/** While it is being set nobody waits long for what came of it. */
const SOON_MS = 1_500;
const LATER_MS = 30_000;

interface Props {
  readonly id: string;
  readonly zone: string | null;
}

/** The clock of a reader: how far it is off, since when, and how it was put right. */
export function ReaderClock({ id, zone }: Props) {
  const t = useTranslations("readerClock");
  const { role } = useFrame();
  /** The last correction when somebody asked for another one; undefined while nobody waits. */
  const [before, setBefore] = useState<string>();
  const { data, error, loading, refetch } = useQuery(ReaderClockDocument, {
    variables: { id },
    fetchPolicy: "cache-and-network",
    pollInterval: before === undefined ? LATER_MS : SOON_MS,
  });
  const clock = data?.device?.clock;
  if (error && !clock) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (!clock && loading) return <div className="skeleton h-72" aria-busy="true" data-testid="loading" />;
  if (!clock) return <EmptyNotice title={t("now")} text={t("none")} />;
  const [last] = clock.corrections;
  if (before !== undefined && last && last.at !== before && last.state !== "BEGUN") setBefore(undefined);
  const history = clock.history.edges.map(({ node }) => node);
  return (
    <div className="grid grid-cols-1 gap-4" data-testid="reader-clock-part">
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <ClockNow clock={clock} zone={zone} />
        {mayOperate(role) ? (
          <SetClock key={last?.at} id={id} isLet={clock.policy !== "NEVER"} onAsked={() => setBefore(last?.at ?? "")} />
        ) : null}
      </div>
      <ClockChart history={history} />
      <ClockHistory history={history} zone={zone} />
      <ClockCorrections corrections={clock.corrections} zone={zone} />
    </div>
  );
}
