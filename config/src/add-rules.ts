import { z } from "zod";
import { network, port } from "./fields.ts";

const FIRST_PORT = 4370;
const LAST_PORT = 4379;

/** Where the readers may be that are added in the graph: private networks, and no address of this machine or of a link. */
const NETWORKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

/** `addReaders` of a place file. */
export const addReaders = z
  .strictObject({
    allow: z.array(network, { error: "a list of addresses and networks" }).default(NETWORKS),
    ports: z
      .strictObject({ from: port.default(FIRST_PORT), to: port.default(LAST_PORT) })
      .prefault({})
      .refine(({ from, to }) => from <= to, "from that is not above to"),
  })
  .prefault({});

/** Where readers may be that are added in the graph. */
export type AddRules = Readonly<z.output<typeof addReaders>>;
