import type { IncomingHttpHeaders } from "node:http";
import { expect, it } from "vitest";
import { createFrontDoor, setOwnHeaders } from "./front-door.ts";

const LOCAL = { host: "127.0.0.1", port: 8501 } as const;
const LISTEN = { web: LOCAL, router: LOCAL, directory: LOCAL, attendance: LOCAL, simulator: undefined } as const;
const door = createFrontDoor({ publicUrl: "https://bio.example", trustedProxies: [], listen: LISTEN });

it.each([
  ["bio.example", "https://bio.example"],
  ["bio.example:443", "https://bio.example"],
  ["127.0.0.1:8501", "http://127.0.0.1:8501"],
  ["localhost:8501", "http://localhost:8501"],
  ["evil.example", undefined],
  ["bio.example.evil.example", undefined],
  [undefined, undefined],
])("takes a request to %s as one to %s", (host, origin) => {
  expect(door.toOwnOrigin(host)).toBe(origin);
});

it.each([
  ["http://bio.lan:8080", "bio.lan", "http://bio.lan:8080"],
  ["http://bio.lan:8080", "bio.lan:8080", "http://bio.lan:8080"],
  ["http://127.0.0.1:8501", "127.0.0.1:9999", "http://127.0.0.1:9999"],
])("with the public address %s, a request to %s is one to %s", (publicUrl, host, origin) => {
  expect(createFrontDoor({ publicUrl, trustedProxies: [], listen: LISTEN }).toOwnOrigin(host)).toBe(origin);
});

it("answers at the address it listens on, but not at one that stands for all", () => {
  const at = (host: string) =>
    createFrontDoor({ publicUrl: undefined, trustedProxies: [], listen: { ...LISTEN, web: { host, port: 8501 } } });
  expect(at("10.0.0.5").toOwnOrigin("10.0.0.5:8501")).toBe("http://10.0.0.5:8501");
  expect(at("0.0.0.0").toOwnOrigin("0.0.0.0:8501")).toBeUndefined();
});

it("lets nothing that a visitor says of himself through", () => {
  const headers: IncomingHttpHeaders = {
    host: "bio.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "http",
    "x-forwarded-for": "1.2.3.4",
    forwarded: "for=1.2.3.4",
    "x-real-ip": "1.2.3.4",
    cookie: "a=b",
  };
  setOwnHeaders(headers, "https://bio.example", "203.0.113.7");
  expect(headers).toEqual({
    host: "bio.example",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "203.0.113.7",
    cookie: "a=b",
  });
});
