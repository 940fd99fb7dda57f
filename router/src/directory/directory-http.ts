import { createOwnConnector } from "@biometricflow/edge/own-connections";
import { Pool } from "undici";

/**
 * The ways to the directory. None waits for another: passwords are slow on purpose, and neither those who are signed in
 * nor the router itself may stand in line behind them.
 */
const LANES = {
  /** Passwords and set-up links. */
  signIn: { connections: 64, maxInFlight: 512, deadlineMs: 15_000 },
  /** Refreshing, signing out, verifying. */
  session: { connections: 16, maxInFlight: 512, deadlineMs: 5000 },
  /** Signing in by a provider, which may be slow or hang: that costs nobody else a way. */
  oidc: { connections: 32, maxInFlight: 64, deadlineMs: 15_000 },
  /** The public keys, which anybody may ask for. */
  keys: { connections: 4, maxInFlight: 256, deadlineMs: 5000 },
  /** What the router follows: keys, places, ended sessions; soon asked again. Nothing that others send goes this way. */
  follow: { connections: 4, maxInFlight: 64, deadlineMs: 3000 },
  /** What the router writes down of others. */
  audit: { connections: 1, maxInFlight: 4, deadlineMs: 5000 },
} as const;

/** One of the ways to the directory. */
export type DirectoryLane = keyof typeof LANES;

/** A request to one of the directory's plain HTTP endpoints. */
export interface DirectoryRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `follow` when omitted. */
  readonly lane?: DirectoryLane;
  /** Gives the request up; the directory notices. */
  readonly signal?: AbortSignal;
}

/** Its answer. */
export interface DirectoryResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** The directory's plain HTTP endpoints. */
export interface DirectoryHttp {
  /** @throws when the directory cannot be reached within the lane's deadline, or the lane is full. */
  readonly request: (request: DirectoryRequest) => Promise<DirectoryResponse>;
  readonly close: () => Promise<void>;
}

/** Creates a client of the directory at an origin such as `http://directory.internal:9100`. */
export function createDirectoryHttp(origin: string): DirectoryHttp {
  const lanes = {
    signIn: createLane(origin, "signIn"),
    session: createLane(origin, "session"),
    oidc: createLane(origin, "oidc"),
    keys: createLane(origin, "keys"),
    follow: createLane(origin, "follow"),
    audit: createLane(origin, "audit"),
  };
  return {
    request: (request) => lanes[request.lane ?? "follow"].request(request),
    close: async () => {
      await Promise.all(Object.values(lanes).map((lane) => lane.close()));
    },
  };
}

function createLane(origin: string, name: DirectoryLane): DirectoryHttp {
  const { connections, maxInFlight, deadlineMs } = LANES[name];
  const pool = new Pool(origin, { connections, connect: createOwnConnector() });
  let inFlight = 0;
  const send = async ({ method, path, headers, body, signal: given }: DirectoryRequest) => {
    const deadline = AbortSignal.timeout(deadlineMs);
    const signal = given === undefined ? deadline : AbortSignal.any([given, deadline]);
    const response = await pool.request({ method, path, headers, signal, ...(body === undefined ? {} : { body }) });
    return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
  };
  return {
    request: async (request) => {
      if (inFlight >= maxInFlight) throw new RangeError(`${inFlight} requests wait for the directory already`);
      inFlight++;
      try {
        return await send(request);
      } finally {
        inFlight--;
      }
    },
    close: () => pool.destroy(),
  };
}
