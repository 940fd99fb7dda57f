import { describe, expect, it } from "vitest";
import { advance, type FollowInput, type FollowState, NEW_FOLLOWER } from "./follow-state.ts";

const TIMING = { idleMs: 500, retryMs: 1_000, maxRetryMs: 30_000 };
const START: FollowInput = { kind: "start" };
const FOUND: FollowInput = { kind: "found", position: { epoch: "a", seq: 5 } };

/** Runs inputs one after the other; gives what each made the follower do. */
function run(...inputs: readonly FollowInput[]) {
  let state: FollowState = NEW_FOLLOWER;
  return [START, ...inputs].map((input) => {
    const [next, actions] = advance(state, input, TIMING);
    state = next;
    return actions.map(({ kind, ...rest }) => [kind, ...Object.values(rest)]).flat();
  });
}

const page = (seq: number, epoch = "a"): FollowInput => ({ kind: "page", epoch, seq });
const a = (seq: number) => ({ epoch: "a", seq });
const kept = (seq: number): FollowInput => ({ kind: "kept", position: a(seq) });

describe("the follower of a feed", () => {
  it("begins where it was left, keeps a page, and asks for the next one after that", () => {
    expect(run(FOUND, page(9), kept(9), page(9), { kind: "woken" })).toEqual([
      ["look"],
      ["ask", a(5)],
      ["keep", a(5), a(9)],
      ["ask", a(9)],
      ["wait", 500],
      ["ask", a(9)],
    ]);
  });

  it("begins at the beginning where it never was", () => {
    expect(run({ kind: "found", position: undefined }, page(2)).at(-1)).toEqual(["keep", undefined, a(2)]);
  });

  it("asks for the same page again when it could not be kept, or did not come", () => {
    expect(run(FOUND, page(9), { kind: "failed" }, { kind: "woken" }, { kind: "failed" }, { kind: "woken" })).toEqual([
      ["look"],
      ["ask", a(5)],
      ["keep", a(5), a(9)],
      ["wait", 1_000],
      ["ask", a(5)],
      ["wait", 2_000],
      ["ask", a(5)],
    ]);
  });

  it("goes on from where the store is, also where it had kept a page that nobody heard of", () => {
    const answers = [page(9), { kind: "failed" }, { kind: "woken" }, page(12), kept(9), page(12)] as const;
    expect(run(FOUND, ...answers).slice(2)).toEqual([
      ["keep", a(5), a(9)],
      ["wait", 1_000],
      ["ask", a(5)],
      ["keep", a(5), a(12)],
      ["ask", a(9)],
      ["keep", a(9), a(12)],
    ]);
  });

  it("waits at most half a minute, and the first while again after a success", () => {
    const failures = Array.from({ length: 12 }, (): readonly FollowInput[] => [{ kind: "failed" }, { kind: "woken" }]);
    const waits = run(FOUND, ...failures.flat(), page(9), kept(9), { kind: "failed" });
    expect(Math.max(...waits.flat().filter((value) => typeof value === "number"))).toBe(30_000);
    expect(waits.at(-1)).toEqual(["wait", 1_000]);
  });

  it("reads another ledger from its beginning, whether the place says so or the page does", () => {
    expect(run(FOUND, { kind: "reset" }, page(3, "b")).slice(2)).toEqual([
      ["ask", undefined],
      ["keep", undefined, { epoch: "b", seq: 3 }],
    ]);
    expect(run(FOUND, page(9, "b")).at(-1)).toEqual(["ask", undefined]);
  });

  it("does not ask without end where even the beginning is unknown", () => {
    expect(run(FOUND, { kind: "reset" }, { kind: "reset" }).at(-1)).toEqual(["wait", 1_000]);
  });

  it("looks again for its place when the store did not answer", () => {
    expect(run({ kind: "failed" }, { kind: "woken" }, FOUND)).toEqual([
      ["look"],
      ["wait", 1_000],
      ["look"],
      ["ask", a(5)],
    ]);
  });

  it("does nothing more once it is stopped, whatever comes late", () => {
    expect(run(FOUND, { kind: "stop" }, page(9), { kind: "woken" }, START).slice(3).flat()).toEqual([]);
  });
});
