"use client";

import type { JobFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { DeviceFault, isWorded } from "../device-fault.tsx";

/** Codes of jobs of their own: what happened, and what to do. */
const OF_JOBS = [
  "JOB_INCOMPLETE",
  "JOB_REFUSED",
  "JOB_INTERRUPTED",
  "JOB_FAILED",
  "DEVICE_SUMS_NOT_OFFERED",
  "DEVICE_DISABLED",
] as const;

type JobFaultFacts = NonNullable<JobFactsFragment["fault"]>;

interface Props {
  readonly fault: Omit<JobFaultFacts, "message"> & Partial<Pick<JobFaultFacts, "message">>;
  /** Whether it is what the page is about. */
  readonly isLarge?: boolean;
}

/** Why a job failed, in words of readers' faults or of jobs' own; as the place says it where these pages have none. */
export function JobFault({ fault, isLarge = false }: Props) {
  const t = useTranslations("job");
  if (isWorded(fault.code)) return <DeviceFault fault={{ message: "", ...fault }} isLarge={isLarge} />;
  const worded = OF_JOBS.find((known) => known === fault.code);
  // Why it was refused is said nowhere else.
  const [message, action] = worded ? [t(`fault.${worded}`), t(`action.${worded}`)] : [fault.message, fault.action];
  return (
    <div
      className={`grid gap-0.5 ${isLarge ? "text-sm" : "text-xs"}`}
      data-testid="device-fault"
      data-code={fault.code}
      data-step={fault.step ?? ""}
    >
      {message ? (
        <p className="font-medium text-bad">
          <bdi>{message}</bdi>
        </p>
      ) : null}
      {worded === "JOB_REFUSED" && fault.message ? (
        <p lang="en">
          <bdi>{fault.message}</bdi>
        </p>
      ) : null}
      {action ? (
        <p className="text-muted">
          <bdi>{action}</bdi>
        </p>
      ) : null}
    </div>
  );
}
