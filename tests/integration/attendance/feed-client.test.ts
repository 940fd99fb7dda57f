import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFeed } from "../../../subgraphs/attendance/src/follower/feed-client.ts";
import { makeYears } from "../../load/attendance/punch-years.ts";

/** A place that is not what it should be: whatever it answers, nothing of it is taken in that was not told in order. */
const [ledger] = makeYears({ people: 60, years: 1, lastDate: "2026-11-20" }, "e1");
const line = (seq: number) => ledger?.line(seq) ?? "";
const never = new AbortController().signal;

let deadlineMs: number | undefined;
let answer: (response: ServerResponse) => void;
let url: string;
let stop: () => Promise<void>;

beforeEach(async () => {
  deadlineMs = undefined;
  const server = createServer((_request, response) => {
    response.setHeader("x-feed-epoch", "e1").setHeader("x-feed-seq", "90");
    answer(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${Object(server.address()).port}`;
  stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
});
afterEach(() => stop());

const read = (after?: { readonly epoch: string; readonly seq: number }) =>
  readFeed({ placeId: "riyadh", url, authorize: () => "Bearer x", deadlineMs }, after, never);
const tell = (...lines: readonly string[]) => {
  answer = (response) => response.end(lines.map((each) => `${each}\n`).join(""));
};

it("takes a page in order, up to its last entry", async () => {
  tell(line(1), line(2), line(3));
  expect(await read()).toMatchObject({ kind: "PAGE", page: { epoch: "e1", seq: 3, headSeq: 90 } });
});

it.each([
  ["goes back", () => [line(5), line(7), line(6)], "goes back from 7 to 6"],
  ["tells one entry twice", () => [line(5), line(5)], "goes back from 5 to 5"],
  ["begins before what was asked for", () => [line(4), line(5)], "goes back from 4 to 4"],
  ["mixes two ledgers", () => [line(5), line(6).replace('"e1"', '"e2"')], "mixes two ledgers"],
  ["ends within a line", () => [line(5), line(6).slice(0, 40)], "is not one value of JSON"],
  [
    "has more entries than were asked for",
    () => Array.from({ length: 5_001 }, (_, at) => line(at + 5)),
    "more than 5000",
  ],
])("refuses a page that %s", async (_title, lines, reason) => {
  tell(...lines());
  await expect(read({ epoch: "e1", seq: 4 })).rejects.toThrow(reason);
});

it("reads no answer without end", async () => {
  answer = (response) => {
    const more = (): void => {
      while (!response.destroyed && response.write("x".repeat(2 ** 20)));
    };
    response.on("drain", more);
    more();
  };
  await expect(read()).rejects.toThrow("more than 67108864 bytes");
});

describe("of an answer that does not come to its end", () => {
  const begun = `${line(1)}\n${line(2)}\n${line(3).slice(0, 40)}`;

  it("takes the lines that came whole when the time is over", async () => {
    deadlineMs = 1_000;
    answer = (response) => response.write(begun);
    const asked = expect.poll(() => read().catch(() => "later"), { timeout: 60_000 }); // a loaded machine asks again
    await asked.toMatchObject({ kind: "PAGE", page: { epoch: "e1", seq: 2, headSeq: 90 } });
  });

  it("takes the lines that came whole when the connection breaks", async () => {
    answer = (response) => response.write(begun, () => response.destroy());
    expect(await read()).toMatchObject({ kind: "PAGE", page: { epoch: "e1", seq: 2, headSeq: 90 } });
  });

  it("takes nothing where no line came, nor of one that is no feed", async () => {
    deadlineMs = 200;
    answer = (response) => response.write(line(1).slice(0, 40));
    await expect(read()).rejects.toThrow("timeout");
    answer = (response) => response.flushHeaders();
    await expect(read()).rejects.toThrow("timeout");
    answer = (response) => response.writeHead(502).write(begun);
    await expect(read()).rejects.toThrow("timeout");
  });

  it("refuses what came whole and is no line", async () => {
    deadlineMs = 1_000;
    answer = (response) => response.write(`${line(1)}\ngarbage\n${line(2)}\n`);
    const asked = expect.poll(() => read().catch(String), { timeout: 60_000 });
    await asked.toContain("is not one value of JSON");
  });
});

it("refuses an answer that is no feed", async () => {
  answer = (response) => {
    response.removeHeader("x-feed-seq");
    response.end("<html>");
  };
  await expect(read()).rejects.toThrow("no feed");
});
