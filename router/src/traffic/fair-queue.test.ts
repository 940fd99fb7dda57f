import { expect, it } from "vitest";
import { type FairLimits, FairQueue } from "./fair-queue.ts";

const NEVER = new AbortController().signal;
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A queue whose work is named by its subject; `began` holds the names in order. */
function startQueue(limits: Partial<FairLimits>) {
  const queue = new FairQueue({
    total: { count: 2, rows: 100 },
    perSubject: () => ({ count: 2, rows: 100 }),
    waiting: 10,
    ...limits,
  });
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const refused: string[] = [];
  const enter = (subject: string, rows = 0, signal = NEVER) =>
    void queue.enter(subject, rows, signal).then((end) => {
      (end === undefined ? refused : began).push(subject);
      if (end !== undefined) ends.push(end);
    });
  const endFirst = async () => {
    ends.shift()?.();
    await settle();
  };
  return { began, refused, enter, endFirst };
}

it("one who asks once does not wait behind the many of another", async () => {
  const { began, enter, endFirst } = startQueue({ total: { count: 1, rows: 100 } });
  for (let nth = 0; nth < 5; nth++) enter("many");
  enter("one");
  await settle();
  expect(began).toEqual(["many"]);
  await endFirst();
  await endFirst();
  expect(began).toContain("one");
});

it("what one subject may have at once leaves room for others", async () => {
  const { began, enter } = startQueue({ total: { count: 3, rows: 100 } });
  for (const subject of ["a", "a", "a", "a", "b"]) enter(subject);
  await settle();
  expect(began).toEqual(["a", "a", "b"]);
});

it("rows count beside the number, and one that is larger than the limit runs alone", async () => {
  const { began, enter, endFirst } = startQueue({
    perSubject: () => ({ count: 9, rows: 50 }),
    total: { count: 9, rows: 900 },
  });
  for (const rows of [30, 30, 70]) enter("a", rows);
  enter("b", 50);
  await settle();
  expect(began).toEqual(["a", "b"]);
  await endFirst();
  expect(began).toEqual(["a", "b", "a"]);
  await endFirst();
  expect(began).toEqual(["a", "b", "a"]);
  await endFirst();
  expect(began).toEqual(["a", "b", "a", "a"]);
});

it("refuses the one too many of a subject, and of it alone", async () => {
  const { refused, enter } = startQueue({ total: { count: 1, rows: 1 }, waiting: 2 });
  for (const subject of ["a", "a", "a", "a", "b"]) enter(subject);
  await settle();
  expect(refused).toEqual(["a"]);
});

it("forgets who leaves while waiting, and who has ended", async () => {
  const { refused, began, enter, endFirst } = startQueue({ total: { count: 1, rows: 1 } });
  const gone = new AbortController();
  enter("a");
  enter("b", 0, gone.signal);
  enter("c");
  gone.abort();
  await settle();
  expect(refused).toEqual(["b"]);
  await endFirst();
  await endFirst();
  expect(began).toEqual(["a", "c"]);
});
