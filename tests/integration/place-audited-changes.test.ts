/** What mutations of a place tell the router that they changed; the audit keeps it. */
import { parseAuditedChanges } from "@biometricflow/schema/audit-batch";
import { afterEach, beforeEach, expect, it } from "vitest";
import { COMM_KEY, stageAddedReaders } from "./added-readers-stage.ts";
import { createTempDir, startTestPlace, type TestPlace } from "./place-harness.ts";

const stage = stageAddedReaders();
const temp = createTempDir();
let place: TestPlace;
beforeEach(async () => {
  place = await startTestPlace(temp.dir, []);
});
afterEach(async () => {
  await place.stop();
  temp.remove();
});

const readChanges = ({ extensions }: { readonly extensions?: Readonly<Record<string, unknown>> }) =>
  parseAuditedChanges(extensions?.["auditedChanges"] ?? {});
const ID = { field: "id", before: "riyadh/gate-7", after: "riyadh/gate-7" };

it("are a reader that is added and what it is then, but for its comm key", async () => {
  const on = stage.current;
  const { addDevice = [] } = readChanges(await on.add());
  expect(addDevice).toContainEqual({ field: "name", before: null, after: "New gate" });
  expect(addDevice).toContainEqual({ field: "id", before: null, after: "riyadh/gate-7" });
  expect(addDevice).toContainEqual({ field: "commKey", before: null, after: "(secret)" });
  expect(on.answers.join()).not.toContain(String(COMM_KEY));
});

it("are what a reader was and is, whether it is switched off, and that it is gone", async () => {
  const on = stage.current;
  await on.added();
  const name = { field: "name", before: "New gate", after: "Back gate" };
  const updated = await on.change("updateDevice", { name: "Back gate", commKey: COMM_KEY });
  expect(readChanges(updated)).toEqual({
    updateDevice: [ID, name, { field: "commKey", before: null, after: "(secret)" }],
  });
  expect(readChanges(await on.change("disableDevice"))).toEqual({
    disableDevice: [ID, { field: "isOff", before: false, after: true }],
  });
  expect(readChanges(await on.change("disableDevice"))).toEqual({}); // it was off
  const { removeDevice = [] } = readChanges(await on.change("removeDevice"));
  expect(removeDevice).toContainEqual({ field: "name", before: "Back gate", after: null });
  expect(await on.change("updateDevice", { name: "x" })).not.toHaveProperty("extensions"); // it was refused
});

it("are what somebody agreed to before and now, with the id by which an erasure finds it, and no free text", async () => {
  const record = async (input: object) =>
    readChanges(
      await place.query(
        "mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { consent { state } } }",
        { input: { userId: "riyadh/1042", purpose: "BIOMETRIC", document: "Signed by Sara", ...input } },
        place.signToken({ sub: "account/hr", role: "HR" }),
      ),
    );
  const { recordConsent: given = [] } = await record({ state: "GIVEN", date: "2026-03-01" });
  expect(given).toContainEqual({ field: "userId", before: null, after: "riyadh/1042" });
  expect(JSON.stringify(given)).not.toContain("Sara");
  expect(await record({ state: "WITHDRAWN", date: "2026-03-02", alternative: "CARD" })).toEqual({
    recordConsent: [
      { field: "userId", before: "riyadh/1042", after: "riyadh/1042" },
      { field: "state", before: "GIVEN", after: "WITHDRAWN" },
      { field: "date", before: "2026-03-01", after: "2026-03-02" },
      { field: "alternative", before: null, after: "CARD" },
    ],
  });
});
