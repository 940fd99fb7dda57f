import { createAlarmBoard } from "@biometricflow/service/observe/alarm-board";
import { expect, it } from "vitest";
import { createFailureLog } from "./failure-log.ts";

it("tells a failure that lasts once, another one again, and once that it is over", () => {
  const told: string[] = [];
  const tell = (level: string) => (_fields: object, text?: string) => void told.push(`${level} ${text}`);
  // the two that it uses
  const log = { error: tell("error"), info: tell("info") } as unknown as Parameters<typeof createFailureLog>[0];
  const board = createAlarmBoard(() => 7);
  const alarm = board.of("FEED_UNREAD");
  const { failed, worked } = createFailureLog(log, "the feed cannot be read", { lasting: 3, alarm });
  const fail = (message: string, times: number) => {
    for (let time = 0; time < times; time++) failed(new Error(message));
  };
  fail("refused", 2);
  worked();
  fail("refused", 2);
  expect([told, board.alarms()]).toEqual([[], []]);
  fail("refused", 5);
  expect(told).toEqual(["error the feed cannot be read"]);
  fail("no line", 9);
  expect(told).toEqual(["error the feed cannot be read", "error the feed cannot be read"]);
  expect(board.alarms()).toEqual([{ code: "FEED_UNREAD", message: "the feed cannot be read", sinceMs: 7 }]);
  worked();
  expect(board.alarms()).toEqual([]);
  worked();
  expect(told.slice(2)).toEqual(["info it is over: the feed cannot be read"]);
});

it("tells that something fails however its reasons change", () => {
  const told: string[] = [];
  const error = ({ err }: { err: Error }) => void told.push(err.message);
  const log = { error, info: () => {} } as unknown as Parameters<typeof createFailureLog>[0]; // the two that it uses
  const { failed, worked } = createFailureLog(log, "the feed cannot be read", { lasting: 3 });
  for (const message of ["refused", "reset", "refused", "reset"]) failed(new Error(message));
  expect(told).toEqual(["refused"]);
  worked();
  failed(new Error("reset"));
  expect(told).toEqual(["refused"]);
});
