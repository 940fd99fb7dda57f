import { createServer, type Server, type Socket } from "node:net";
import { Connection } from "./connection.ts";
import type { ReaderState } from "./reader-state.ts";
import type { Traffic } from "./traffic.ts";

/** Where a reader listens. */
export interface ReaderAddress {
  readonly host: string;
  readonly port: number;
}

/** A reader's listening port and its connections. Opening and closing wait for each other, in the order asked for. */
export class ReaderPort {
  readonly connections = new Set<Connection>();
  readonly #reader: ReaderState;
  readonly #traffic: Traffic;
  readonly #restart: () => void;
  #server: Server | undefined;
  #port: number;
  #turn: Promise<void> = Promise.resolve();

  constructor(reader: ReaderState, traffic: Traffic, restart: () => void) {
    this.#reader = reader;
    this.#traffic = traffic;
    this.#restart = restart;
    this.#port = reader.profile.port;
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

  /** Cuts all connections. */
  cut(): void {
    for (const connection of this.connections) connection.destroy();
  }

  #inTurn(action: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(action);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #listen(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer((socket) => this.#accept(socket));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(this.#port, this.#reader.profile.host, resolve);
    });
    const address = server.address();
    if (address !== null && typeof address === "object") this.#port = address.port;
    this.#server = server;
  }

  async #stopListening(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => {
      if (server === undefined) resolve();
      else server.close(() => resolve());
    });
    this.cut();
    await closed;
  }

  #accept(socket: Socket): void {
    if (this.#server === undefined || this.connections.size >= this.#reader.profile.maxClients) {
      socket.destroy();
      return;
    }
    this.#traffic.connections++;
    const connection = new Connection(socket, {
      reader: this.#reader,
      traffic: this.#traffic,
      restart: this.#restart,
    });
    this.connections.add(connection);
    socket.on("close", () => this.connections.delete(connection));
  }
}
