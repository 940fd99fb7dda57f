import { expect, it } from "vitest";
import { createWaitingRoom, type Entrant } from "./waiting-room.ts";

const refuse = () => new Error("full");

/** A room whose tasks end when they are told to. */
function setUp(maxWaiting = 16) {
  const room = createWaitingRoom({ maxWaiting, refuse });
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (name: string, given: Partial<Entrant> = {}) => {
    const outcome = room.enter({ key: "a", rank: 0, ...given }, async () => {
      began.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    });
    outcome.catch(() => {}); // looked at where the test wants to
    return outcome;
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { enter, end, began };
}

it("runs tasks of one key one after the other, others at once", async () => {
  const { enter, end, began } = setUp();
  void enter("first");
  void enter("second");
  void enter("other", { key: "b" });
  await end("");
  expect(began).toEqual(["first", "other"]);
  await end("first");
  expect(began).toEqual(["first", "other", "second"]);
});

it("goes on after a task that fails, and after everybody has left", async () => {
  const room = createWaitingRoom({ maxWaiting: 1, refuse });
  const failing = room.enter({ key: "a", rank: 0 }, () => Promise.reject(new Error("wrong")));
  const next = room.enter({ key: "a", rank: 0 }, async () => "next");
  await expect(failing).rejects.toThrow("wrong");
  await expect(next).resolves.toBe("next");
  await expect(room.enter({ key: "a", rank: 0 }, async () => "later")).resolves.toBe("later");
});

it("lets the lowest rank go first, among equals whoever came last", async () => {
  const { enter, end, began } = setUp();
  void enter("running");
  void enter("failed often", { rank: 9 });
  void enter("new", { rank: 0 });
  void enter("newer", { rank: 0 });
  for (const name of ["running", "newer", "new", "failed often"]) await end(name);
  expect(began).toEqual(["running", "newer", "new", "failed often"]);
});

it("refuses the worst when it is full, among equals whoever waits longest", async () => {
  const { enter } = setUp(2);
  void enter("running");
  const longest = enter("good");
  const worst = enter("failed often", { rank: 9 });
  void enter("new");
  await expect(worst).rejects.toThrow("full");
  void enter("newest");
  await expect(longest).rejects.toThrow("full");
  await expect(enter("failed too", { rank: 1 })).rejects.toThrow("full");
});

it("lets go of whoever gives up while waiting, and never starts their task", async () => {
  const { enter, end, began } = setUp();
  const controller = new AbortController();
  void enter("running");
  const gone = enter("gone", { signal: controller.signal });
  void enter("next");
  controller.abort(new Error("gone"));
  await expect(gone).rejects.toThrow("gone");
  await end("running");
  expect(began).toEqual(["running", "next"]);
  await expect(enter("late", { signal: controller.signal })).rejects.toThrow("gone");
});
