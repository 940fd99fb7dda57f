import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_TRAFFIC } from "../../../router/src/traffic/subgraph-client.ts";
import { type Harness, startHarness } from "../harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 5, cairo: 5, dubai: 5 } });
});
afterAll(() => harness.stop());
afterEach(() => {
  harness.place("cairo").answerWith = undefined;
  harness.place("cairo").delayMs = 0;
});

const LIST = "{ punches { edges { node { id } } totalCount unavailable { place code } } }";
const json = (body: unknown) => (response: ServerResponse) =>
  void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));

describe("a place's answer that is none", () => {
  it.each<[string, string, (response: ServerResponse) => void]>([
    [
      "HTTP 500 with HTML",
      "PLACE_ERROR",
      (it) => void it.writeHead(500, { "content-type": "text/html" }).end("<h1>Oops</h1>"),
    ],
    [
      "HTML with status 200",
      "PLACE_ERROR",
      (it) => void it.writeHead(200, { "content-type": "text/html" }).end("<h1>Hi</h1>"),
    ],
    ["half of a JSON text", "PLACE_ERROR", (it) => void it.writeHead(200).end('{"data":{"punches":{"edges":[')],
    ["nothing", "PLACE_ERROR", (it) => void it.writeHead(200).end()],
    ["a JSON list", "PLACE_ERROR", json([1, 2])],
    ["data null without errors", "PLACE_ERROR", json({ data: null })],
    ["data null with an error", "PLACE_ERROR", json({ data: null, errors: [{ message: "secret path /srv" }] })],
    [
      "its own word that the time is over",
      "PLACE_TIMEOUT",
      json({
        data: { punches: null },
        errors: [{ message: "x", path: ["punches"], extensions: { code: "PLACE_TIMEOUT" } }],
      }),
    ],
    ["errors that are none", "PLACE_ERROR", json({ errors: "no", data: 5 })],
    ["a field that is no connection", "PLACE_CONTRACT_MISMATCH", json({ data: { punches: [1] } })],
    [
      "rows whose cursors are none",
      "PLACE_CONTRACT_MISMATCH",
      json({
        data: {
          punches: {
            edges: [{}],
            totalCount: 1,
            __gatherKeys: [{ cursor: "??" }],
            __gatherPage: { hasNextPage: false },
          },
        },
      }),
    ],
    [
      "a cut in the middle of the body",
      "PLACE_UNREACHABLE",
      (it) => {
        it.writeHead(200, { "content-length": "1000" });
        it.write('{"data":', () => it.destroy());
      },
    ],
    ["a cut before the head", "PLACE_UNREACHABLE", (it) => void it.destroy()],
    [
      "a body without end",
      "PLACE_ERROR",
      (it) => {
        const part = Buffer.alloc(4_194_304, 32);
        const write = () => void it.write(part, (error) => error == null && write());
        it.on("error", () => {});
        write();
      },
    ],
    [
      "more rows than it was asked for",
      "PLACE_ERROR",
      json({
        data: {
          punches: {
            edges: Array.from({ length: 51 }, () => ({ node: { id: "cairo/p1" } })),
            totalCount: 1,
            __gatherKeys: Array.from({ length: 51 }, () => ({ cursor: "WyIyMDI2IiwiY2Fpcm8vcDEiXQ" })),
            __gatherPage: { hasNextPage: false },
          },
        },
      }),
    ],
  ])("leaves the others' rows whole: %s", async (_name, code, answer) => {
    harness.place("cairo").answerWith = answer;
    const { status, data, errors } = await harness.query(LIST);
    expect(status).toBe(200);
    expect(errors).toEqual([]);
    expect(Object(data).punches).toMatchObject({ totalCount: 10, unavailable: [{ place: "cairo", code }] });
    expect(Object(data).punches.edges).toHaveLength(10);
  });

  it("is an error where it alone is asked and gives more rows than it was asked for", async () => {
    harness.place("cairo").answerWith = json({
      data: { p: { e: [{ cursor: "a" }, { cursor: "b" }, { cursor: "c" }] } },
    });
    const answer = await harness.query('{ p: punches(placeIds: ["cairo"], first: 2) { e: edges { cursor } } }');
    expect(answer).toMatchObject({ data: { p: null }, errors: [{ path: ["p"], extensions: { code: "PLACE_ERROR" } }] });
  });

  it("is read no further than what was asked for can be", async () => {
    let written = 0;
    harness.place("cairo").answerWith = (it) => {
      const part = Buffer.alloc(262_144, 32);
      const write = () => void it.write(part, (error) => error == null && (written += part.length) && write());
      it.on("error", () => {});
      write();
    };
    const answer = await harness.query('{ punches(placeIds: ["cairo"], first: 2) { totalCount } }');
    expect(answer.errors).toMatchObject([{ extensions: { code: "PLACE_ERROR" } }]);
    expect(written).toBeLessThan(16_777_216);
  });

  it("says nothing of what a place wrote into an error that is none of ours", async () => {
    harness.place("cairo").answerWith = json({
      data: { punch: null },
      errors: [{ message: "secret path /srv", path: ["punch"] }],
    });
    const answer = await harness.query('{ punch(id: "cairo/p000001") { id } }');
    expect(answer.errors).toMatchObject([{ path: ["punch"], extensions: { code: "PLACE_ERROR", place: "cairo" } }]);
    expect(JSON.stringify(answer)).not.toContain("secret");
  });
});

