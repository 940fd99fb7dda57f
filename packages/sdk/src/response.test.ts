import { describe, expect, it } from "vitest";
import { toResult } from "./response.ts";

const answer = (body: unknown, status = 200) => ({ status, body, requestId: "r1" });
const fault = { message: "no", path: ["device", "live"], extensions: { code: "DEVICE_TIMEOUT" } };

describe("the result of an answer", () => {
  it("is ok with the faults and absent places beside partial data", () => {
    const unavailable = [{ place: "amman", code: "PLACE_TIMEOUT", message: "3 s", asOf: null }];
    expect(toResult(answer({ data: { device: null, me: {} }, errors: [fault], extensions: { unavailable } }))).toEqual({
      ok: true,
      data: { device: null, me: {} },
      errors: [{ code: "DEVICE_TIMEOUT", message: "no", path: "device.live" }],
      unavailable,
      requestId: "r1",
    });
  });

  it("keeps what an error says beside its code and message", () => {
    const extensions = { code: "BAD_USER_INPUT", argument: "input.host", allowed: ["10.0.0.0/8"] };
    const details = { argument: "input.host", allowed: ["10.0.0.0/8"] };
    const refused = answer({ data: { a: null }, errors: [{ ...fault, extensions }] });
    expect(toResult(refused)).toMatchObject({ failure: { code: "BAD_USER_INPUT", details } });
    const partly = answer({ data: { a: null, b: 1 }, errors: [{ ...fault, extensions }] });
    expect(toResult(partly)).toMatchObject({ errors: [{ code: "BAD_USER_INPUT", details }] });
  });

  it("is ok when an unknown entity is null without an error", () => {
    expect(toResult(answer({ data: { punch: null } }))).toMatchObject({ ok: true, data: { punch: null } });
  });

  it.each([
    ["nothing but nulls and errors", answer({ data: { a: null }, errors: [fault] }), "graphql", "DEVICE_TIMEOUT"],
    ["errors alone", answer({ errors: [fault] }, 400), "graphql", "DEVICE_TIMEOUT"],
    ["a token endpoint's refusal", answer({ error: { code: "UNAUTHENTICATED" } }, 401), "http", "UNAUTHENTICATED"],
    ["a page of a proxy", answer(undefined, 502), "http", "HTTP_502"],
  ])("is a failure for %s", (_title, given, kind, code) => {
    expect(toResult(given)).toMatchObject({ ok: false, failure: { kind, code, requestId: "r1" } });
  });
});
