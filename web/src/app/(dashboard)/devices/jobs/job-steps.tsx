"use client";

import type { JobFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { CircleCheck, CircleX, LoaderCircle } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { JobFault } from "./job-fault.tsx";
import { toStepDetail } from "./step-detail.ts";

type Step = JobFactsFragment["steps"][number];

const LOOKS = {
  RUNNING: { Icon: LoaderCircle, tone: "text-info animate-spin motion-reduce:animate-none" },
  DONE: { Icon: CircleCheck, tone: "text-good" },
  FAILED: { Icon: CircleX, tone: "text-bad" },
} as const;

/** Steps that these pages have words for; others are named as the place names them. */
const WORDED = [
  "CONNECT",
  "REACH",
  "HANDSHAKE",
  "IDENTITY",
  "CLOCK",
  "COUNTS",
  "LOG",
  "USERS",
  "STORE",
  "READER",
  "WRITE",
  "LEDGER",
  "SUMS",
  "CALL",
  "CLEAR",
  "PROOF",
] as const;

/** What a job did so far, a line for each step; what failed says why and what to do. */
export function JobSteps({ steps }: Pick<JobFactsFragment, "steps">) {
  const numbered = steps.map((step, index) => ({ step, key: `${step.code}-${index}` }));
  return (
    <ol className="grid gap-2 text-sm" data-testid="job-steps">
      {numbered.map(({ step, key }) => (
        <OneStep key={key} step={step} />
      ))}
    </ol>
  );
}

function OneStep({ step: { code, state, detail, device, fault } }: { readonly step: Step }) {
  const t = useTranslations("job");
  const { Icon, tone } = LOOKS[state];
  const worded = WORDED.find((known) => known === code);
  return (
    <li className="flex items-start gap-2.5" data-testid="job-step" data-code={code} data-state={state}>
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p>
          {worded ? t(`step.${worded}`) : code}
          <span className="sr-only">: {t(`stepState.${state}`)}</span>
          {device ? (
            <>
              : <bdi>{device.name ?? device.id}</bdi>
            </>
          ) : null}
        </p>
        {detail ? (
          <p className="text-xs break-words text-muted">
            <Detail detail={detail} />
          </p>
        ) : null}
        {fault ? <JobFault fault={fault} /> : null}
      </div>
    </li>
  );
}

/** What was found at a step, in the language of the page where it has words for it. */
function Detail({ detail }: { readonly detail: string }) {
  const t = useTranslations("job.detail");
  const { full } = toFormats(useLocale());
  const known = toStepDetail(detail);
  if (!known) return <bdi>{detail}</bdi>;
  // Its own clock, whatever the zone
  const toLocal = (value: string | number) => (isLocalTime(value) ? full(`${value}Z`, "UTC") : value);
  return t(known.text, Object.fromEntries(Object.entries(known.values).map(([name, value]) => [name, toLocal(value)])));
}

function isLocalTime(value: string | number): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value);
}
