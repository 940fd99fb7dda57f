import { expect, it } from "vitest";
import { parseArguments } from "./arguments.ts";

it("parses a whole command line, with or without a leading --", () => {
  const args =
    "log --host 10.0.0.7 --port 14370 --udp --key 999999 --timeout-ms 3000 --layout R8_TIME4 --sixteen-byte-order STATE_FIRST --encoding gbk --zone Asia/Riyadh --json".split(
      " ",
    );
  const command = {
    name: "log",
    host: "10.0.0.7",
    port: 14_370,
    isUdp: true,
    commKey: 999_999,
    timeoutMs: 3_000,
    recordLayout: "R8_TIME4",
    sixteenByteOrder: "STATE_FIRST",
    textEncoding: "gbk",
    zone: "Asia/Riyadh",
    at: undefined,
    capture: undefined,
    isJson: true,
  };
  expect(parseArguments(args)).toEqual(command);
  expect(parseArguments(["--", ...args])).toEqual(command);
});

it.each(["info", "log", "live", "users", "time", "set-time", "report"])("fills in the defaults of %s", (name) =>
  expect(parseArguments([name, "--host", "gate"])).toEqual({
    name,
    host: "gate",
    port: 4_370,
    isUdp: false,
    commKey: 0,
    timeoutMs: 10_000,
    recordLayout: "AUTO",
    sixteenByteOrder: "VERIFY_FIRST",
    textEncoding: "utf-8",
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    at: undefined,
    capture: undefined,
    isJson: false,
  }),
);

it.each([
  ["no command", "--host h"],
  ["an unknown command", "erase --host h"],
  ["two commands", "log live --host h"],
  ["no host", "log"],
  ["a zone that is none", "time --host h --zone Mars/Base"],
  ["an encoding that is none", "users --host h --encoding ebcdic"],
  ["a file for a command that captures nothing", "log --host h --capture f"],
  ["a time that does not exist", "set-time --host h --at 2026-02-30T00:00:00"],
  ["a time for a command that sets none", "time --host h --at 2026-02-03T00:00:00"],
  ["an unknown option", "log --host h --force"],
  ["port 0", "log --host h --port 0"],
  ["a port too high", "log --host h --port 65536"],
  ["a port that is no number", "log --host h --port 4370x"],
  ["a negative key", "log --host h --key=-1"],
  ["a key of more than 32 bits", "log --host h --key 4294967296"],
  ["a layout that nobody knows", "log --host h --layout R41"],
  ["an order that nobody knows", "log --host h --sixteen-byte-order PIN_FIRST"],
  ["no time at all", "log --host h --timeout-ms 0"],
])("finds fault with %s", (_name, line) =>
  expect(parseArguments(line.split(" "))).toEqual({ name: "usage", fault: expect.any(String), isJson: false }),
);

it("does not repeat a key that it cannot read", () => {
  expect(JSON.stringify(parseArguments("log --host h --key hunter2".split(" ")))).not.toContain("hunter2");
});

it("takes a wish for help for no fault", () => {
  expect(parseArguments(["--help"])).toEqual({ name: "usage", fault: undefined, isJson: false });
});
