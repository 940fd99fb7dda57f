import { expect, it } from "vitest";
import { toPasskeySite } from "./passkey-site.ts";

it.each([
  ["https://time.example.org", { kind: "OFFERED", rpId: "time.example.org", origin: "https://time.example.org" }],
  [
    "https://time.example.org:8443/",
    { kind: "OFFERED", rpId: "time.example.org", origin: "https://time.example.org:8443" },
  ],
  ["http://localhost:8501", { kind: "OFFERED", rpId: "localhost", origin: "http://localhost:8501" }],
  ["http://time.example.org", { kind: "NOT_OFFERED", obstacle: "NO_HTTPS" }],
  ["http://127.0.0.1:8501", { kind: "NOT_OFFERED", obstacle: "NO_NAME" }],
  ["https://0x7f.1", { kind: "NOT_OFFERED", obstacle: "NO_NAME" }],
  ["https://[::1]:8443", { kind: "NOT_OFFERED", obstacle: "NO_NAME" }],
])("judges by the address %s alone whether passkeys are offered", (origin, site) => {
  expect(toPasskeySite(origin)).toEqual(site);
});
