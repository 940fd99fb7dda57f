import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeHandshakeAnswer } from "./handshake-answer.ts";
import { parsePairs, parsePollInfo, toPushedFacts } from "./pairs.ts";
import { encodeCommand, parseResults } from "./push-command.ts";

const DAY = { from: "2025-08-27T00:00:00", to: "2025-08-27T23:59:59" };

it("encodes every command as one line", () => {
  const textOf = (...args: Parameters<typeof encodeCommand>) => encodeCommand(...args).toString();
  expect(textOf("1", { kind: "INFO" })).toBe("C:1:INFO\n");
  expect(textOf("a2", { kind: "QUERY_USERS", pin: "007" })).toBe("C:a2:DATA QUERY USERINFO PIN=007\n");
  expect(textOf("b", { kind: "DELETE_USER", pin: "007" })).toBe("C:b:DATA DELETE USERINFO PIN=007\n");
  expect(textOf("5", { kind: "PUT_USER", fields: Buffer.from("PIN=7\tName=A") })).toBe(
    "C:5:DATA UPDATE USERINFO PIN=7\tName=A\n",
  );
  expect(textOf("3", { kind: "QUERY_PUNCHES", ...DAY })).toBe(
    "C:3:DATA QUERY ATTLOG StartTime=2025-08-27 00:00:00\tEndTime=2025-08-27 23:59:59\n",
  );
  expect(textOf("4", { kind: "SUM_PUNCHES", ...DAY })).toBe(
    "C:4:VERIFY SUM ATTLOG StartTime=2025-08-27 00:00:00\tEndTime=2025-08-27 23:59:59\n",
  );
});

it("refuses a value that could begin another command or field", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("\r", "\n", "\t", "\0"), fc.string(), (before, bad, after) => {
      const text = `${before}${bad}${after}`;
      expect(() => encodeCommand("1", { kind: "QUERY_USERS", pin: text })).toThrow(
        expect.objectContaining({ code: "BAD_TEXT" }),
      );
      expect(() => encodeCommand("1", { kind: "QUERY_PUNCHES", ...DAY, to: text })).toThrow(
        expect.objectContaining({ code: "BAD_TEXT" }),
      );
      expect(() => encodeCommand("1", { kind: "DELETE_USER", pin: text })).toThrow(
        expect.objectContaining({ code: "BAD_TEXT" }),
      );
      const fields = Buffer.from(`PIN=${text}`);
      if (bad !== "\t")
        expect(() => encodeCommand("1", { kind: "PUT_USER", fields })).toThrow(
          expect.objectContaining({ code: "BAD_TEXT" }),
        );
      expect(() => encodeCommand(text, { kind: "INFO" })).toThrow(expect.objectContaining({ code: "BAD_TEXT" }));
    }),
  );
});

it("reads results of a line each", () => {
  const results = parseResults(Buffer.from("ID=1&Return=0&CMD=CHECK\r\nID=ab2&Return=-1002&CMD=VERIFY\n"));
  expect(results.map(({ id, returnCode }) => [id, returnCode])).toEqual([
    ["1", 0],
    ["ab2", -1002],
  ]);
});

it("reads a result over several lines, and the sum of punches", () => {
  const body = "ID=7\nReturn=0\nCMD=INFO\n~DeviceName=SpeedFace\nFWVersion=Ver 8.0\nTransactionCount=31\n";
  const [info] = parseResults(Buffer.from(body));
  expect(toPushedFacts(info?.values ?? new Map())).toMatchObject({
    model: "SpeedFace",
    firmware: "Ver 8.0",
    punches: 31,
  });
  expect(parseResults(Buffer.from("ID=8&Return=0&CMD=VERIFY SUM&AttlogSum=12"))).toMatchObject([{ attlogSum: 12 }]);
  expect(parseResults(Buffer.from("ID=9\nReturn=0\nCMD=VERIFY SUM\nAttlogSum=0\n"))).toMatchObject([{ attlogSum: 0 }]);
  expect(parseResults(Buffer.from("ID=9&Return=0&CMD=VERIFY SUM"))).toMatchObject([{ attlogSum: undefined }]);
});

it("throws on no body of results", () => {
  fc.assert(
    fc.property(fc.constantFrom("", "ID=1&Return="), fc.uint8Array({ maxLength: 200 }), (start, bytes) => {
      expect(Array.isArray(parseResults(Buffer.concat([Buffer.from(start), bytes])))).toBe(true);
    }),
  );
});

it("reads settings, their names with or without their mark, and leaves out what nobody can read", () => {
  expect([...parsePairs("~DeviceName=K40,MAC=00:17:61:00:00:01,Empty=,x,bad=\u0007")]).toEqual([
    ["devicename", "K40"],
    ["mac", "00:17:61:00:00:01"],
  ]);
});

it("reads what a reader says of itself when it asks for commands", () => {
  expect(parsePollInfo("Ver 2.4.1,12,8,4021,192.168.1.9,10,7")).toMatchObject({
    firmware: "Ver 2.4.1",
    users: 12,
    punches: 4021,
  });
  expect(parsePollInfo("")).toMatchObject({ users: undefined, punches: undefined });
});

it.each([
  [180, "TimeZone=3\n"],
  [330, "TimeZone=330\n"],
  [-210, "TimeZone=-210\n"],
])(
  "tells a reader an offset of %i minutes as %j, and asks for nothing but punches, users and operations",
  (offsetMinutes, line) => {
    const answer = encodeHandshakeAnswer({ serialNumber: "A1", offsetMinutes, pollSeconds: 10, retrySeconds: 30 });
    expect(answer.startsWith("GET OPTION FROM: A1\n")).toBe(true);
    expect(answer).toContain(line);
    expect(answer).toContain("TransFlag=TransData AttLog\tOpLog\tEnrollUser\tChgUser\n");
    expect(answer).not.toMatch(/FACE|FP|Photo=|UserPic/);
  },
);
