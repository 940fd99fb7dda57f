import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import { createHttpServer, type HttpServer, listen } from "@biometricflow/service/http/http-server";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { createLog } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { afterEach, beforeEach, expect, it } from "vitest";
import { addExportRoutes } from "../../../router/src/exports/export-routes.ts";

/** More than all clients together may fetch at once. */
const MANY = 70;
const VIEWER: Viewer = {
  ...{ subject: "account/hr", name: "hr", role: "HR", places: "*", sessionId: "s" },
  issuedAtMs: 0,
  expiresAtMs: 0,
};

let attendance: Server;
let app: HttpServer;
let url: string;
let asked: number;
let audited: AuditFact[];
/** What the judgement of tokens waits for. */
let gate: PromiseWithResolvers<void>;

beforeEach(async () => {
  asked = 0;
  audited = [];
  gate = Promise.withResolvers();
  attendance = createServer((_request, response) => void response.end(String((asked += 1))));
  await new Promise<void>((resolve) => attendance.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = attendance.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const log = createLog({ service: "router", level: "silent" });
  app = await createHttpServer({
    ...{ service: "router", version: "0", log, metrics: createMetrics("router"), isReady: () => true },
  });
  addExportRoutes(app, {
    attendanceOrigin: `http://127.0.0.1:${port}`,
    authenticate: async () => {
      await gate.promise;
      return { kind: "VIEWER", viewer: VIEWER };
    },
    authorize: () => "Bearer x",
    revoked: { watch: () => () => {}, isRevoked: () => false },
    audit: { record: async (fact) => void audited.push(fact) },
    view: () => {},
    clientAddress: () => "192.0.2.1",
  });
  ({ url } = await listen(app, { host: "127.0.0.1", port: 0 }));
});
afterEach(async () => {
  await app.close();
  attendance.close();
});

it("keeps no turn for clients that leave before it is known who they are", async () => {
  const leave = new AbortController();
  const going = Array.from({ length: MANY }, () => fetch(`${url}/export/x`, { signal: leave.signal }));
  const ended = Promise.allSettled(going);
  await expect.poll(() => countConnections()).toBe(MANY);
  leave.abort();
  await ended;
  await expect.poll(() => countConnections()).toBe(0);
  gate.resolve();
  const answer = await fetch(`${url}/export/x`);
  expect([answer.status, await answer.text()]).toEqual([200, "1"]);
});

function countConnections(): Promise<number> {
  return new Promise((resolve) => app.server.getConnections((_error, count) => resolve(count)));
}

it("writes down who took which file along before it is sent, and who was refused", async () => {
  gate.resolve();
  expect((await fetch(`${url}/export/attendance.csv?personIds=p1`)).status).toBe(200);
  expect(audited).toEqual([
    expect.objectContaining({
      actor: "account/hr",
      action: "exportFile",
      outcome: "OK",
      targets: ["attendance.csv", "p1"],
    }),
  ]);
  attendance.closeAllConnections();
  attendance.close();
  expect((await fetch(`${url}/export/users.csv`)).status).toBe(503);
  expect(audited.at(-1)).toMatchObject({
    outcome: "SERVICE_UNAVAILABLE",
    targets: ["users.csv"],
    address: "192.0.2.1",
  });
});
