"use client";

import {
  type BlockerFactsFragment,
  type BlockerKind,
  LockPeriodDocument,
  PeriodBlockersDocument,
  type PeriodInput,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PeriodChoice } from "../../../../attendance/periods/month-states.ts";
import type { DateSpan } from "../../../../attendance/range.ts";
import { useChanges } from "../../../../attendance/use-changes.ts";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { DeedFault } from "../../../../ui/deed-fault.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { ReasonField } from "../../../../ui/reason-form.tsx";
import { Blockers } from "./blockers.tsx";

const AGAIN_MS = 20_000;

interface Props {
  readonly span: DateSpan;
  readonly choice: PeriodChoice;
  readonly places: readonly KnownPlace[];
}

/** Locks the month, when nothing stands against it that is not waived by name. */
export function LockForm({ span, choice: { placeIds, departmentId } }: Props) {
  const t = useTranslations("periods");
  const period: PeriodInput = {
    ...span,
    ...(placeIds ? { placeIds: [...placeIds] } : {}),
    ...(departmentId ? { departmentIds: [departmentId] } : {}),
  };
  const { data, error, refetch } = useQuery(PeriodBlockersDocument, {
    variables: { input: period },
    fetchPolicy: "cache-and-network",
    pollInterval: AGAIN_MS, // days are worked out and readers are read meanwhile
  });
  useChanges(() => void refetch());
  const blockers = data?.periodBlockers;
  if (error && !blockers) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (!blockers) return <div className="skeleton h-24" aria-busy="true" />;
  return (
    <div className="grid gap-3">
      <p className="text-sm">{t(blockers.length === 0 ? "free" : "blocked")}</p>
      <LockNow period={period} blockers={blockers} onRefused={() => void refetch()} />
    </div>
  );
}

interface NowProps {
  readonly period: PeriodInput;
  readonly blockers: readonly BlockerFactsFragment[];
  readonly onRefused: () => void;
}

function LockNow({ period, blockers, onRefused }: NowProps) {
  const t = useTranslations("periods");
  const deed = useDeed();
  const reread = useReread();
  const [waived, setWaived] = useState<ReadonlySet<BlockerKind>>(new Set());
  const [reason, setReason] = useState("");
  const isFree = blockers.every(({ kind, isWaivable }) => isWaivable && waived.has(kind));
  const lock = async () => {
    const waive = blockers.flatMap(({ kind }) => (waived.has(kind) ? [kind] : []));
    const answer = await deed.run(LockPeriodDocument, { input: { period, waive, reason: reason.trim() } });
    if (answer?.lockPeriod?.period) return reread();
    onRefused(); // what stands against it now is shown
  };
  const waiveKind = (kind: BlockerKind, isWaived: boolean) =>
    setWaived(new Set([...waived, kind].filter((one) => isWaived || one !== kind)));
  return (
    <>
      {blockers.length > 0 ? <Blockers blockers={blockers} waived={waived} onWaive={waiveKind} /> : null}
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (isFree && reason.trim() !== "") void lock();
        }}
      >
        <ReasonField value={reason} onChange={setReason} />
        <button
          type="submit"
          className="button button-primary min-h-8 py-1"
          disabled={!isFree || reason.trim() === "" || deed.isBusy}
          data-testid="lock"
        >
          <Lock aria-hidden className="size-4" />
          {t("lock")}
        </button>
      </form>
      <DeedFault fault={deed.fault} />
    </>
  );
}
