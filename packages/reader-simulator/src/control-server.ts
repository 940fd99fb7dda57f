import Fastify, { type FastifyInstance } from "fastify";
import { parsePunch, type ReaderControl } from "./control.ts";
import { SimulatorError, type SimulatorErrorCode } from "./errors.ts";
import { parseFault } from "./faults.ts";
import { parseTraffic, type TrafficSwitch } from "./traffic-switch.ts";

/** Where the control server listens and whom it controls, by path, such as `/readers/riyadh/gate-1`. */
export interface ControlServerOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly readers: ReadonlyMap<string, ReaderControl>;
  /** The punches that nobody asked for; omitted: there are none, and nothing to switch. */
  readonly traffic?: TrafficSwitch;
}

/** The HTTP side of many readers in one process. */
export interface ControlServer {
  /** `http://host:port`, known after `start`; a reader's control is this and its path. */
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const STATUS: Readonly<Record<SimulatorErrorCode, number>> = { BAD_USER_INPUT: 400, DEVICE_DISABLED: 409 };

/**
 * Makes the control server: `POST <reader>/punch`, `POST <reader>/fault`, `GET <reader>/log`,
 * `GET <reader>/stats`; with traffic also `GET` and `POST <reader>/traffic`, `{ on }`, for all readers at once.
 *
 * A POST is `application/json`, its body perhaps empty. Errors are `{ code, message }`: 400 `BAD_USER_INPUT`, 404 `NOT_FOUND`, 409 `DEVICE_DISABLED`.
 */
export function createControlServer({
  port,
  host = "127.0.0.1",
  readers,
  traffic,
}: ControlServerOptions): ControlServer {
  const server = Fastify({ forceCloseConnections: true, requestTimeout: 30_000 });
  let url = `http://${host}:${port}`;
  demandJson(server);
  acceptEmptyJson(server);
  answerErrors(server);
  for (const [path, control] of readers) {
    addReader(server, path, control);
    if (traffic !== undefined) addTraffic(server, path, traffic);
  }
  return {
    get url() {
      return url;
    },
    start: async () => {
      url = await server.listen({ port, host });
    },
    stop: () => server.close(),
  };
}

function addReader(server: FastifyInstance, path: string, control: ReaderControl): void {
  server.post(`${path}/punch`, ({ body }) => control.punch(parsePunch(body)));
  server.post(`${path}/fault`, async ({ body }) => {
    const fault = parseFault(body);
    await control.fault(fault);
    return fault;
  });
  server.get(`${path}/log`, () => control.log());
  server.get(`${path}/stats`, () => control.stats());
}

function addTraffic(server: FastifyInstance, path: string, traffic: TrafficSwitch): void {
  const tell = () => ({ on: traffic.isOn() });
  server.get(`${path}/traffic`, tell);
  server.post(`${path}/traffic`, ({ body }) => {
    if (parseTraffic(body)) traffic.turnOn();
    else traffic.turnOff();
    return tell();
  });
}

/** A page of another site can post forms and texts to an address it guesses, but JSON only after it was allowed to. */
function demandJson(server: FastifyInstance): void {
  server.addHook("onRequest", async ({ method, headers }) => {
    if (method === "POST" && !headers["content-type"]?.startsWith("application/json"))
      throw new SimulatorError("BAD_USER_INPUT", "send application/json");
  });
}

/** A punch without wishes may be sent with an empty body. */
function acceptEmptyJson(server: FastifyInstance): void {
  server.removeContentTypeParser("application/json");
  server.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    const text = body.toString().trim();
    try {
      done(null, text === "" ? {} : JSON.parse(text));
    } catch {
      done(new SimulatorError("BAD_USER_INPUT", "the body is not JSON"));
    }
  });
}

function answerErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((request, response) =>
    response.code(404).send({ code: "NOT_FOUND", message: `no reader or action at ${request.method} ${request.url}` }),
  );
  server.setErrorHandler((error, _request, response) => {
    if (error instanceof SimulatorError) {
      return response.code(STATUS[error.code]).send({ code: error.code, message: error.message });
    }
    const { status, code, message } = toHttpFailure(error);
    return response.code(status).send({ code, message });
  });
}

/** Fastify's own refusals (body too large, unknown media type) are the sender's fault; everything else is ours. */
function toHttpFailure(error: unknown): { status: number; code: string; message: string } {
  const message = error instanceof Error ? error.message : "unknown failure";
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return { status: 400, code: "BAD_USER_INPUT", message };
  return { status: 500, code: "INTERNAL_SERVER_ERROR", message };
}
