import { z } from "zod";
import { network, origin } from "./fields.ts";

const count = z.int({ error: "a whole number" }).min(1, "at least 1").max(100_000_000, "at most 100000000");
const networks = z.array(network, { error: "a list of addresses or networks" });

/** So many requests within so many seconds. */
const rate = (requests: number, seconds: number) =>
  z.strictObject({ requests: count.default(requests), seconds: count.default(seconds) }).prefault({});

/** Who may connect to one kind of listener. */
const listener = z.strictObject({ allow: networks.optional(), deny: networks.default([]) }).prefault({});

/** `edge` of `organisation.json`: what stands before the listeners. Its changes count while the processes run. */
export const edgeFile = z
  .strictObject({
    router: listener,
    directory: listener,
    attendance: listener,
    places: listener,
    web: listener,
    /** Beside the dashboard's own. */
    corsOrigins: z.array(origin, { error: "a list of origins" }).default([]),
    limits: z
      .strictObject({
        /** Of one account at one address. */
        token: rate(6_000, 10),
        /** Of whoever shows no token that counts. */
        address: rate(600, 10),
        /** Of one visitor of the dashboard, files of its pages included. */
        visitor: rate(6_000, 10),
        /** Of one account in the router's name, at a subgraph. */
        upstream: rate(60_000, 10),
        /** Tokens that never counted, of one address. */
        failures: rate(100, 600),
      })
      .prefault({}),
  })
  .prefault({});

/** What `edge` says, defaults filled in. */
export type EdgeFile = Readonly<z.output<typeof edgeFile>>;
