/** Who turns the traffic of a demo on and off. */
import { afterAll, beforeEach, expect, it, vi } from "vitest";

const { asked, session } = vi.hoisted(() => ({ asked: [] as unknown[], session: { role: "VIEWER" } }));
vi.mock("server-only", () => ({}));
vi.mock("./demo-file.ts", () => ({ readSimulatedReaders: async () => [{ id: "riyadh/gate-1" }] }));
vi.mock("./simulator.ts", () => ({
  askSimulator: async (...question: unknown[]) => {
    asked.push(question.slice(1));
    return { ok: true, body: { on: false } };
  },
}));
vi.mock("../graphql/execute.server.ts", () => ({
  queryRouter: async () => ({ ok: true, data: { me: { role: session.role } }, errors: [] }),
}));
vi.resetModules();
const { POST } = await import("../app/demo/traffic/route.ts");
afterAll(() => void vi.resetModules());
beforeEach(() => void asked.splice(0));

const post = async (role: string) => {
  session.role = role;
  const headers = { host: "dashboard.example", "content-type": "application/json", origin: "http://dashboard.example" };
  const answer = await POST(
    new Request("http://dashboard.example/demo/traffic", { method: "POST", headers, body: '{"on":false}' }),
  );
  return [answer.status, await answer.json()];
};

it("is whoever is signed in", async () => {
  expect(await post("VIEWER")).toEqual([200, { on: false }]);
  expect(asked).toEqual([["traffic", { on: false }]]);
});

it("is no screen on a wall", async () => {
  expect(await post("SCREEN")).toEqual([403, { error: { code: "FORBIDDEN" } }]);
  expect(asked).toEqual([]);
});
