import { setTimeout as delay } from "node:timers/promises";
import type { ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import type { OpenTransport } from "@biometricflow/zk/client/transport";
import { createMemoryOpener } from "@biometricflow/zk/transports/memory-transport";
import { createDatagramOpener } from "@biometricflow/zk/transports/udp-transport";
import type { Link } from "./link.ts";
import type { Trace } from "./trace.ts";

/** A reader as the network sees it. */
export interface LinkedReader {
  readonly id: string;
  readonly simulator: ReaderSimulator;
  readonly link: Link;
}

/** The sockets of one process of a place: they end with it. */
export class ProcessSockets {
  readonly #trace: Trace;
  readonly #cables = new Set<{ extraMs: number; readonly destroy: () => void }>();

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  /** The opener of connections to a reader. */
  toOpener({ id, simulator, link }: LinkedReader, isUdp: boolean): OpenTransport {
    if (isUdp) {
      return createDatagramOpener(async () => {
        const datagrams = simulator.dialDatagrams(() => link.latencyMs());
        this.#cables.add({ extraMs: 0, destroy: () => datagrams.close() });
        return datagrams;
      });
    }
    return async (listener, signal) => {
      await delay(link.latencyMs(), undefined, { signal });
      const open = createMemoryOpener(() => (link.isCut ? undefined : this.#connect({ id, simulator, link })));
      return open(listener, signal);
    };
  }

  /** Ends them all. @param unseenMs until the readers notice: at once, or as late as a machine without power is noticed */
  end(unseenMs: number): void {
    for (const cable of this.#cables) {
      cable.extraMs = unseenMs;
      cable.destroy();
    }
    this.#cables.clear();
  }

  #connect({ id, simulator, link }: LinkedReader) {
    const cable = { extraMs: 0, destroy: () => undefined as void };
    const socket = simulator.dial(() => link.latencyMs() + cable.extraMs);
    if (socket === undefined) return undefined;
    cable.destroy = () => void socket.destroy();
    this.#cables.add(cable);
    socket.on("data", (bytes: Buffer) => this.#trace.note(`${id} ${bytes.length} ${bytes.toString("hex", 0, 24)}`));
    socket.on("close", () => {
      this.#trace.note(`${id} closed`);
      this.#cables.delete(cable);
    });
    return socket;
  }
}
