import type { Fault } from "./fault.ts";

const SRC = "subgraphs/place/src";
const canaries = { project: "integration", tests: "place-canaries" } as const;

/** Faults that tell a secret to somebody. */
export const CANARY_FAULTS: readonly Fault[] = [
  {
    ...canaries,
    name: "the fault of a reader that refuses its comm key tells the comm key",
    file: "packages/zk/src/client/connect-reader.ts",
    find: 'if (next.kind === "ENDED") throw toHandshakeError(next);',
    replace:
      'if (next.kind === "ENDED") throw Object.assign(toHandshakeError(next), { message: `${commKey} is refused` });',
  },
  {
    ...canaries,
    name: "the job that adds a reader tells its comm key",
    file: `${SRC}/jobs/add-device.ts`,
    find: 'return isProved ? undefined : "Added all the same, as it was asked for";',
    replace: "return `Added with ${commKey}`;",
  },
  {
    ...canaries,
    name: "a comm key that a caller shows in vain is logged",
    file: `${SRC}/collector/push/push-desk.ts`,
    find: "      await noteWrongKey(this.#deps, readerId);",
    replace:
      '      this.#deps.log.warn({ readerId, key }, "wrong key");\n      await noteWrongKey(this.#deps, readerId);',
  },
];
