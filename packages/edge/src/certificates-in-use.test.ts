import { describe, expect, it } from "vitest";
import { SOON_MS, toCertificateAlarm } from "./certificates-in-use.ts";

const END = Date.parse("2026-12-20T10:00:00Z");

describe("a certificate that a process shows", () => {
  it.each([
    ["more than 14 days before its end", END - SOON_MS - 1, undefined],
    ["14 days before its end", END - SOON_MS, { code: "CERTIFICATE_ENDS_SOON", sinceMs: END - SOON_MS }],
    ["just before its end", END - 1, { code: "CERTIFICATE_ENDS_SOON", sinceMs: END - SOON_MS }],
    ["at its end", END, { code: "CERTIFICATE_EXPIRED", sinceMs: END }],
    ["long after it", END + SOON_MS, { code: "CERTIFICATE_EXPIRED", sinceMs: END }],
  ])("%s", (_when, nowMs, said) => {
    const alarm = toCertificateAlarm("tls/fullchain.pem", END, nowMs);
    if (said === undefined) expect(alarm).toBeUndefined();
    else expect(alarm).toMatchObject(said);
  });

  it("is named in what is said, with its end", () => {
    const { message } = toCertificateAlarm("tls/fullchain.pem", END, END) ?? {};
    expect(message).toContain("tls/fullchain.pem ended at 2026-12-20T10:00:00.000Z: renew it");
  });
});
