"use client";

import { type DayProofFragment, ReaderDaysDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { toFormats } from "../../../../lib/format.ts";
import { ChoiceChips } from "../../../../ui/choice-chips.tsx";
import { useErrorText } from "../../../../ui/error-text.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { DayBar, DayLegend } from "../day-bar.tsx";
import { BAR_DAYS, toSpanBefore } from "../judged-days.ts";
import { VerifyCard } from "../verify/verify-card.tsx";
import { DayTable } from "./day-table.tsx";
import { GapTable } from "./gap-table.tsx";
import type { ReaderProps } from "./reader.ts";
import { isPushing, mayOperate } from "./reader-parts.ts";

const SPANS = ["30", "90", "365"] as const;

interface Props extends ReaderProps {
  /** The date at the reader's place. */
  readonly today: string;
}

/** What is proved of each day of a reader, and when nobody watched it. */
export function ReaderDays({ reader, zone, today }: Props) {
  const { id, status } = reader;
  const t = useTranslations("days");
  const { role } = useFrame();
  const { full } = toFormats(useLocale());
  const [span, setSpan] = useState<(typeof SPANS)[number]>("90");
  const { data, previousData, error, loading, refetch } = useQuery(ReaderDaysDocument, {
    variables: { id, ...toSpanBefore(today, Number(span) || BAR_DAYS) },
    fetchPolicy: "cache-and-network",
  });
  const device = (data ?? previousData)?.device;
  const days = device?.days;
  if (error && !days) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  return (
    <div className="grid grid-cols-1 gap-4" data-testid="reader-days" aria-busy={loading}>
      <figure className="card grid grid-cols-1 gap-3 p-4">
        <figcaption className="flex flex-wrap items-center justify-between gap-3">
          <div>
            <h2 className="font-semibold">{t("title")}</h2>
            <p className="text-xs text-muted">
              {device?.lastFullReadAt ? t("lastFull", { time: full(device.lastFullReadAt, zone) }) : t("neverFull")}
            </p>
          </div>
          <ChoiceChips
            name={t("span")}
            choices={SPANS}
            chosen={span}
            toWords={(days) => t("spanDays", { days: Number(days) })}
            onChoose={(next) => setSpan(next ?? "90")}
            testId="span"
          />
        </figcaption>
        <Bar days={days} isAsking={loading} />
        <DayLegend />
      </figure>
      {mayOperate(role) && reader.kind === "READER" ? (
        <VerifyCard {...{ id, zone, today }} isPushing={isPushing(reader)} isOff={status === "DISABLED"} />
      ) : null}
      <GapTable id={id} zone={zone} />
      {days ? <DayTable days={days} zone={zone} /> : null}
    </div>
  );
}

interface BarProps {
  /** Null where they could not be told. */
  readonly days: readonly DayProofFragment[] | null | undefined;
  readonly isAsking: boolean;
}

function Bar({ days, isAsking }: BarProps) {
  const t = useTranslations("days");
  const toErrorText = useErrorText();
  if (days && days.length > 0) return <DayBar days={days} isWide />;
  if (isAsking) return <div className="skeleton h-8" data-testid="loading" />;
  if (days) return <p className="text-sm text-muted">{t("noDays")}</p>;
  return (
    <p className="text-sm text-bad" data-testid="days-failed">
      {toErrorText("PLACE_ERROR")}
    </p>
  );
}
