import { afterEach, beforeEach } from "vitest";
import { type Harness, type HarnessOptions, startHarness, until } from "../harness.ts";
import { openRawSocket, type RawSocket } from "./raw-socket.ts";

/** A router of its own for each test of a file, and sockets at it that end with the test. */
export class SocketStage {
  #harness: Harness | undefined;
  readonly #sockets: RawSocket[] = [];

  constructor() {
    beforeEach(() => this.restart({ places: { riyadh: 3, cairo: 3 } }));
    afterEach(() => this.#stop());
  }

  /** The router of the test that runs. */
  get harness(): Harness {
    if (this.#harness === undefined) throw new Error("no test runs");
    return this.#harness;
  }

  /** Puts another router in the place of the test's. */
  async restart(options: HarnessOptions): Promise<void> {
    await this.#stop();
    this.#harness = await startHarness(options);
  }

  async openRaw(payload?: object): Promise<RawSocket> {
    const raw = await openRawSocket(this.harness.url, payload);
    this.#sockets.push(raw);
    return raw;
  }

  /** A socket that the router has let in with a token. */
  async openFor(token: string): Promise<RawSocket> {
    const raw = await this.openRaw(toBearer(token));
    await until(() => raw.messages.some(({ type }) => type === "connection_ack"), "ack");
    return raw;
  }

  async #stop(): Promise<void> {
    for (const { socket } of this.#sockets.splice(0)) socket.terminate();
    await this.#harness?.stop();
    this.#harness = undefined;
  }
}

/** A token as a socket's first message carries it. */
export function toBearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}
