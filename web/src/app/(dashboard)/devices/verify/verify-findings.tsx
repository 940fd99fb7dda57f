"use client";

import { JobVerificationDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { toFormats } from "../../../../lib/format.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import type { Verification } from "./verification.ts";
import { VerifiedDays } from "./verified-days.tsx";
import { VerifiedExamples } from "./verified-examples.tsx";

interface Props {
  /** Of a comparison that is over. */
  readonly jobId: string;
  readonly zone: string | null;
}

/** What a comparison found: in a sentence, day by day, and some of the rows that differ. */
export function VerifyFindings({ jobId, zone }: Props) {
  const { data, error, refetch } = useQuery(JobVerificationDocument, { variables: { id: jobId } });
  const verification = data?.job?.verification;
  if (error && !verification) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (!data) return <div className="skeleton h-32" data-testid="loading" />;
  if (!verification) return null;
  return (
    <div className="grid grid-cols-1 gap-3" data-testid="verification" data-outcome={verification.outcome}>
      <Outcome verification={verification} zone={zone} />
      <Asides verification={verification} />
      {verification.days.length > 0 ? <VerifiedDays days={verification.days} /> : null}
      {verification.examples.length > 0 ? <VerifiedExamples examples={verification.examples} /> : null}
    </div>
  );
}

const LOOKS = {
  SAME: { Icon: CircleCheck, tone: "text-good" },
  DIFFERENT: { Icon: CircleX, tone: "text-bad" },
  NOT_PROVEN: { Icon: CircleDashed, tone: "text-warn" },
} as const;

interface PartProps {
  readonly verification: Verification;
}

function Outcome({ verification, zone }: PartProps & Pick<Props, "zone">) {
  const t = useTranslations("verify");
  const { full, date, count } = toFormats(useLocale());
  const { outcome, from, to, readAt, rowsRead, sums } = verification;
  const { Icon, tone } = LOOKS[outcome];
  return (
    <div className="flex gap-2 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="grid min-w-0 gap-0.5">
        <p className={`font-medium ${tone}`}>{t(`outcome.${outcome}`)}</p>
        <p>{t(`${sums === null ? "means" : "meansOfSums"}.${outcome}`)}</p>
        <p className="text-xs text-muted">
          <bdi>{date(from)}</bdi> – <bdi>{date(to)}</bdi> ·{" "}
          {sums === null
            ? t("read", { time: full(readAt, zone), rows: count(rowsRead) })
            : t("told", { time: full(readAt, zone), rows: count(rowsRead), count: sums })}
        </p>
      </div>
    </div>
  );
}

/** What else is to be known of it, each in a sentence. */
function Asides({ verification }: PartProps) {
  const t = useTranslations("verify");
  const { outcome, isSound, onlyOnReader, onlyInLedger, unreadable, undated, cameMeanwhile } = verification;
  const counted = { onlyOnReader, onlyInLedger, unreadable, undated, cameMeanwhile };
  const told = (Object.keys(counted) as (keyof typeof counted)[]).filter((name) => counted[name] > 0);
  const isDoubted = outcome === "DIFFERENT" && !isSound;
  if (told.length === 0 && !isDoubted) return null;
  return (
    <ul className="grid gap-1 text-sm" data-testid="verified-asides">
      {told.map((name) => (
        <li key={name} data-aside={name}>
          {t(`aside.${name}`, { count: counted[name] })}
        </li>
      ))}
      {isDoubted ? <li data-aside="unsound">{t("aside.unsound")}</li> : null}
    </ul>
  );
}
