import { expect, it } from "vitest";
import { type FollowedJob, followJob, type JobListener } from "./follow-job.ts";

const job = (state: FollowedJob["state"], id = "riyadh/7"): FollowedJob => ({ id, state });

/** Follows one that waits; whoever tells and each answer are the case's own. Nothing is waited for. */
function follow(options: {
  readonly listen?: (listener: JobListener<FollowedJob>) => Promise<void>;
  readonly answers?: readonly (FollowedJob | undefined)[];
  readonly first?: FollowedJob;
}) {
  const stop = new AbortController();
  const seen: string[] = [];
  const left = [...(options.answers ?? [])];
  let waits = 0;
  const followed = followJob(options.first ?? job("WAITING"), {
    listen: (_job, listener) => options.listen?.(listener) ?? Promise.reject(new Error("no socket")),
    ask: async () => {
      if (left.length === 0) stop.abort();
      return left.shift();
    },
    onChange: ({ state }) => void seen.push(state),
    signal: stop.signal,
    wait: async () => {
      await Promise.resolve();
      if (++waits > 20) stop.abort();
    },
  });
  return followed.then(() => ({ seen, left }));
}

it("tells each state as it is told, and asks nobody meanwhile", async () => {
  const listen = async ({ onTelling, onJob }: JobListener<FollowedJob>) => {
    onTelling(true);
    for (const state of ["RUNNING", "RUNNING", "DONE"] as const) {
      for (let turn = 0; turn < 10; turn++) await Promise.resolve(); // whoever asks has time to
      onJob(job(state));
    }
    await new Promise(() => undefined);
  };
  const { seen, left } = await follow({ listen, answers: [job("FAILED")] });
  expect(seen).toEqual(["WAITING", "RUNNING", "RUNNING", "DONE"]);
  expect(left).toHaveLength(1);
});

it("asks until the job is over where nobody can tell, and takes an answer that is missing for no end", async () => {
  const { seen, left } = await follow({ answers: [job("RUNNING"), undefined, job("FAILED"), job("DONE")] });
  expect(seen).toEqual(["WAITING", "RUNNING", "FAILED"]);
  expect(left).toHaveLength(1);
});

it("asks while the connection is lost, and no more once it is back", async () => {
  let listener: JobListener<FollowedJob> | undefined;
  const answers = [job("RUNNING"), job("RUNNING")];
  const seen: string[] = [];
  let asked = 0;
  await followJob(job("WAITING"), {
    listen: async (_job, given) => {
      listener = given;
      await new Promise(() => undefined);
    },
    ask: async () => {
      asked++;
      if (asked === answers.length) listener?.onTelling(true);
      return answers[asked - 1];
    },
    onChange: ({ state }) => void seen.push(state),
    signal: new AbortController().signal,
    wait: async () => {
      await Promise.resolve();
      if (asked === answers.length) listener?.onJob(job("DONE"));
    },
  });
  expect([asked, seen]).toEqual([2, ["WAITING", "RUNNING", "RUNNING", "DONE"]]);
});

it("takes no answer for news that was overtaken by what was told while it was on its way", async () => {
  let listener: JobListener<FollowedJob> | undefined;
  const seen: string[] = [];
  let asked = 0;
  await followJob(job("WAITING"), {
    listen: async (_job, given) => {
      listener = given;
      await new Promise(() => undefined);
    },
    ask: async () => {
      if (asked++ > 0) return job("DONE");
      listener?.onJob(job("RUNNING"));
      return job("WAITING");
    },
    onChange: ({ state }) => void seen.push(state),
    signal: new AbortController().signal,
    wait: async () => {},
  });
  expect(seen).toEqual(["WAITING", "RUNNING", "DONE"]);
});

it("is silent once nobody waits any more, and does not follow what is over", async () => {
  let isAsked = false;
  const listen = async () => {
    isAsked = true;
  };
  const { seen } = await follow({ listen, first: job("CANCELLED") });
  expect([isAsked, seen]).toEqual([false, ["CANCELLED"]]);
  const stop = new AbortController();
  const told: string[] = [];
  await followJob(job("RUNNING"), {
    listen: async (_job, { onJob }) => {
      stop.abort();
      onJob(job("DONE"));
    },
    ask: async () => job("DONE"),
    onChange: ({ state }) => void told.push(state),
    signal: stop.signal,
  });
  expect(told).toEqual(["RUNNING"]);
});
