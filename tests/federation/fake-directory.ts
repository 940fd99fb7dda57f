import { createServer, type Server } from "node:http";
import { AUDIT_HEAD_PATH, AUDIT_PATH } from "@biometricflow/schema/audit-batch";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { NO_REVOCATIONS, type Revocations } from "@biometricflow/schema/revocations";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import { type SigningKey, toJwks } from "@biometricflow/service/identity/keys";
import { takeAudit } from "./fake-audit.ts";

/** What the router asks of the directory, over a real socket; what it says is changed by the test. */
export interface FakeDirectory {
  readonly origin: string;
  /** The registry as it is now. */
  readonly places: readonly RegisteredPlace[];
  /** Requests so far. */
  readonly asked: () => number;
  /** What the router said to the audit, in that order. */
  readonly audited: readonly AuditFact[];
  /** `x-forwarded-for` of the last request of each path. */
  readonly forwardedFor: ReadonlyMap<string, unknown>;
  /** Answers the next requests with this text and status 200; not at all for `null`. */
  readonly say: (text: string | null | undefined) => void;
  readonly changePlace: (id: string, change: Partial<RegisteredPlace>) => void;
  /** Ends sessions. */
  readonly revoke: (sessions: readonly string[], renewIssuedUntilMs?: number) => void;
  /** Says who may write to readers until when. */
  readonly giveDeviceWrites: (deviceWrites: Revocations["deviceWrites"]) => void;
  readonly stop: () => Promise<void>;
}

/** Starts a directory of these places that signs by this key. */
export async function startFakeDirectory(
  key: SigningKey,
  registered: readonly RegisteredPlace[],
): Promise<FakeDirectory> {
  const places = [...registered];
  let version = 1;
  let revocations: Revocations = NO_REVOCATIONS;
  let said: string | null | undefined;
  let asked = 0;
  const forwardedFor = new Map<string, unknown>();
  const audited: AuditFact[] = [];
  const server = createServer((request, response) => {
    asked++;
    forwardedFor.set(request.url ?? "", request.headers["x-forwarded-for"]);
    if (said === null) return;
    if (said !== undefined) return void response.end(said);
    const etag = `"${version}"`;
    if (request.url === "/.well-known/jwks.json") return void response.end(JSON.stringify(toJwks([key])));
    if (request.url === "/revocations") {
      if (request.headers["if-none-match"] === revocations.version) return void response.writeHead(304).end();
      return void response.end(JSON.stringify(revocations));
    }
    if (request.url === AUDIT_PATH) return void takeAudit(request, audited).then((text) => response.end(text));
    if (request.url === AUDIT_HEAD_PATH) return void response.end(JSON.stringify({ seq: 0, hash: "" }));
    if (request.url !== "/registry") return void response.writeHead(404).end("{}");
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { etag }).end(JSON.stringify({ version: etag, places }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: toOrigin(server),
    places,
    asked: () => asked,
    audited,
    forwardedFor,
    say: (text) => {
      said = text;
    },
    changePlace: (id, change) => {
      const index = places.findIndex((place) => place.id === id);
      const place = places[index];
      if (place === undefined) throw new TypeError(id);
      places[index] = { ...place, ...change };
      version++;
    },
    revoke: (sessions, renewIssuedUntilMs = 0) => {
      revocations = { version: String(version++), sessions, renewIssuedUntilMs, deviceWrites: [] };
    },
    giveDeviceWrites: (deviceWrites) => {
      revocations = { ...NO_REVOCATIONS, version: String(version++), deviceWrites };
    },
    stop: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function toOrigin(server: Server): string {
  return `http://127.0.0.1:${Object(server.address()).port}`;
}
