"use client";

import { AddDeviceDocument, type AddJobFragment } from "@biometricflow/sdk/generated/graphql";
import { useEffect, useRef, useState } from "react";
import { type Deed, useDeed } from "../../../../graphql/use-deed.ts";
import { followJob } from "../jobs/follow-job.ts";
import { askJob, listenToJob } from "../jobs/job-sources.ts";
import { type ReaderDraft, toAddInput } from "./reader-draft.ts";

/** A reader that is being added. */
export interface Adding {
  /** Undefined before it was asked for. */
  readonly job: AddJobFragment | undefined;
  readonly deed: Deed;
  /** `force`: also where it does not answer. */
  readonly start: (draft: ReaderDraft, force: boolean) => Promise<void>;
  /** Back to the form. */
  readonly forget: () => void;
}

/** Adds a reader by a job of its place, and follows it to its end. */
export function useAdding(): Adding {
  const deed = useDeed();
  const [job, setJob] = useState<AddJobFragment>();
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const start = async (draft: ReaderDraft, force: boolean) => {
    const answer = await deed.run(AddDeviceDocument, { input: toAddInput(draft, force) });
    const first = answer?.addDevice?.job;
    if (!first) return;
    stop.current.abort();
    stop.current = new AbortController();
    void followJob(first, { listen: listenToJob, ask: askJob, onChange: setJob, signal: stop.current.signal });
  };
  const forget = () => {
    stop.current.abort();
    setJob(undefined);
    deed.forget();
  };
  return { job, deed, start, forget };
}
