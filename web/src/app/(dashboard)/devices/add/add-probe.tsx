"use client";

import type { AddJobFragment } from "@biometricflow/sdk/generated/graphql";
import { Circle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Deed } from "../../../../graphql/use-deed.ts";
import { isOver } from "../jobs/job-state.ts";
import { JobFault } from "../jobs/job-fault.tsx";
import { JobSteps } from "../jobs/job-steps.tsx";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { AddResult } from "./add-result.tsx";
import type { ReaderDraft } from "./reader-draft.ts";

const STEPS = ["REACH", "HANDSHAKE", "IDENTITY", "CLOCK", "COUNTS", "LOG", "USERS", "STORE"] as const;

interface Props {
  readonly job: AddJobFragment;
  readonly deed: Deed;
  readonly draft: ReaderDraft;
  readonly onBack: () => void;
  readonly onForce: () => void;
  readonly onAnother: () => void;
}

/** The test of a reader as it happens, step by step; what came of it; and what to do where it did not go well. */
export function AddProbe({ job, deed, draft, onBack, onForce, onAnother }: Props) {
  const t = useTranslations("addReader");
  const tStep = useTranslations("job.step");
  const isEnded = isOver(job);
  const begun = new Set(job.steps.map(({ code }) => code));
  const coming = isEnded ? [] : STEPS.filter((code) => !begun.has(code));
  return (
    <>
      <section className="card grid gap-3 p-4" data-testid="probe-steps" aria-live="polite" aria-busy={!isEnded}>
        <h2 className="font-semibold">
          {t("testing")} <bdi>{draft.name}</bdi>{" "}
          <bdi dir="ltr" className="text-sm font-normal text-muted">
            {draft.host}:{draft.port}
          </bdi>
        </h2>
        <JobSteps steps={job.steps} />
        <ol className="grid gap-2 text-sm text-muted empty:hidden">
          {coming.map((code) => (
            <li key={code} className="flex items-center gap-2.5">
              <Circle aria-hidden className="size-4 shrink-0 opacity-50" />
              {tStep(code)}
            </li>
          ))}
        </ol>
      </section>
      {job.state === "DONE" ? <AddResult job={job} draft={draft} onAnother={onAnother} /> : null}
      {isEnded && job.state !== "DONE" ? (
        <section className="card grid gap-3 border-bad p-4" data-testid="probe-failed" data-code={job.fault?.code}>
          <h2 className="font-semibold">{t("notAdded")}</h2>
          {job.fault ? <JobFault fault={job.fault} isLarge /> : null}
          <p className="flex flex-wrap gap-2">
            <button type="button" className="button button-primary" data-testid="probe-back" onClick={onBack}>
              {t("change")}
            </button>
            <button type="button" className="button" disabled={deed.isBusy} data-testid="force" onClick={onForce}>
              {t("force")}
            </button>
          </p>
          <p className="text-sm text-muted">{t("forceAbout")}</p>
          <ReaderRefusal fault={deed.fault} />
        </section>
      ) : null}
    </>
  );
}
