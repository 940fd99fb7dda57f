"use client";

import type { AddJobFragment, JobFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useEffect, useRef, useState } from "react";
import { followJob } from "./follow-job.ts";
import { askJob, listenToJob } from "./job-sources.ts";
import { type JobPace, type PaceSample, takeSample, toPace } from "./job-pace.ts";
import { isOver } from "./job-state.ts";

/** A job that is followed. */
interface Followed {
  readonly job: JobFactsFragment;
  /** As far as it was watched here. */
  readonly pace: JobPace | undefined;
}

/** A job as it is now: what is known of it, and what becomes of it until its end. `onOver`: it has ended while it was followed. */
export function useFollowed(known: JobFactsFragment, onOver: () => void): Followed {
  const [told, setTold] = useState<JobFactsFragment>();
  const [samples, setSamples] = useState<readonly PaceSample[]>([]);
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
      const { done } = job;
      if (done !== null) setSamples((earlier) => takeSample(earlier, { done, atMs: Date.now() }));
      if (isOver(job)) latest.current.onOver();
    };
    const first: AddJobFragment = { ...latest.current.known, added: null };
    void followJob(first, { listen: listenToJob, ask: askJob, onChange, signal: stop.signal });
    return () => stop.abort();
  }, [id, isEnded]);
  const job = isEnded || told === undefined ? known : told;
  return { job, pace: toPace(samples, job.total) };
}
