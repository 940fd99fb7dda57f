import { expect, it } from "vitest";
import { parseReceiverUrl, toShownOrigin } from "./receiver-url.ts";

const REFUSED = expect.objectContaining({ extensions: { code: "BAD_USER_INPUT", argument: "input.url" } });

it.each([
  "ftp://erp.example.com/",
  "https://user:password@erp.example.com/",
  "https://erp.example.com/#part",
  "erp.example.com",
  "file:///etc/passwd",
  `https://erp.example.com/${"x".repeat(2_000)}`,
])("calls no program at %.40s", (url) => {
  expect(() => parseReceiverUrl(url, "STANDARD")).toThrow(REFUSED);
});

it.each([
  "mailto:",
  "mailto:hr",
  "mailto:hr@example.org,ceo@example.org",
  "mailto:hr@example.org?bcc=ceo@example.org",
  "mailto:hr%0d%0aBcc:ceo@example.org",
  "mailto:hr@example.org\r\nBcc: ceo@example.org",
  'mailto:"HR" <hr@example.org>',
  "hr@example.org",
  "https://example.org/",
])("sends no mail to %j", (url) => {
  expect(() => parseReceiverUrl(url, "EMAIL")).toThrow(REFUSED);
});

it("sends mail to one address", () => {
  expect(parseReceiverUrl("mailto:hr+night@example.org", "EMAIL")).toBe("mailto:hr+night@example.org");
});

it("shows the address of a mailbox, and of a program what is no secret", () => {
  expect(toShownOrigin("mailto:hr@example.org")).toBe("mailto:hr@example.org");
  expect(toShownOrigin("https://erp.example.com:8443/hook/secret")).toBe("https://erp.example.com:8443");
});
