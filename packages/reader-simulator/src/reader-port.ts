import { createServer, type Server } from "node:net";
import { Connection } from "./connection.ts";
import { createSocketPair, type Latency, type ReaderSocket } from "./memory-socket.ts";
import type { MemoryDatagrams } from "./memory-datagrams.ts";
import type { ReaderClient } from "./reader-client.ts";
import type { ReaderState } from "./reader-state.ts";
import type { Traffic } from "./traffic.ts";
import { UdpPort } from "./udp-port.ts";

/** Where a reader listens. */
export interface ReaderAddress {
  readonly host: string;
  readonly port: number;
}

/** Ports that are tried where any free one will do. */
const PORT_TRIES = 20;

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

/** A reader's listening port and its clients. Opening and closing wait for each other, in the order asked for. */
export class ReaderPort {
  readonly #connections = new Set<Connection>();
  readonly #udp: UdpPort;
  readonly #reader: ReaderState;
  readonly #traffic: Traffic;
  readonly #restart: () => void;
  #server: Server | undefined;
  #isOpen = false;
  #port: number;
  #turn: Promise<void> = Promise.resolve();

  constructor(reader: ReaderState, traffic: Traffic, restart: () => void) {
    this.#reader = reader;
    this.#traffic = traffic;
    this.#restart = restart;
    this.#udp = new UdpPort({ reader, traffic, restart, countClients: () => this.clients.length });
    this.#port = reader.profile.port;
  }

  /** All that are connected now. */
  get clients(): readonly ReaderClient[] {
    return [...this.#connections, ...this.#udp.clients.values()];
  }

  /** The port is 0 before the first start when any free one was asked for; then it stays the same for good. */
  get address(): ReaderAddress {
    return { host: this.#reader.profile.host, port: this.#port };
  }

  /** Listens; rejects with the system's error when the port is taken. */
  open(): Promise<void> {
    return this.#inTurn(() => this.#listen());
  }

  /** Cuts all connections and stops listening. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#stopListening());
  }

  /** Connects from this process, without the network; `undefined` while the port is closed. */
  dial(latency: Latency): ReaderSocket | undefined {
    if (!this.#isOpen) return undefined;
    const [client, reader] = createSocketPair(latency);
    this.#accept(reader);
    return client;
  }

  /** A way for datagrams from this process, without the network; what it sends while the port is closed is lost. */
  dialDatagrams(latency: Latency): MemoryDatagrams {
    return this.#udp.dial(latency, () => this.#isOpen);
  }

  /** Cuts all connections. */
  cut(): void {
    for (const client of this.clients) client.destroy();
  }

  #inTurn(action: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(action);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #listen(): Promise<void> {
    if (this.#isOpen) return;
    if (this.#reader.profile.isInMemory) this.#isOpen = true;
    else await this.#bindAny(this.#port === 0 ? PORT_TRIES : 1);
  }

  /** A port that the system gives is free by TCP, and may be another's by UDP: then the next one is tried. */
  async #bindAny(tries: number): Promise<void> {
    try {
      await this.#bind();
    } catch (error) {
      if (tries === 1 || !isTaken(error)) throw error;
      this.#port = 0;
      await this.#bindAny(tries - 1);
    }
  }

  /** Listens by TCP and, where the reader does, by UDP at the same port. */
  async #bind(): Promise<void> {
    const { host, hasUdp } = this.#reader.profile;
    const server = createServer((socket) => this.#accept(socket));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(this.#port, host, resolve);
    });
    const address = server.address();
    if (address !== null && typeof address === "object") this.#port = address.port;
    this.#server = server;
    this.#isOpen = true;
    try {
      if (hasUdp) await this.#udp.open(this.#port, host);
    } catch (error) {
      await this.#stopListening();
      throw error;
    }
  }

  async #stopListening(): Promise<void> {
    const server = this.#server;
    this.#isOpen = false;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => {
      if (server === undefined) resolve();
      else server.close(() => resolve());
    });
    this.cut();
    await Promise.all([closed, this.#udp.close()]);
  }

  #accept(socket: ReaderSocket): void {
    if (!this.#isOpen || this.clients.length >= this.#reader.profile.maxClients) {
      socket.destroy();
      return;
    }
    this.#traffic.connections++;
    const connection = new Connection(socket, {
      reader: this.#reader,
      traffic: this.#traffic,
      restart: this.#restart,
    });
    this.#connections.add(connection);
    socket.on("close", () => this.#connections.delete(connection));
  }
}
