import { expect } from "vitest";
import { ADMIN, type DirectoryHarness } from "./directory-harness.ts";

/** A delivery as the graph shows it. */
export interface ShownDelivery {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly statusCode: number | null;
  readonly fault: string | null;
  readonly nextAttemptAt: string | null;
}

/** A webhook as the graph shows it. */
export interface ShownWebhook {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
  readonly isEnabled: boolean;
  readonly leftOut: number;
  readonly deliveries: { readonly totalCount: number; readonly edges: readonly { readonly node: ShownDelivery }[] };
}

const DELIVERY = "id kind state attempts statusCode fault nextAttemptAt";
export const WEBHOOK = `id name origin isEnabled leftOut deliveries { totalCount edges { node { ${DELIVERY} } } }`;

/** Asks the directory as an administrator, or as somebody else. */
export async function askWebhooks<Payload>(directory: DirectoryHarness, text: string, claims = ADMIN) {
  const { body } = await directory.ask<Record<string, Payload>>(claims, text);
  const { code, argument } = body.errors?.[0]?.extensions ?? {};
  return { payload: Object.values(body.data ?? {})[0] ?? undefined, code, argument };
}

/** Makes a webhook. `rest`: what its input has beside name and URL. */
export async function createWebhook(
  directory: DirectoryHarness,
  url: string,
  rest = 'events: [PUNCH_RECORDED], places: ["*"]',
): Promise<{ readonly id: string; readonly secret: string }> {
  const text = `mutation { createWebhook(input: { name: "ERP", url: "${url}", ${rest} }) { secret webhook { id } } }`;
  const { payload, code } = await askWebhooks<{ secret: string; webhook: { id: string } }>(directory, text);
  if (payload === undefined) return expect.fail(`no webhook was made: ${String(code)}`);
  return { id: payload.webhook.id, secret: payload.secret };
}

/** Puts a test message on its way. */
export async function testWebhook(directory: DirectoryHarness, id: string): Promise<string> {
  const text = `mutation { testWebhook(input: { id: "${id}" }) { delivery { id } } }`;
  return (await askWebhooks<{ delivery: { id: string } }>(directory, text)).payload?.delivery.id ?? "";
}

export async function listWebhooks(directory: DirectoryHarness, claims = ADMIN): Promise<readonly ShownWebhook[]> {
  const text = `{ webhooks { edges { node { ${WEBHOOK} } } } }`;
  const { payload } = await askWebhooks<{ edges: { node: ShownWebhook }[] }>(directory, text, claims);
  return payload?.edges.map(({ node }) => node) ?? [];
}

/** The deliveries of a webhook, the newest first. */
export async function listDeliveries(directory: DirectoryHarness, id: string): Promise<readonly ShownDelivery[]> {
  const webhook = (await listWebhooks(directory)).find((it) => it.id === id);
  return webhook?.deliveries.edges.map(({ node }) => node) ?? [];
}

/** Waits until the newest delivery of a webhook is as expected, which it stays. */
export async function expectDelivery(directory: DirectoryHarness, id: string, expected: Partial<ShownDelivery>) {
  await expect.poll(async () => (await listDeliveries(directory, id))[0], { timeout: 10_000 }).toMatchObject(expected);
}
