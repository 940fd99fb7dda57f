import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBarriers } from "./harness/browser.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

describe("the page of alerts", () => {
  it("sets quiet hours as a whole, says which rule does not wait for them, and ends them", async () => {
    const visitor = await stage.visit({ language: "en", colorScheme: "light" });
    const { page } = visitor;
    await page.goto(`${stage.origin}/alerts`);
    const hours = page.getByTestId("quiet-hours");
    await page.getByTestId("quiet-hours-edit").click();
    await page.getByTestId("quiet-hours-from").fill("21:75");
    await hours.getByRole("button", { name: "Save" }).click();
    await page.getByTestId("quiet-hours-fault").waitFor();
    await page.getByTestId("quiet-hours-from").fill("2130");
    await hours.getByRole("button", { name: "Friday" }).click();
    await page.getByTestId("quiet-hours-add").click();
    const second = page.getByTestId("quiet-hours-draft").nth(1);
    for (const day of ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Saturday"])
      await second.getByRole("button", { name: day }).click();
    await second.getByTestId("quiet-hours-from").fill("00:00");
    await second.getByTestId("quiet-hours-to").fill("00:00");
    expect(await findBarriers(page)).toEqual([]);
    await hours.getByRole("button", { name: "Save" }).click();
    await page.locator('[data-testid="quiet-hours"][data-total="2"]').waitFor();
    const lines = await page.getByTestId("quiet-hours-line").allInnerTexts();
    expect(lines.map((line) => line.replaceAll(/\s+/g, " "))).toEqual([
      "Sunday, Monday, Tuesday, Wednesday, Thursday, Saturday 21:30 – 07:00",
      "Friday All day",
    ]);

    const rule = page.getByTestId("alert-rule-DISK_FAULT");
    await rule.getByTestId("alert-rule-edit").click();
    await rule.getByLabel("Tell at once, in quiet hours too").check();
    await rule.getByRole("button", { name: "Save" }).click();
    await rule.getByText("At once · in quiet hours too", { exact: true }).waitFor();

    await page.getByTestId("quiet-hours-edit").click();
    for (const _each of lines) await page.getByTestId("quiet-hours-remove").first().click();
    await hours.getByRole("button", { name: "Save" }).click();
    await page.locator('[data-testid="quiet-hours"][data-total="0"]').waitFor();
    expect(visitor.scriptErrors()).toEqual([]);
    await visitor.context.close();
  });

  it("sets the hour of a digest as people write it, and ends it when somebody is sure", async () => {
    const visitor = await stage.visit({ language: "en", colorScheme: "light" });
    const { page } = visitor;
    await page.goto(`${stage.origin}/alerts`);
    const digests = page.getByTestId("digests");
    await page.getByTestId("digest-new").click();
    await page.getByTestId("digest-place").selectOption({ label: "The whole organisation" });
    await page.getByTestId("digest-at").fill("24:00");
    await digests.getByRole("button", { name: "Save" }).click();
    await page.getByTestId("digest-fault").waitFor();
    await page.getByTestId("digest-at").fill("830");
    expect(await findBarriers(page)).toEqual([]);
    await digests.getByRole("button", { name: "Save" }).click();
    const line = page.locator('[data-testid="digest"][data-place=""]');
    await line.getByText("08:30", { exact: true }).waitFor();
    await line.getByTestId("digest-remove").click();
    await line.getByTestId("digest-remove-now").click();
    await page.locator('[data-testid="digests"][data-total="0"]').waitFor();
    expect(visitor.scriptErrors()).toEqual([]);
    await visitor.context.close();
  });

  it("gives digests to a receiver that was made without them, and takes them away again", async () => {
    const made = `mutation { createWebhook(input: {
      name: "HR", url: "https://hr.example/hook", events: [ALERT_RAISED], places: ["*"]
    }) { webhook { name } } }`;
    const admin = await stage.organisation.signIn("admin");
    expect(await stage.organisation.graphql(made, {}, admin)).toMatchObject({
      data: { createWebhook: { webhook: { name: "HR" } } },
    });
    const visitor = await stage.visit({ language: "en", colorScheme: "light" });
    const { page } = visitor;
    await page.goto(`${stage.origin}/alerts`);
    const line = page.locator('[data-testid="receiver"][data-name="HR"]');
    const digests = line.getByTestId("receiver-hears-digests");
    await digests.click();
    await line.getByText("Raised and Digest of a day", { exact: false }).waitFor();
    expect(await digests.isChecked()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await digests.click();
    await line.getByText("Raised and Digest of a day", { exact: false }).waitFor({ state: "detached" });
    await page.reload();
    expect(await digests.isChecked()).toBe(false);
    expect(visitor.scriptErrors()).toEqual([]);
    await visitor.context.close();
  });
});
