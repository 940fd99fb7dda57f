import { expect, it } from "vitest";
import { isSameOrigin } from "./same-origin.ts";

const host = "127.0.0.1:8501";

it.each([
  [{ host, origin: `http://${host}`, "sec-fetch-site": "same-origin" }, true],
  [{ host, origin: `http://${host}` }, true],
  [{ host }, true],
  [{ host, origin: "http://evil.example" }, false],
  [{ host, origin: "null" }, false],
  [{ host, origin: "http://127.0.0.1:9999" }, false],
  [{ host, "x-forwarded-proto": "https", origin: `https://${host}` }, true],
  [{ host, "x-forwarded-proto": "https", origin: `http://${host}` }, false],
  [{ host, "sec-fetch-site": "cross-site" }, false],
  [{ host, origin: `http://${host}`, "sec-fetch-site": "same-site" }, false],
])("judges %j as %s", (headers, isOwn) => {
  expect(isSameOrigin(new Headers(headers))).toBe(isOwn);
});
