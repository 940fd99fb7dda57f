import { describe, expect, it } from "vitest";
import type { Principal } from "../principal.ts";
import {
  decideCreateWebhook,
  decideRemoveWebhook,
  decideUpdateWebhook,
  isWanted,
  isWantedDay,
  MOST_WEBHOOKS,
  parseDepartments,
  parseDevices,
  parseEvents,
  parseWebhookName,
  type Webhook,
  type WebhookView,
} from "./webhook.ts";

const REQUEST = {
  name: "ERP",
  url: "https://erp.example.com/hook",
  format: "STANDARD",
  events: ["PUNCH_RECORDED"],
  places: ["riyadh"],
  devices: [],
  departments: [],
  statuses: [],
  isEnabled: true,
} as const;
const WEBHOOK: Webhook = { id: "webhook/a", ...REQUEST, createdAtMs: 1, createdBy: "account/admin", leftOut: 0 };
const rights = { name: "x", secretHash: "x", users: [], enabled: true };
const PRINCIPALS: readonly Principal[] = [
  { subject: "account/admin", role: "ADMIN", places: ["*"], ...rights },
  { subject: "account/cairo", role: "ADMIN", places: ["cairo"], ...rights },
  { subject: "account/hr", role: "HR", places: ["*"], ...rights },
  { subject: "key/all", role: "ADMIN", places: ["*"], ...rights },
];

const view = (count = 1): WebhookView => ({
  find: (id) => (id === WEBHOOK.id ? WEBHOOK : undefined),
  count: () => count,
  accounts: { find: (subject) => PRINCIPALS.find((it) => it.subject === subject) },
});
const by = (actor: string) => ({ actor, atMs: 5 });