describe("errors inside a place's rows", () => {
  it("move to the rows' positions in the merged list, under every alias", async () => {
    const query = "{ list: punches(first: 6) { rows: edges { node { id late } } } }";
    const { data } = await harness.query(query);
    const ids: string[] = Object(data).list.rows.map(({ node }: { node: { id: string } }) => node.id);
    const positions = ids.flatMap((id, index) => (id.startsWith("cairo/") ? [index] : []));
    const keys = Object(data).list.rows.length;
    expect(keys).toBe(6);
    const page = await fetchOwnPage();
    harness.place("cairo").answerWith = json({
      data: { list: page },
      errors: [
        {
          message: "the reader is slow",
          path: ["list", "rows", 1, "node", "late"],
          extensions: { code: "PLACE_TIMEOUT" },
        },
      ],
    });
    const { errors } = await harness.query(query);
    expect(errors).toMatchObject([
      { path: ["list", "rows", positions[1], "node", "late"], extensions: { place: "cairo" } },
    ]);
  });

  /** What Cairo answers for `rows`, with the cursors that the router asks for. */
  async function fetchOwnPage() {
    const { data } = await harness.query(
      '{ punches(placeIds: ["cairo"], first: 4) { edges { node { id late } cursor } } }',
    );
    const edges: { node: object; cursor: string }[] = Object(data).punches.edges;
    return {
      rows: edges.map(({ node }) => ({ node })),
      __gatherKeys: edges.map(({ cursor }) => ({ cursor })),
      __gatherPage: { hasNextPage: true },
    };
  }
});

it("does not let a place that keeps its answers hold the queries to the others", async () => {
  const patient = await startHarness({
    places: { riyadh: 5, cairo: 5, dubai: 5 },
    settings: { traffic: { ...DEFAULT_TRAFFIC, deadlineMs: 60_000 } }, // no deadline of the router ends what is held
  });
  const held: ServerResponse[] = [];
  patient.place("cairo").answerWith = (response) => void held.push(response);
  let answered = 0;
  const slow = Array.from({ length: 100 }, async (_, index) => {
    await patient.query(`{ devices(placeIds: ["cairo"], filter: { search: "${index}" }) { totalCount } }`);
    answered++;
  });
  for (let nth = 0; nth < 20; nth++) {
    const { data } = await patient.query(`{ devices(placeIds: ["riyadh", "dubai"]) { totalCount } }`);
    expect(data).toEqual({ devices: { totalCount: 4 } });
  }
  expect(held.length).toBeGreaterThan(0);
  expect(answered).toBe(0);
  patient.place("cairo").answerWith = undefined;
  for (const response of held) json({ data: null })(response);
  await Promise.all(slow);
  await patient.stop();
});
