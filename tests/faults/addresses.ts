import type { Fault } from "./fault.ts";

const READER = { project: "integration", tests: "attacks/reader-address" } as const;
const PLACE = { project: "integration", tests: "attacks/place-url" } as const;
const PLACE_URL = "subgraphs/directory/src/place-url.ts";

/** Faults of addresses that somebody enters, and our processes connect to. */
export const ADDRESS_FAULTS: readonly Fault[] = [
  {
    name: "a wide network lets a reader be at loopback",
    file: "config/src/added-reader.ts",
    find: "special === undefined ? allow : allow.filter((each) => isWithin(each, special))",
    replace: "special === undefined ? allow : allow.filter((each) => isWithin(each, each))",
    ...READER,
  },
  {
    name: "what listens at an address and is no reader is repeated",
    file: "packages/zk/src/client/handshake.ts",
    find: '"what answers speaks another protocol"',
    replace: "`it answered ${answerCode}`",
    ...READER,
  },
  {
    name: "the router is sent to any address for a place",
    file: PLACE_URL,
    find: "isPrivate(address) &&",
    replace: "",
    ...PLACE,
  },
  {
    name: "the router is sent to the metadata of a cloud for a place",
    file: PLACE_URL,
    find: "!isMetadataAddress(address) &&",
    replace: "",
    ...PLACE,
  },
  {
    name: "the router is sent to any port for a place",
    file: PLACE_URL,
    find: "toPort(each) === toPort(url)",
    replace: "toPort(each) !== undefined",
    ...PLACE,
  },
];
