/** What people agreed to: nothing recorded is changed, the last word counts, and only some may read it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Consent } from "../../subgraphs/place/src/domain/consents/consent.ts";
import { createTempDir, startTestPlace, type TestPlace } from "./place-harness.ts";
import { CONSENT_STORES } from "./place-stores.ts";

type Role = "HR" | "VIEWER" | "AUDITOR";
const SAID: Consent = {
  ...{ userId: "riyadh/1042", purpose: "BIOMETRIC", state: "GIVEN", date: "2026-03-01", document: "HR-17" },
  ...{ recordedBy: "account/hr", recordedMs: 1_000 },
};
const GATE = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };

let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
});
afterEach(() => temp.remove());

describe.each(CONSENT_STORES)("the register of consents in $name", ({ open }) => {
  it("keeps every word of a person on each purpose, and knows the last", async () => {
    const { ledger, store } = await open(temp.dir, "riyadh");
    const seen: (Consent | undefined)[] = [];
    const add = (consent: Consent) =>
      store.add(consent.userId, consent.purpose, (last) => {
        seen.push(last);
        return consent;
      });
    const withdrawn: Consent = { ...SAID, state: "WITHDRAWN", alternative: "CARD", recordedMs: 2_000 };
    for (const consent of [SAID, withdrawn, { ...SAID, purpose: "LOCATION" as const }, { ...SAID, userId: "riyadh/7" }])
      await add(consent);
    expect(seen).toEqual([undefined, SAID, undefined, undefined]);
    expect(await store.list("riyadh/1042", 10)).toEqual([withdrawn, SAID, { ...SAID, purpose: "LOCATION" }]);
    expect(await store.list("riyadh/1042", 1)).toEqual([withdrawn]);
    expect(await store.add("riyadh/1042", "BIOMETRIC", () => undefined)).toBeUndefined();
    expect(await store.list("riyadh/1042", 10)).toHaveLength(3);
    await store.close();
    await ledger.close();
  });

  it("knows who of those enrolled did not agree, or does no more", async () => {
    const { ledger, store } = await open(temp.dir, "riyadh");
    await ledger.registerReaders([GATE]);
    const people = ["1", "2", "3", "4"].map((pin) => ({ pin, name: `Person ${pin}`, privilegeCode: 0, cardNumber: 0 }));
    await ledger.recordEnrolments(
      "gate-1",
      people.map((person, slot) => ({ slot, ...person })),
    );
    const say = (pin: string, state: Consent["state"]) =>
      store.add(`riyadh/${pin}`, "BIOMETRIC", () => ({ ...SAID, userId: `riyadh/${pin}`, state }));
    for (const [pin, state] of [
      ["1", "GIVEN"],
      ["2", "DECLINED"],
      ["3", "GIVEN"],
      ["3", "WITHDRAWN"],
    ] as const)
      await say(pin, state);
    const page = { limit: 10, after: undefined, isDescending: false };
    const users = await ledger.listUsers({ withoutConsent: "BIOMETRIC" }, "PIN", page);
    expect(users.map(({ pin }) => pin)).toEqual(["2", "3", "4"]);
    expect(await ledger.countUsers({ withoutConsent: "BIOMETRIC" })).toBe(3);
    expect(await ledger.countUsers({ withoutConsent: "LOCATION" })).toBe(4);
    await store.close();
    await ledger.close();
  });
});

describe("consents in the graph", () => {
  let place: TestPlace;
  beforeEach(async () => {
    place = await startTestPlace(temp.dir, []);
  });
  afterEach(() => place.stop());

  const RECORD = `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { consent {
    user { pin } purpose state date document alternative recordedBy recordedAt } } }`;
  const record = (input: object, role: Role = "HR") =>
    place.query<{ recordConsent: { consent: object } | null }>(
      RECORD,
      { input: { userId: "riyadh/1042", purpose: "BIOMETRIC", state: "GIVEN", date: "2026-03-01", ...input } },
      place.signToken({ sub: "account/hr", role }),
    );
  const list = (role: Role) =>
    place.query<{ place: { consents: readonly object[] | null } | null }>(
      `query ($id: ID!) { _entities(representations: [{ __typename: "Place", id: $id }]) { ... on Place { consents(pin: "1042") { state } } } }`,
      { id: "riyadh" },
      place.signToken({ role }),
    );

  it("records what somebody not enrolled yet said, by whom, and lists the last word first", async () => {
    const given = await record({ document: " HR-17 " });
    expect(given.errors).toEqual([]);
    expect(given.data?.recordConsent?.consent).toMatchObject({
      ...{ user: null, purpose: "BIOMETRIC", state: "GIVEN", date: "2026-03-01", document: "HR-17" },
      ...{ alternative: null, recordedBy: "account/hr", recordedAt: expect.stringMatching(/Z$/) },
    });
    await record({ state: "WITHDRAWN", date: "2026-03-02", alternative: "CARD" });
    expect((await list("AUDITOR")).data).toMatchObject({
      _entities: [{ consents: [{ state: "WITHDRAWN" }, { state: "GIVEN" }] }],
    });
    expect(place.deeds.map(({ what, by, to }) => [what, by, to])).toEqual([
      ["recordConsent", "account/hr", "riyadh"],
      ["recordConsent", "account/hr", "riyadh"],
    ]);
  });

  it.each([
    ["nothing to withdraw", { state: "WITHDRAWN" }, "input.state"],
    ["a date to come", { date: "2999-01-01" }, "input.date"],
    ["a date that no calendar has", { date: "2026-02-30" }, "input.date"],
    ["an alternative of who agrees", { alternative: "CARD" }, "input.alternative"],
    ["a person of another place", { userId: "cairo/1042" }, "input.userId"],
    ["a document of many lines", { document: "a\nb" }, "input.document"],
  ])("refuses %s, and records nothing", async (_what, input, argument) => {
    const { errors } = await record(input);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
    expect((await list("HR")).data).toMatchObject({ _entities: [{ consents: [] }] });
  });

  it("shows a VIEWER neither the register nor who is not in it", async () => {
    expect((await record({}, "VIEWER")).errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    expect((await list("VIEWER")).errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    const missing = (role: Role) =>
      place.query<{ users: { totalCount: number } | null }>(
        "{ users(filter: { withoutConsent: BIOMETRIC }) { totalCount edges { node { id } } } }",
        {},
        place.signToken({ role }),
      );
    expect((await missing("VIEWER")).errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    expect((await missing("HR")).data?.users?.totalCount).toBe(0);
  });
});
