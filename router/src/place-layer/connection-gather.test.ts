import { readPlaceContract } from "@biometricflow/schema/contract/routing";
import { encodeCursor } from "@biometricflow/schema/cursor";
import type { GraphQLFormattedError } from "graphql";
import { expect, it } from "vitest";
import type { RouterContext } from "../operation/context.ts";
import { createFailureLog } from "../operation/place-failure.ts";
import { loadSupergraph } from "../supergraph.ts";
import { PlaceDataSource } from "./place-data-source.ts";
import type { PlaceRequest } from "./place-port.ts";

/** One row of a scripted place: its instant orders it among all places. */
interface Row {
  readonly at: number;
  /** Set: the row's pin is null, with an error that says so. */
  readonly fault?: string;
}

/** Places that answer `{ punches }` from these rows, the earliest first, and keep what they were asked. */
function scriptPlaces(rows: Readonly<Record<string, readonly Row[]>>) {
  const asked: string[] = [];
  const answer = ({ place, variables }: PlaceRequest) => {
    const all = rows[place] ?? [];
    const after = variables["__gatherAfter"];
    const start = all.findIndex(({ at }) => encodeCursor([at, `${place}/${at}`]) === after) + 1;
    const page = all.slice(start, start + Number(variables["__gatherFirst"]));
    asked.push(`${place} from ${start}`);
    return toReply(place, page, start + page.length < all.length);
  };
  const places = Object.keys(rows).map((id) => ({ id, enabled: true }));
  const layer = new PlaceDataSource({
    contract: readPlaceContract(loadSupergraph().sdl),
    caller: { asOf: () => null, call: (request) => Promise.resolve(answer(request)) },
    places: { find: (id) => places.find((place) => place.id === id), list: () => places },
  });
  return { asked, read: (first: number) => readPins(layer, first) };
}

function toReply(place: string, page: readonly Row[], hasNextPage: boolean) {
  const errors = page.flatMap(({ fault }, row): readonly GraphQLFormattedError[] =>
    fault === undefined ? [] : [{ message: fault, path: ["punches", "edges", row, "node", "pin"] }],
  );
  const punches = {
    edges: page.map(({ at, fault }) => ({ node: { pin: fault === undefined ? `${place}/${at}` : null } })),
    __gatherKeys: page.map(({ at }) => ({ cursor: encodeCursor([at, `${place}/${at}`]) })),
    __gatherPage: { hasNextPage },
  };
  return { kind: "ANSWER", data: { punches }, errors } as const;
}

/** The merged pins, and for each error the row it points at. */
async function readPins(layer: PlaceDataSource, first: number) {
  const viewer = {
    subject: "a",
    name: "A",
    role: "ADMIN",
    places: "*",
    sessionId: "s",
    issuedAtMs: 0,
    expiresAtMs: 0,
  } as const;
  const context: RouterContext = {
    viewer,
    requestId: "1",
    forwardedFor: "",
    signal: new AbortController().signal,
    failures: createFailureLog(),
  };
  const query = "query ($n: Int) { punches(orderBy: AT_ASC, first: $n) { edges { node { pin } } } }";
  const request = { query, variables: { n: first } };
  const options = { kind: "incoming operation", request, context, incomingRequestContext: {} };
  const { data, errors = [] } = await layer.process(Object.assign(Object.create(null), options));
  const edges: readonly { readonly node: { readonly pin: string | null } }[] = Object(data).punches.edges;
  return {
    pins: edges.map(({ node }) => node.pin),
    faults: errors.map((error) => [error.message, ...(error.path ?? [])].join(" ")),
  };
}

const instants = (from: number, to: number, step: number): readonly Row[] =>
  Array.from({ length: (to - from) / step }, (_, nth) => ({ at: from + nth * step }));

it("points the errors of a further page's rows at their places in the merged list", async () => {
  const failing = { at: 15, fault: "row 15 of early" };
  const early = instants(10, 20, 1).map((row) => (row.at === failing.at ? failing : row)); // its first page holds 10 to 14
  const { asked, read } = scriptPlaces({ early, late: instants(0, 3, 1), idle: [], quiet: [] });
  const { pins, faults } = await read(10);
  expect(asked).toContain("early from 5");
  expect(pins.indexOf(null)).toBe(3 + (failing.at - 10));
  expect(faults).toEqual(["row 15 of early punches edges 8 node pin"]);
});

it("drops the errors of rows that did not come to stand in the list", async () => {
  const { read } = scriptPlaces({
    early: instants(0, 4, 1),
    late: [{ at: 100, fault: "never shown" }],
  });
  expect((await read(4)).faults).toEqual([]);
});

it("asks a place again only when its rows ran dry before the page was full", async () => {
  const even = scriptPlaces({ a: instants(0, 20, 2), b: instants(1, 21, 2) });
  await even.read(4);
  expect(even.asked).toEqual(["a from 0", "b from 0"]);
});
