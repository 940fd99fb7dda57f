import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { createDashboardCheck } from "../identity/dashboard-proof.ts";
import { createClientAddress } from "./client-address.ts";

const PROOF = "a".repeat(64);

/** A request of whoever is connected from loopback, with these headers. */
function createRequest(headers: Readonly<Record<string, string>>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: "127.0.0.1" });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  return request;
}

const forwarded = { "x-forwarded-for": "203.0.113.7" };
const isOurs = createDashboardCheck(PROOF);

it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
  ["whoever is connected, whatever it says", forwarded, [], "127.0.0.1"],
  ["what a trusted proxy says", forwarded, ["loopback"], "203.0.113.7"],
  ["what the dashboard says that shows its proof", { ...forwarded, "x-dashboard-proof": PROOF }, [], "203.0.113.7"],
  ["whoever is connected with a wrong proof", { ...forwarded, "x-dashboard-proof": "b".repeat(64) }, [], "127.0.0.1"],
  ["whoever is connected with no proof", { ...forwarded, "x-dashboard-proof": "" }, [], "127.0.0.1"],
  ["the dashboard itself when it names nobody", { "x-dashboard-proof": PROOF }, [], "127.0.0.1"],
  [
    "the nearest that no proxy speaks for, of a chain",
    { "x-forwarded-for": "192.0.2.1, 203.0.113.7", "x-dashboard-proof": PROOF },
    [],
    "203.0.113.7",
  ],
  [
    "what the proxy before the dashboard says, where that is trusted",
    { "x-forwarded-for": "203.0.113.7, 10.0.0.1", "x-dashboard-proof": PROOF },
    ["10.0.0.0/8"],
    "203.0.113.7",
  ],
])("is %s", (_name, headers, trustedProxies, address) => {
  expect(createClientAddress({ trustedProxies, isOurs })(createRequest(headers))).toBe(address);
});
