"use client";

import type { AddJobFragment, JobFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useEffect, useRef, useState } from "react";
import { followJob } from "./follow-job.ts";
import { askJob, listenToJob } from "./job-sources.ts";
import { isOver } from "./job-state.ts";

/** A job as it is now: what is known of it, and what becomes of it until its end. `onOver`: it has ended while it was followed. */
export function useFollowed(known: JobFactsFragment, onOver: () => void): JobFactsFragment {
  const [told, setTold] = useState<JobFactsFragment>();
  const latest = useRef({ known, onOver });
  useEffect(() => {
    latest.current = { known, onOver };
  });
  const { id } = known;
  const isEnded = isOver(known);
  useEffect(() => {
    if (isEnded) return undefined;
    const stop = new AbortController();
    const onChange = (job: JobFactsFragment) => {
      setTold(job);
      if (isOver(job)) latest.current.onOver();
    };
    const first: AddJobFragment = { ...latest.current.known, added: null };
    void followJob(first, { listen: listenToJob, ask: askJob, onChange, signal: stop.signal });
    return () => stop.abort();
  }, [id, isEnded]);
  return isEnded || told === undefined ? known : told;
}
