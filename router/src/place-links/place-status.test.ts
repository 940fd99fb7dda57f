import { expect, it } from "vitest";
import { judgeStatus, type PlaceFacts } from "./place-status.ts";

const NOW = 1_000_000;
const place = {
  id: "riyadh",
  name: "Riyadh",
  location: "R",
  timeZone: "Asia/Riyadh",
  urls: ["http://127.0.0.1:8000/graphql"],
  enabled: true,
  priority: 0,
};
const up = { isUp: true, downAtMs: 0 };
const down = (secondsAgo: number) => ({ isUp: false, downAtMs: NOW - secondsAgo * 1000 });
const ago = (seconds: number) => NOW - seconds * 1000;
const itself = { place: "riyadh", timeZone: "Asia/Riyadh" };

it.each<[status: string, when: string, facts: Partial<PlaceFacts>]>([
  ["ONLINE", "while its socket is up", { link: up }],
  ["ONLINE", "while it says that it is itself", { link: up, identities: [itself] }],
  [
    "ONLINE",
    "when a request was answered after one that failed",
    { link: up, failedAtMs: ago(5), answeredAtMs: ago(4) },
  ],
  ["ONLINE", "again 15 seconds after a request that failed", { link: up, failedAtMs: ago(15) }],
  ["DEGRADED", "while its socket is up and requests fail", { link: up, failedAtMs: ago(14) }],
  ["DEGRADED", "when a request was answered after its socket broke", { link: down(5), answeredAtMs: ago(4) }],
  ["OFFLINE", "15 seconds after that answer", { link: down(20), answeredAtMs: ago(15) }],
  ["OFFLINE", "when its last answer is older than the break", { link: down(4), answeredAtMs: ago(5) }],
  ["OFFLINE", "when a later request failed", { link: down(9), answeredAtMs: ago(5), failedAtMs: ago(4) }],
  ["OFFLINE", "without any socket", {}],
  ["OFFLINE", "while its address answers for another place", { link: up, identities: [{ ...itself, place: "cairo" }] }],
  ["OFFLINE", "while it keeps another zone", { link: up, identities: [itself, { ...itself, timeZone: "UTC" }] }],
])("is %s %s", (expected, _when, facts) => {
  const unknown: PlaceFacts = { link: undefined, identities: [], answeredAtMs: 0, failedAtMs: 0 };
  expect(judgeStatus(place, { ...unknown, ...facts }, NOW)).toBe(expected);
  expect(judgeStatus({ ...place, enabled: false }, { ...unknown, ...facts }, NOW)).toBe("DISABLED");
});
