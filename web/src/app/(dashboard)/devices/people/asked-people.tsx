"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useDeviceWrites } from "../../../../frame/use-device-writes.ts";
import { JobCard } from "../jobs/job-card.tsx";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { type AskedPeople, toRetry } from "./people-wish.ts";
import { usePeopleDeed } from "./use-people-deed.ts";

interface Props {
  /** The last one first. */
  readonly asked: readonly AskedPeople[];
  readonly zone: string | null;
  readonly onStarted: (asked: AskedPeople) => void;
  /** One of them ended: who is on the reader may be others. */
  readonly onOver: () => void;
}

/** What was asked for here, how far it is, what became of each, and once more what failed. */
export function AskedPeopleList({ asked, zone, onStarted, onOver }: Props) {
  const t = useTranslations("readerPeople");
  const section = useRef<HTMLElement>(null);
  const latest = asked[0]?.job.id;
  // The form that had the focus is gone once what it asked for has begun.
  useEffect(() => {
    if (latest !== undefined) section.current?.focus();
  }, [latest]);
  if (latest === undefined) return null;
  return (
    <section ref={section} tabIndex={-1} className="card" aria-label={t("jobs")} data-testid="people-jobs">
      {asked.map((one) => (
        <Asked key={one.job.id} asked={one} {...{ zone, onStarted, onOver }} />
      ))}
    </section>
  );
}

function Asked({
  asked: { wish, job },
  zone,
  onStarted,
  onOver,
}: Omit<Props, "asked"> & { readonly asked: AskedPeople }) {
  const { deed, ask } = usePeopleDeed(onStarted);
  const { kind } = useDeviceWrites();
  const mayWrite = kind === "STANDS" || kind === "ENDS";
  return (
    <JobCard
      job={job}
      zone={zone}
      mayCancel
      onOver={onOver}
      retry={{
        isBusy: deed.isBusy || !mayWrite,
        onRetry: (failed, isWhole) => void ask(toRetry(wish, failed, isWhole)),
      }}
    >
      <ReaderRefusal fault={deed.fault} />
    </JobCard>
  );
}
