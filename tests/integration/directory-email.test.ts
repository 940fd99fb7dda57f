import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MailServer as Mailer } from "../../subgraphs/directory/src/webhooks/send-email.ts";
import { createPlace, DirectoryHarness } from "./directory-harness.ts";
import { MAIL_LOGIN, type MailServer, startMailServer } from "./mail-server.ts";
import { askWebhooks as ask, createWebhook, expectDelivery, listWebhooks, testWebhook } from "./webhook-stage.ts";

const TO_HR = 'format: EMAIL, events: [ALERT_RAISED, ALERT_RESOLVED], places: ["*"]';
const PLAIN = { host: "127.0.0.1", security: "NONE", from: "attendance@example.org", login: null } as const;

let directory: DirectoryHarness;
let mail: MailServer;
beforeEach(() => {
  directory = new DirectoryHarness();
  directory.nowMs = Date.now();
});
afterEach(async () => {
  await directory.remove();
  await mail.stop();
});

/** Starts a mail server, and a directory that sends by it. */
async function start(email: Partial<Mailer> = {}, server = startMailServer()): Promise<void> {
  mail = await server;
  directory.webhooks = { allow: [], pauseMs: 20, email: { ...PLAIN, port: mail.port, ...email } };
  await directory.start([createPlace("riyadh", 0)]);
}
const create = (url = "mailto:hr@example.org") => createWebhook(directory, url, TO_HR);

/** Makes one, and asks it for a test. @returns its id */
async function sendTest(): Promise<string> {
  const { id } = await create();
  await testWebhook(directory, id);
  return id;
}

describe("an alert", () => {
  it("comes by mail, in words, with the way to the dashboard, and once", async () => {
    await start();
    const { id } = await create();
    await ask(
      directory,
      "mutation { setAlertRule(input: { kind: SIGN_IN_FAILURES, threshold: 1 }) { rule { kind } } }",
    );
    await directory.post("/auth/token", { username: "nobody", password: "wrong" });
    await expectDelivery(directory, id, { kind: "ALERT_RAISED", state: "DELIVERED", statusCode: 250, attempts: 1 });
    expect(mail.received).toHaveLength(1);
    const [{ to, text }] = mail.received as [(typeof mail.received)[number]];
    expect(to).toEqual(["hr@example.org"]);
    expect(text).toMatch(/^Subject: \[.+\] Failed sign-ins within ten minutes: 1\r$/mu);
    expect(text).toMatch(/^From: .*<attendance@example\.org>\r$/mu);
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/mu);
    expect(text).toMatch(/^https?:\/\/\S+\/audit\?outcome=REFUSED\r$/mu);
  });

  it("has the same message id however often it is sent", async () => {
    await start();
    const { id } = await create();
    const delivery = await testWebhook(directory, id);
    await expectDelivery(directory, id, { state: "DELIVERED" });
    await ask(directory, `mutation { resendDelivery(input: { id: "${delivery}" }) { delivery { id } } }`);
    await expect.poll(() => mail.received.length).toBe(2);
    const ids = mail.received.map(({ text }) => /^Message-ID: (.+)\r$/mu.exec(text)?.[1]);
    expect(ids).toEqual([`<${delivery}@example.org>`, `<${delivery}@example.org>`]);
  });
});

describe("a mail server", () => {
  it("is told who sends, and nobody else is: neither the graph nor the log", async () => {
    await start({ login: MAIL_LOGIN }, startMailServer({ authOptional: false }));
    const id = await sendTest();
    await expectDelivery(directory, id, { state: "DELIVERED" });
    expect(JSON.stringify(await listWebhooks(directory))).not.toContain(MAIL_LOGIN.password);
    expect(directory.logLines.join("")).not.toContain(MAIL_LOGIN.password);
  });

  it("that does not know us is asked again", async () => {
    await start({ login: { ...MAIL_LOGIN, password: "wrong" } }, startMailServer({ authOptional: false }));
    await expectDelivery(directory, await sendTest(), { state: "WAITING", statusCode: 535, fault: "STATUS" });
  });

  it("that refuses a receiver for good is not asked again, and one that says later is", async () => {
    await start();
    mail.refusal = 550;
    await expectDelivery(directory, await sendTest(), { state: "FAILED", statusCode: 550, attempts: 1 });
    mail.refusal = 451;
    await expectDelivery(directory, await sendTest(), { state: "WAITING", statusCode: 451, attempts: 1 });
    expect(mail.received).toEqual([]);
  });

  it("that offers no encryption is told nothing, unless the configuration says that it may", async () => {
    await start({ security: "STARTTLS", login: MAIL_LOGIN });
    await expectDelivery(directory, await sendTest(), { state: "WAITING", fault: "UNREACHABLE" });
    expect(mail.received).toEqual([]);
  });

  it("that nobody can trust is told nothing", async () => {
    await start({ security: "STARTTLS" }, startMailServer({ authOptional: true, disabledCommands: [] })); // its own certificate
    await expectDelivery(directory, await sendTest(), { state: "WAITING", fault: "UNREACHABLE" });
    expect(mail.received).toEqual([]);
  });

  it("that is away costs programs nothing, and is told when it is back", async () => {
    await start();
    await mail.stop();
    const id = await sendTest();
    await expectDelivery(directory, id, { state: "WAITING", fault: "UNREACHABLE", attempts: 1 });
    await expect(
      new Promise((_resolve, reject) => connect(mail.port, "127.0.0.1").on("error", reject)),
    ).rejects.toThrow();
  });
});

it("is needed to send mail: without one no webhook is made for it", async () => {
  mail = await startMailServer();
  await directory.start([createPlace("riyadh", 0)]);
  const input = `name: "HR", url: "mailto:hr@example.org", ${TO_HR}`;
  expect(await ask(directory, `mutation { createWebhook(input: { ${input} }) { secret } }`)).toMatchObject({
    ...{ payload: undefined, code: "BAD_USER_INPUT", argument: "input.format" },
  });
});

it("shows to whom it sends", async () => {
  await start();
  await create();
  expect(await listWebhooks(directory)).toMatchObject([{ origin: "mailto:hr@example.org" }]);
});
