import { describe, expect, it } from "vitest";
import { findReceiverFault, NEW_RECEIVER, toReceiverInput, toShownAddress } from "./receiver-draft.ts";

const typed = { ...NEW_RECEIVER, name: " HR ", to: " hr@example.org " };

describe("somebody to be told", () => {
  it("is told by e-mail of every place where nothing else is chosen", () => {
    expect(toReceiverInput(typed)).toEqual({
      ...{ name: "HR", format: "EMAIL", url: "mailto:hr@example.org", places: ["*"] },
      events: ["ALERT_RAISED", "ALERT_RESOLVED", "DIGEST"],
    });
    expect(toReceiverInput({ ...typed, hasDigests: false })?.events).toEqual(["ALERT_RAISED", "ALERT_RESOLVED"]);
  });

  it("is a program at its URL, for the chosen places", () => {
    const draft = { ...typed, format: "SLACK", to: "https://hooks.example.com/T0/x", placeIds: ["cairo"] } as const;
    expect(toReceiverInput(draft)).toMatchObject({ url: "https://hooks.example.com/T0/x", places: ["cairo"] });
  });

  it("is a program that is told of days, too, where somebody asked for them, and no chat ever", () => {
    const draft = { ...typed, format: "STANDARD", to: "https://erp.example.com", hasDays: true } as const;
    expect(toReceiverInput({ ...draft, statuses: ["ABSENT"] })).toMatchObject({
      ...{ events: ["ALERT_RAISED", "ALERT_RESOLVED", "DIGEST", "DAY_CHANGED"], statuses: ["ABSENT"] },
    });
    expect(toReceiverInput({ ...draft, format: "TEAMS" })?.events).toEqual([
      "ALERT_RAISED",
      "ALERT_RESOLVED",
      "DIGEST",
    ]);
    expect(toReceiverInput({ ...draft, hasDays: false, statuses: ["ABSENT"] })).not.toHaveProperty("statuses");
  });

  it.each([
    ["no name", { name: " " }, "name"],
    ["no address", { to: "" }, "address"],
    ["two addresses", { to: "hr@example.org, it@example.org" }, "address"],
    ["an address of no program", { format: "TEAMS" as const }, "url"],
    ["a URL for people", { to: "https://example.org" }, "address"],
  ] as const)("finds %s", (_what, over, fault) => {
    expect(findReceiverFault({ ...typed, ...over })).toBe(fault);
    expect(toReceiverInput({ ...typed, ...over })).toBeUndefined();
  });
});

it("shows an address as people write it", () => {
  expect(toShownAddress("mailto:hr@example.org")).toBe("hr@example.org");
  expect(toShownAddress("https://erp.example.com")).toBe("https://erp.example.com");
});
