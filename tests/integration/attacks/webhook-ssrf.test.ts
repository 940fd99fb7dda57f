import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DirectoryHarness } from "../directory-harness.ts";
import { startReceiver, type WebhookReceiver } from "../webhook-receiver.ts";
import { createWebhook, expectDelivery, testWebhook } from "../webhook-stage.ts";

const PUBLIC = "93.184.215.14";
const METADATA = "169.254.169.254";

let directory: DirectoryHarness;
let victim: WebhookReceiver;
let asked: string[];
beforeEach(async () => {
  directory = new DirectoryHarness();
  victim = await startReceiver();
  asked = [];
});
afterEach(async () => {
  await victim.stop();
  await directory.remove();
});

/** Starts a directory for which names lead to these addresses, one answer after the other. */
async function start(allow: readonly string[], answers: readonly (readonly string[])[] = [], deadlineMs = 10_000) {
  const resolve = async (name: string) => {
    asked.push(name);
    return answers[asked.length - 1] ?? answers.at(-1) ?? [];
  };
  directory.webhooks = { allow, resolve, deadlineMs, pauseMs: 20, random: () => 0 };
  await directory.start();
}

/** Sends a test to a URL, and waits for what becomes of it. */
async function attack(url: string, expected: Parameters<typeof expectDelivery>[2]): Promise<void> {
  const { id } = await createWebhook(directory, url);
  await testWebhook(directory, id);
  await expectDelivery(directory, id, expected);
}

const REFUSED = { state: "FAILED", attempts: 1, statusCode: null, fault: "ADDRESS_NOT_ALLOWED" } as const;

describe("a webhook leads nowhere inside", () => {
  it.each([
    ["loopback", (port: number) => `http://127.0.0.1:${port}/`],
    ["loopback as one number", (port: number) => `http://2130706433:${port}/`],
    ["loopback in hexadecimal", (port: number) => `http://0x7f.1:${port}/`],
    ["loopback in octal", (port: number) => `http://0177.0.0.1:${port}/`],
    ["loopback, short", (port: number) => `http://127.1:${port}/`],
    ["every address of this machine", (port: number) => `http://0.0.0.0:${port}/`],
    ["loopback of IPv6", (port: number) => `http://[::1]:${port}/`],
    ["loopback mapped into IPv6", (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
    ["loopback mapped, in hexadecimal", (port: number) => `http://[::ffff:7f00:1]:${port}/`],
    ["over TLS", (port: number) => `https://127.0.0.1:${port}/`],
    ["metadata of a cloud", () => "http://169.254.169.254/latest/meta-data/"],
    ["metadata mapped into IPv6", () => "https://[::ffff:a9fe:a9fe]/"],
    ["the directory itself", () => `${directory.url}/graphql`],
  ])("as an address: %s", async (_name, toUrl) => {
    await start([]);
    await attack(toUrl(victim.port), REFUSED);
    expect(victim.received).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each([
    ["loopback", ["127.0.0.1"]],
    ["metadata of a cloud", [METADATA]],
    ["an address of the internet and one inside", [PUBLIC, "10.0.0.5"]],
    ["a mapped address", ["::ffff:10.0.0.5"]],
  ])("by a name that means %s", async (_name, addresses) => {
    await start([], [addresses]);
    await attack("https://rebind.example.com/", REFUSED);
    expect(asked).toEqual(["rebind.example.com"]);
  });

  it("by a name that means something else when it is asked for again", async () => {
    await start(["127.0.0.1"], [["127.0.0.1"], [METADATA]]);
    await attack(`http://rebind.example.com:${victim.port}/`, { state: "DELIVERED", attempts: 1 });
    expect(asked).toEqual(["rebind.example.com"]);
    expect(victim.received[0]?.headers.host).toBe(`rebind.example.com:${victim.port}`);
  });

  it("by a redirect", async () => {
    const inside = await startReceiver();
    try {
      victim.answer = (response) => response.writeHead(307, { location: `${inside.url}/secret` }).end();
      await start(["127.0.0.0/8"]);
      await attack(victim.url, { state: "WAITING", attempts: 1, statusCode: 307, fault: "REDIRECT" });
      expect(inside.received).toEqual([]);
    } finally {
      await inside.stop();
    }
  });

  it("without TLS, or to a port where something else listens", async () => {
    await start([], [[PUBLIC]]);
    await attack("http://hooks.example.com/", REFUSED);
    await attack("https://hooks.example.com:6379/", REFUSED);
  });

  it("where nobody knows the name", async () => {
    await start([]);
    await attack("https://nobody.example.com/", { state: "WAITING", attempts: 1, fault: "NAME_NOT_FOUND" });
  });
});

describe("a receiver holds nothing up", () => {
  it("by never answering", async () => {
    victim.answer = () => undefined;
    await start(["127.0.0.1"], [], 100);
    await attack(victim.url, { state: "WAITING", attempts: 1, fault: "TIMEOUT" });
  });

  it("by an answer without end", async () => {
    victim.answer = (response) => {
      response.writeHead(200);
      const write = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
        response.once("drain", write);
      };
      write();
    };
    await start(["127.0.0.1"]);
    await attack(victim.url, { state: "DELIVERED", attempts: 1, statusCode: 200 });
  });

  it("by a trickle", async () => {
    let trickle: NodeJS.Timeout | undefined;
    victim.answer = (response) => {
      response.writeHead(200);
      trickle = setInterval(() => response.write("x"), 5);
    };
    await start(["127.0.0.1"], [], 200);
    await attack(victim.url, { attempts: 1 });
    clearInterval(trickle);
  });

  it("by asking for a longer pause than any", async () => {
    victim.answer = (response) => response.writeHead(429, { "retry-after": "86400" }).end();
    await start(["127.0.0.1"]);
    const nextAttemptAt = new Date(directory.nowMs + 6 * 3_600_000).toISOString();
    await attack(victim.url, { state: "WAITING", statusCode: 429, nextAttemptAt });
  });
});
