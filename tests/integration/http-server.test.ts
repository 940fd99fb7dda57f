import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HttpError } from "../../packages/service/src/errors/http-error.ts";
import { stageService } from "./service-stage.ts";

const stage = stageService();

it("answers health, version and readiness", async () => {
  let ready = false;
  await stage.start({ isReady: () => ready, health: () => ({ readers: 2 }), versionInfo: () => ({ place: "riyadh" }) });
  expect((await stage.app.inject("/health")).json()).toEqual({ status: "ok", service: "test", readers: 2 });
  expect((await stage.app.inject("/version")).json()).toEqual({ service: "test", version: "1.2.3", place: "riyadh" });
  expect((await stage.app.inject("/ready")).statusCode).toBe(503);
  ready = true;
  expect((await stage.app.inject("/ready")).statusCode).toBe(200);
});

it("keeps a harmless request id and replaces any other", async () => {
  await stage.start();
  const idFor = async (id: string) =>
    (await stage.app.inject({ url: "/health", headers: { "x-request-id": id } })).headers["x-request-id"];
  expect(await idFor("abc-1")).toBe("abc-1");
  expect(await idFor("a b")).toMatch(/^[0-9a-f-]{36}$/);
});

it("answers unknown paths, bad JSON and large bodies with a code and without a stack", async () => {
  await stage.start({ bodyLimitBytes: 100 });
  stage.app.post("/echo", async (request) => request.body);
  expect((await stage.app.inject("/nothing?token=x")).json()).toEqual({
    error: { code: "NOT_FOUND", message: "There is nothing at GET /nothing" },
  });
  const headers = { "content-type": "application/json" };
  const bad = await stage.app.inject({ method: "POST", url: "/echo", headers, payload: "{" });
  expect([bad.statusCode, bad.json<{ error: { code: string } }>().error.code]).toEqual([400, "BAD_USER_INPUT"]);
  const large = await stage.app.inject({ method: "POST", url: "/echo", headers, payload: `"${"x".repeat(200)}"` });
  expect([large.statusCode, large.json<{ error: { code: string } }>().error.code]).toEqual([413, "BAD_USER_INPUT"]);
});

it("hides the text of unexpected errors", async () => {
  await stage.start();
  stage.app.get("/broken", async () => {
    throw new Error("secret");
  });
  const answer = await stage.app.inject("/broken");
  expect([answer.statusCode, answer.json()]).toEqual([
    500,
    { error: { code: "INTERNAL_SERVER_ERROR", message: "Internal server error" } },
  ]);
});

it("sends Retry-After with an error that asks to wait", async () => {
  await stage.start();
  stage.app.get("/busy", async () => {
    throw new HttpError("RATE_LIMITED", "wait", 7);
  });
  const answer = await stage.app.inject("/busy");
  expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([429, "7"]);
});

it("compresses large bodies only, and only when told to", async () => {
  await stage.start({ compressAboveBytes: 1000 });
  stage.app.get("/large", async () => ({ text: "x".repeat(5000) }));
  const encodingOf = async (url: string) =>
    (await stage.app.inject({ url, headers: { "accept-encoding": "gzip" } })).headers["content-encoding"];
  expect(await encodingOf("/large")).toBe("gzip");
  expect(await encodingOf("/health")).toBeUndefined();
});

describe("a process that stands still", () => {
  let lateMs = 0;
  beforeEach(() => {
    const now = performance.now.bind(performance);
    lateMs = 0;
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    vi.spyOn(performance, "now").mockImplementation(() => now() + lateMs);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  const standStill = (ms = 60_000) => {
    lateMs += ms;
    vi.advanceTimersByTime(500); // what was due meanwhile runs once
  };

  it("answers at once after it, also when it was its start that took so long", async () => {
    const server = await stage.start();
    standStill();
    standStill();
    await server.ready();
    expect((await server.inject("/none")).statusCode).toBe(404);
    standStill();
    expect((await server.inject("/none")).statusCode).toBe(404);
  });

  it("refuses for as long as it does so again and again, but to say how it is", async () => {
    const server = await stage.start();
    await server.ready();
    standStill();
    standStill();
    const refused = await server.inject("/none");
    expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([503, "5"]);
    expect(refused.json()).toMatchObject({
      error: { code: "SERVICE_UNAVAILABLE", message: "test is overloaded" },
      errors: [{ message: "test is overloaded", extensions: { code: "SERVICE_UNAVAILABLE", retryAfterSeconds: 5 } }],
    });
    expect((await server.inject("/health")).statusCode).toBe(200);
    standStill(500);
    expect((await server.inject("/none")).statusCode).toBe(404);
  });
});
