"use client";

import { type JobFactsFragment, VerifyDeviceDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import type { DateText } from "../../../../lib/zone.ts";
import { DateBox } from "../../../../ui/date-box.tsx";
import { JobCard } from "../jobs/job-card.tsx";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { toFirstSpan, toSpanFault, type VerifySpan } from "./verify-span.ts";

interface Props {
  readonly id: string;
  readonly zone: string | null;
  /** The date at the reader's place. */
  readonly today: DateText;
  /** Whether the reader calls by itself. */
  readonly isPushing: boolean;
  readonly isOff: boolean;
}

/** Compares some days of a reader with the ledger, and shows what differs by day; nothing changes by it. */
export function VerifyCard({ id, zone, today, isPushing, isOff }: Props) {
  const t = useTranslations("verify");
  const deed = useDeed();
  const [span, setSpan] = useState(() => toFirstSpan(today));
  const [job, setJob] = useState<JobFactsFragment>();
  const start = async ({ from, to }: VerifySpan) => {
    if (from === null || to === null) return;
    const answer = await deed.run(VerifyDeviceDocument, { input: { deviceId: id, from, to } });
    const started = answer?.verifyDevice?.job;
    if (started) setJob(started);
  };
  return (
    <section className="card" data-testid="verify" aria-label={t("title")}>
      <div className="grid gap-3 p-4">
        <h2 className="font-semibold">{t("title")}</h2>
        <p className="text-sm text-muted">{t(isPushing ? "aboutPush" : "about")}</p>
        {isOff ? (
          <p className="text-sm text-muted">{t("off")}</p>
        ) : (
          <SpanForm span={span} isBusy={deed.isBusy} onChange={setSpan} onSubmit={() => void start(span)} />
        )}
        <ReaderRefusal fault={deed.fault} />
      </div>
      {job ? (
        <div className="border-t border-line">
          <JobCard key={job.id} job={job} zone={zone} mayCancel onOver={NOTHING} />
        </div>
      ) : null}
    </section>
  );
}

/** The job is followed to its end by its own card, and changes nothing that is shown here. */
const NOTHING = () => undefined;

interface FormProps {
  readonly span: VerifySpan;
  readonly isBusy: boolean;
  readonly onChange: (span: VerifySpan) => void;
  readonly onSubmit: () => void;
}

function SpanForm({ span, isBusy, onChange, onSubmit }: FormProps) {
  const t = useTranslations("verify");
  const fault = toSpanFault(span);
  return (
    <form
      className="grid gap-2"
      data-testid="verify-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!fault) onSubmit();
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <span className="flex flex-wrap items-center gap-1.5 text-sm text-muted">
          <DateBox
            name={t("from")}
            testId="verify-from"
            value={span.from}
            onChange={(from) => onChange({ ...span, from })}
          />
          <span aria-hidden>–</span>
          <DateBox name={t("to")} testId="verify-to" value={span.to} onChange={(to) => onChange({ ...span, to })} />
        </span>
        <button
          type="submit"
          className="button button-primary"
          disabled={fault !== undefined || isBusy}
          data-testid="verify-start"
        >
          {t("start")}
        </button>
      </div>
      {fault ? (
        <p role="alert" className="text-sm text-bad" data-testid="verify-wrong" data-fault={fault}>
          {t(`wrong.${fault}`)}
        </p>
      ) : null}
    </form>
  );
}
