"use client";

import { CancelJobDocument, type JobFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toAccountName } from "../../../../attendance/account-name.ts";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { toFormats } from "../../../../lib/format.ts";
import { DeedFault } from "../../../../ui/deed-fault.tsx";
import { type RetryUsers, UserResults } from "../people/user-results.tsx";
import { VerifyFindings } from "../verify/verify-findings.tsx";
import type { JobPace } from "./job-pace.ts";
import { isOver } from "./job-state.ts";
import { JobFault } from "./job-fault.tsx";
import { JobSteps } from "./job-steps.tsx";
import { useFollowed } from "./use-followed.ts";

const TONES = {
  WAITING: "bg-info-soft text-info",
  RUNNING: "bg-info-soft text-info",
  DONE: "bg-good-soft text-good",
  FAILED: "bg-bad-soft text-bad",
  CANCELLED: "bg-sunken text-muted",
} as const;

interface Props {
  readonly job: JobFactsFragment;
  readonly zone: string | null;
  readonly mayCancel: boolean;
  /** It has ended while it was shown. */
  readonly onOver: () => void;
  /** Of a job about people: asks again for those who failed. */
  readonly retry?: RetryUsers;
  /** What else is to be said of it. */
  readonly children?: ReactNode;
}

/** A job: what it does, how far it is as it goes on, what it found, and its end. */
export function JobCard({ job: known, zone, mayCancel, onOver, retry, children }: Props) {
  const t = useTranslations("job");
  const { full } = toFormats(useLocale());
  const { job, pace } = useFollowed(known, onOver);
  return (
    <article className="grid gap-2 border-b border-line p-4 last:border-0" data-testid="job" data-state={job.state}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium">
          {t(job.kind === "SYNC_DEVICE" && job.sync?.isFull ? "kind.SYNC_WHOLE" : `kind.${job.kind}`)}
        </h3>
        <span className={`tag ${TONES[job.state]}`}>{t(`state.${job.state}`)}</span>
        <span className="text-xs text-muted">
          <bdi>{full(job.createdAt, zone)}</bdi> · <bdi>{toAccountName(job.askedBy)}</bdi>
        </span>
        {mayCancel && !isOver(job) ? <CancelButton id={job.id} onDone={onOver} /> : null}
      </header>
      {isOver(job) ? null : <Progress job={job} pace={pace} />}
      {job.sync ? <p className="text-sm text-muted">{t("rowsAdded", { count: job.sync.rowsAdded })}</p> : null}
      {job.verification ? <VerifyFindings jobId={job.id} zone={zone} /> : null}
      {job.users && isOver(job) ? <UserResults jobId={job.id} retry={retry} /> : null}
      {job.fault ? <JobFault fault={job.fault} /> : null}
      {children}
      {job.steps.length > 0 ? (
        <details open={!isOver(job)} className="text-sm">
          <summary className="text-muted">{t("steps", { count: job.steps.length })}</summary>
          <div className="mt-2">
            <JobSteps steps={job.steps} />
          </div>
        </details>
      ) : null}
    </article>
  );
}

interface ProgressProps extends Pick<Props, "job"> {
  /** Undefined where nobody knows it. */
  readonly pace: JobPace | undefined;
}

/** How much of how much; only how much where nobody knows the end. */
export function Progress({ job: { done, total, unit }, pace }: ProgressProps) {
  const t = useTranslations("job");
  const { count, duration } = toFormats(useLocale());
  if (done === null || unit === null) return null;
  return (
    <div className="grid gap-1 text-xs text-muted">
      <span>
        {total === null ? t(`done.${unit}`, { done }) : t(`doneOf.${unit}`, { done, total })}
        {pace ? (
          <span data-testid="job-pace">
            {" · "}
            {t("pace", { rate: count(Math.round(pace.perSecond)), time: duration(Math.ceil(pace.leftSeconds)) })}
          </span>
        ) : null}
      </span>
      {total ? (
        <progress className="h-1.5 w-full accent-accent" aria-label={t("progress")} value={done} max={total} />
      ) : null}
    </div>
  );
}

function CancelButton({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useTranslations("job");
  const deed = useDeed();
  const cancel = async () => {
    if ((await deed.run(CancelJobDocument, { input: { jobId: id } })) !== undefined) onDone();
  };
  return (
    <>
      <button
        type="button"
        className="button ms-auto min-h-8 py-1"
        disabled={deed.isBusy}
        data-testid="cancel-job"
        onClick={() => void cancel()}
      >
        {t("cancel")}
      </button>
      <DeedFault fault={deed.fault} />
    </>
  );
}
