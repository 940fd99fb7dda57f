import { parse } from "graphql";
import { expect, it } from "vitest";
import { composeSupergraph } from "../compose.ts";
import { lintContract } from "./lint.ts";
import { readPlaceContract } from "./routing.ts";
import { readSubgraphDocument, readSubgraphSdl, SUBGRAPHS } from "../subgraph-sdl.ts";

const { supergraphSdl } = composeSupergraph();
const subgraphs = new Map(SUBGRAPHS.map((name) => [name, readSubgraphDocument(name)]));

it("finds no fault in the contract", () => {
  expect(lintContract({ supergraphSdl, subgraphs })).toEqual([]);
});

/** One fault at a time, put into the composed schema as a text; the first eight are about routing. */
const FAULTS: readonly [name: string, from: string | RegExp, to: string, at: string][] = [
  ["a place's root field without a directive", / @route\(by: "id"\)(?= @access)/, "", "Query.device"],
  [
    "a routed field of another subgraph",
    "places: [Place!]! @join__field(graph: ROUTER)",
    '$& @route(by: "id")',
    "Query.places",
  ],
  ["a route by an argument that is not there", '@route(by: "id")', '@route(by: "key")', "Query.device"],
  ["a route to a non-null field", "device(id: ID!): Device ", "device(id: ID!): Device! ", "Query.device"],
  [
    "a merge that nobody knows",
    '@gather(merge: "CONNECTION", places: ["placeIds"])',
    '@gather(merge: "SHUFFLE")',
    "Query.devices",
  ],
  [
    "a gathered field that is non-null",
    ": DeviceConnection @join__field(graph: PLACE) @gather",
    ": DeviceConnection! @join__field(graph: PLACE) @gather",
    "Query.devices",
  ],
  [
    "a gathered field without an order",
    "devices(placeIds: [ID!], filter: DeviceFilter, orderBy: DeviceOrder = NAME_ASC,",
    "devices(placeIds: [ID!], filter: DeviceFilter,",
    "Query.devices",
  ],
  [
    "a routed stream that cannot be resumed",
    /punchRecorded\([^)]*\): PunchEvent! @join__field\(graph: PLACE\) @gather\([^)]*\)/,
    'punchRecorded(deviceId: ID!): PunchEvent! @join__field(graph: PLACE) @route(by: "deviceId")',
    "Subscription.punchRecorded",
  ],
  [
    "a stream that nothing follows",
    "statusChanged(placeIds: [ID!]): StatusEvent! @join__field(graph: ROUTER)",
    "statusChanged(placeIds: [ID!]): StatusEvent! @join__field(graph: OTHER)",
    "Subscription.statusChanged",
  ],
  [
    "an event told on that another subgraph must complete",
    /type AttendanceChange\s*@join__type\(graph: ATTENDANCE\)\s*\{/,
    "$&\n  place: Place",
    "AttendanceChange.place",
  ],
  [
    "a filter of an argument that is not there",
    '"userIds: punch.pin"',
    '"pins: punch.pin"',
    "Subscription.punchRecorded",
  ],
  ["a filter by what is not there", '"userIds: punch.pin"', '"userIds: punch.number"', "Subscription.punchRecorded"],
  ["a filter by what is no id", '"userIds: punch.pin"', '"userIds: punch.copies"', "Subscription.punchRecorded"],
  ["a filter that is none", '"userIds: punch.pin"', '"userIds = punch.pin"', "Subscription.punchRecorded"],
  [
    "a list with a filter",
    '@gather(merge: "CONNECTION", places: ["placeIds"])',
    '@gather(merge: "CONNECTION", places: ["placeIds"], filters: ["placeIds"])',
    "Query.devices",
  ],
  ["ids that are no list", '"filter.userIds"', '"filter.from"', "Query.punches"],
  [
    "a connection without its failures",
    /(type DeviceConnection[\s\S]*?)unavailable: \[PlaceFailure!\]!/,
    "$1failures: [PlaceFailure!]!",
    "Query.devices",
  ],
  [
    "a non-null field of a shared entity",
    "location: String @join__field(graph: ROUTER)",
    "location: String! @join__field(graph: ROUTER)",
    "Place.location",
  ],
  [
    "a non-null reference to a shared entity",
    /(type Device\n[\s\S]*?)\n {2}place: Place\b/,
    "$1\n  place: Place!",
    "Device.place",
  ],
  [
    "a non-null reference from another subgraph to an entity that has a home",
    /type SummaryRow\s*@join__type\(graph: ATTENDANCE\)\s*\{/,
    "$&\n  device: Device!",
    "SummaryRow.device",
  ],
  [
    "a non-null list item of another subgraph of such an entity",
    /type SummaryRow\s*@join__type\(graph: ATTENDANCE\)\s*\{/,
    "$&\n  devices: [Device!]",
    "SummaryRow.devices",
  ],
  [
    "a non-null field that another subgraph adds to an entity that has a home",
    "person: Person @join__field(graph: ATTENDANCE)",
    "person: Person! @join__field(graph: ATTENDANCE)",
    "User.person",
  ],
  [
    "a non-null reference at home to an entity that others answer for and that has no home",
    /type UserEdge\s*@join__type\(graph: PLACE\)\s*\{/,
    "$&\n  place: Place!",
    "UserEdge.place",
  ],
  [
    "an entity field without @access",
    /(type Place[\s\S]*?asOf: DateTime @join__field\(graph: ROUTER\)) @access\([^)]*\)/,
    "$1",
    "Place.asOf",
  ],
  ["@access on a shared type", "type Place\n", 'type Place @access(role: ["ADMIN"])\n', "Place"],
  [
    "a directive with an enum argument",
    "directive @route(by: String!)",
    "directive @route(by: DeviceOrder!)",
    "@route(by:)",
  ],
];

it("lets a stream be routed to one place", () => {
  const routed = supergraphSdl.replace(
    /punchRecorded\([^)]*\): PunchEvent! @join__field\(graph: PLACE\) @gather\([^)]*\)/,
    'punchRecorded(deviceId: ID!, after: String): PunchEvent! @join__field(graph: PLACE) @route(by: "deviceId")',
  );
  expect(routed).not.toBe(supergraphSdl);
  expect(lintContract({ supergraphSdl: routed, subgraphs })).toEqual([]);
});

it.each(FAULTS)("names %s", (_name, from, to, at) => {
  const broken = supergraphSdl.replace(from, to);
  expect(broken).not.toBe(supergraphSdl);
  expect(lintContract({ supergraphSdl: broken, subgraphs }).map((fault) => fault.at)).toContain(at);
});

it.each(FAULTS.slice(0, 8))("keeps the router from starting over %s", (_name, from, to, at) => {
  expect(() => readPlaceContract(supergraphSdl.replace(from, to))).toThrow(at);
});

it.each([
  ["another specification", "https://specs.biometricflow.dev/place/v1.0", "https://example.org/place/v1.0", "place"],
  ["a directive that is not composed", '@composeDirective(name: "@gather")', "", "place"],
  ["a shared type that is not shareable", "type PageInfo @shareable", "type PageInfo", "place: PageInfo"],
])("names a subgraph with %s", (_name, from, to, at) => {
  const document = parse(readSubgraphSdl("place").replace(from, to));
  const faults = lintContract({ supergraphSdl, subgraphs: new Map([["place", document]]) });
  expect(faults.map((fault) => fault.at)).toContain(at);
});
