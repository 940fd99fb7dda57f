/** What a place says that a mutation changed goes to the audit, and to nobody who asks. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";

const CHANGE = { field: "isOff", before: false, after: true };

let router: Harness;
let place: Server;
beforeEach(async () => {
  router = await startHarness({ places: { riyadh: 1, cairo: 1 } });
  place = createServer((request, response) => {
    request.resume().on("end", () => {
      const auditedChanges = { off: [CHANGE], other: [{ ...CHANGE, field: "of nothing that it was asked" }] };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ data: { off: { device: null } }, extensions: { auditedChanges } }));
    });
  });
  await new Promise<void>((resolve) => place.listen(0, "127.0.0.1", resolve));
  const { port } = place.address() as AddressInfo; // it listens on a port
  router.changePlace("riyadh", { urls: [`http://127.0.0.1:${port}`] });
});
afterEach(async () => {
  await router.stop();
  place.closeAllConnections();
  await new Promise((resolve) => place.close(resolve));
});

const disable = (key: string, id: string) => `${key}: disableDevice(input: { deviceId: "${id}" }) { device { id } }`;

it.each([
  ["alone", disable("off", "riyadh/gate-1")],
  ["together with others", `${disable("off", "riyadh/gate-1")} ${disable("other", "cairo/gate-1")}`],
])("of what it was asked, %s", async (_what, fields) => {
  await expect
    .poll(async () => (await router.query(`mutation { ${fields} }`)).data, { timeout: 10_000 })
    .toMatchObject({ off: { device: null } });
  const { extensions } = await router.query(`mutation { ${fields} }`);
  expect(JSON.stringify(extensions ?? {})).not.toContain("isOff");
  await expect
    .poll(() => router.audited)
    .toContainEqual(expect.objectContaining({ action: "disableDevice", changes: [CHANGE] }));
  expect(JSON.stringify(router.audited)).not.toContain("of nothing that it was asked");
});