describe("a webhook", () => {
  it("is made within the places of whoever makes it, who is a person and an administrator", () => {
    expect(decideCreateWebhook("webhook/b", REQUEST, view(), by("account/admin")).put).toMatchObject({
      ...{ id: "webhook/b", createdBy: "account/admin", createdAtMs: 5 },
    });
    for (const actor of ["account/cairo", "account/hr", "key/all", "account/nobody"])
      expect(() => decideCreateWebhook("webhook/b", REQUEST, view(), by(actor))).toThrow(
        expect.objectContaining({ code: "FORBIDDEN" }),
      );
    const every = { ...REQUEST, places: ["*"] };
    expect(() => decideCreateWebhook("webhook/b", every, view(), by("account/cairo"))).toThrow("more places");
  });

  it("is one of a hundred at most", () => {
    const make = (count: number) => decideCreateWebhook("webhook/b", REQUEST, view(count), by("account/admin"));
    expect(make(MOST_WEBHOOKS - 1).put.id).toBe("webhook/b");
    expect(() => make(MOST_WEBHOOKS)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
  });

  it("is there for nobody out of whose places it is", () => {
    const actor = by("account/cairo");
    const unknown = expect.objectContaining({ code: "BAD_USER_INPUT", message: "There is no such webhook" });
    expect(() => decideUpdateWebhook("webhook/a", () => REQUEST, view(), actor)).toThrow(unknown);
    expect(() => decideRemoveWebhook("webhook/a", view(), actor)).toThrow(unknown);
    expect(() => decideRemoveWebhook("webhook/none", view(), by("account/admin"))).toThrow(unknown);
    expect(decideRemoveWebhook("webhook/a", view(), by("account/admin"))).toMatchObject({ remove: "webhook/a" });
  });

  it("keeps its id, its maker and its age when it is changed", () => {
    const { put } = decideUpdateWebhook("webhook/a", (it) => ({ ...it, name: "B" }), view(), by("account/admin"));
    expect(put).toEqual({ ...WEBHOOK, name: "B" });
  });
});

describe("what is asked for", () => {
  it("is refused without a name, an event, or with readers of other places", () => {
    expect(() => parseWebhookName(" ")).toThrow("visible");
    expect(() => parseWebhookName("a\u202Eb")).toThrow("visible");
    expect(() => parseEvents([], "STANDARD")).toThrow("at least");
    expect(() => parseEvents(["ALERT_RAISED", "PUNCH_RECORDED"], "EMAIL")).toThrow("E-mails are sent of alerts");
    for (const format of ["EMAIL", "SLACK", "TEAMS"] as const)
      expect(() => parseEvents(["DAY_CHANGED"], format)).toThrow("Days are told to programs");
    expect(parseEvents(["DAY_CHANGED"], "STANDARD")).toEqual(["DAY_CHANGED"]);
    expect(() => parseDepartments([""])).toThrow("ids of departments");
    expect(parseDepartments(["it", "it"])).toEqual(["it"]);
    expect(parseDevices(["riyadh/gate-1", "riyadh/gate-1"], ["riyadh"])).toEqual(["riyadh/gate-1"]);
    for (const id of ["cairo/gate-1", "gate-1", "riyadh/"])
      expect(() => parseDevices([id], ["riyadh"])).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
    expect(parseDevices(["cairo/gate-1"], ["*"])).toEqual(["cairo/gate-1"]);
  });
});

it("sends e-mails or calls a program, and does not change from one to the other", () => {
  const toFormat = (format: "EMAIL" | "SLACK") => (before: Webhook) => ({ ...before, format });
  const update = (format: "EMAIL" | "SLACK") =>
    decideUpdateWebhook("webhook/a", toFormat(format), view(), by("account/admin")).put.format;
  expect(update("SLACK")).toBe("SLACK");
  expect(() => update("EMAIL")).toThrow("make another webhook");
});

it("wants events of its kind, places and readers, while it is enabled", () => {
  const event = { kind: "PUNCH_RECORDED", placeId: "riyadh", deviceId: "riyadh/gate-1" } as const;
  expect(isWanted(WEBHOOK, event)).toBe(true);
  expect(isWanted({ ...WEBHOOK, places: ["*"] }, event)).toBe(true);
  expect(isWanted({ ...WEBHOOK, devices: ["riyadh/gate-1"] }, event)).toBe(true);
  expect(isWanted({ ...WEBHOOK, places: ["cairo"] }, event)).toBe(false);
  expect(isWanted({ ...WEBHOOK, devices: ["riyadh/gate-2"] }, event)).toBe(false);
  expect(isWanted({ ...WEBHOOK, isEnabled: false }, event)).toBe(false);
  expect(isWanted({ ...WEBHOOK, events: [] }, event)).toBe(false);
});

it("wants days of its places and departments that are now what it asked for, while it is enabled", () => {
  const day = { placeId: "riyadh", departmentId: "it", status: "ABSENT" };
  const webhook: Webhook = { ...WEBHOOK, events: ["DAY_CHANGED"], devices: ["riyadh/gate-2"] };
  expect(isWantedDay(webhook, day)).toBe(true);
  expect(isWantedDay(webhook, { ...day, status: null })).toBe(true);
  expect(isWantedDay({ ...webhook, statuses: ["ABSENT"], departments: ["hr", "it"] }, day)).toBe(true);
  expect(isWantedDay({ ...webhook, statuses: ["PRESENT"] }, day)).toBe(false);
  expect(isWantedDay({ ...webhook, statuses: ["PRESENT"] }, { ...day, status: null })).toBe(false);
  expect(isWantedDay({ ...webhook, departments: ["hr"] }, day)).toBe(false);
  expect(isWantedDay({ ...webhook, departments: ["hr"] }, { ...day, departmentId: null })).toBe(false);
  expect(isWantedDay({ ...webhook, places: ["cairo"] }, day)).toBe(false);
  expect(isWantedDay({ ...webhook, isEnabled: false }, day)).toBe(false);
  expect(isWantedDay(WEBHOOK, day)).toBe(false);
});
