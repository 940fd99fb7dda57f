import { expect, it } from "vitest";
import { createRefusalLog } from "./refusal-log.ts";

function open() {
  const clock = { ms: 0 };
  const lines: Record<string, unknown>[] = [];
  const note = createRefusalLog({ warn: (values, msg) => void lines.push({ ...values, msg }) }, () => clock.ms);
  return { clock, lines, note };
}

const refused = (code: string, address: string, count: number) => ({
  code,
  address,
  count,
  msg: "requests were refused",
});

it("tells a minute later how often an address was refused since", () => {
  const { clock, lines, note } = open();
  for (let times = 0; times < 5; times++) note("FORBIDDEN", "192.0.2.1");
  note("NOT_FOUND", "192.0.2.1");
  clock.ms = 60_000;
  note("FORBIDDEN", "::ffff:192.0.2.1");
  expect(lines).toEqual([
    refused("FORBIDDEN", "192.0.2.1", 1),
    refused("NOT_FOUND", "192.0.2.1", 1),
    refused("FORBIDDEN", "::ffff:192.0.2.1", 5),
  ]);
});

it("takes a network of IPv6 for one address", () => {
  const { lines, note } = open();
  for (let host = 1; host <= 1_000; host++) note("FORBIDDEN", `2001:db8::${host.toString(16)}`);
  expect(lines).toEqual([refused("FORBIDDEN", "2001:db8::1", 1)]);
});

it("tells of 60 addresses a minute, and then of how many more were refused", () => {
  const { clock, lines, note } = open();
  const flood = () => {
    for (let host = 0; host < 20_000; host++) note("FORBIDDEN", `10.0.${host >> 8}.${host & 255}`);
  };
  flood();
  expect(lines.length).toBe(60);
  clock.ms = 60_000;
  flood();
  expect(lines[60]).toEqual({ count: 19_940, msg: "further requests were refused" });
  expect(lines.length).toBe(121);
});
