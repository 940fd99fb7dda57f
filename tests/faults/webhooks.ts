import type { Fault } from "./fault.ts";

const ADDRESS = "subgraphs/directory/src/webhooks/receiver-address.ts";
const SEND = "subgraphs/directory/src/webhooks/send-webhook.ts";
const WEBHOOK = "subgraphs/directory/src/domain/webhooks/webhook.ts";
const DELIVERY = "subgraphs/directory/src/domain/webhooks/delivery.ts";
const unit = (tests: string) => ({ project: "unit", tests }) as const;
const integration = (tests: string) => ({ project: "integration", tests }) as const;

/** Faults of webhooks. */
export const WEBHOOK_FAULTS: readonly Fault[] = [
  {
    name: "a webhook reads the metadata of a cloud",
    file: ADDRESS,
    find: '"169.254.0.0/16", ',
    replace: "",
    ...unit("webhooks/receiver-address"),
  },
  {
    name: "a webhook reaches loopback as an IPv4 address within IPv6",
    file: ADDRESS,
    find: "(isIPv4(address) || isGlobalUnicast(address))",
    replace: "(isIPv4(address) || isGlobalUnicast(address) || address.length > 0)",
    ...unit("webhooks/receiver-address"),
  },
  {
    name: "a webhook speaks to whatever listens on any port",
    file: ADDRESS,
    find: " && PORTS.has(url.port)",
    replace: "",
    ...unit("webhooks/receiver-address"),
  },
  {
    name: "a name is looked up again after it was judged",
    file: SEND,
    find: "return await post({ url, address,",
    replace: "return await post({ url, address: (await resolve(host, signal))[0] ?? address,",
    ...integration("webhook-ssrf"),
  },
  {
    name: "one good address of a name lets the others through",
    file: SEND,
    find: "!addresses.every((it)",
    replace: "!addresses.some((it)",
    ...integration("webhook-ssrf"),
  },
  {
    name: "an answer without end is read to its end",
    file: SEND,
    find: "if (bytes > MOST_BYTES) response.destroy();",
    replace: "",
    ...integration("webhook-ssrf"),
  },
  {
    name: "a receiver that never answers is waited for",
    file: SEND,
    find: "const signal = AbortSignal.any([stopping, AbortSignal.timeout(deadlineMs)]);",
    replace: "const signal = AbortSignal.any([stopping, AbortSignal.timeout(deadlineMs + 600_000)]);",
    ...integration("webhook-ssrf"),
  },
  {
    name: "a message is signed with another one's id",
    file: SEND,
    find: "sign(id, at, body)",
    replace: 'sign("msg", at, body)',
    ...integration("directory-webhooks"),
  },
  {
    name: "every webhook has the same secret",
    file: "subgraphs/directory/src/webhooks/webhook-secret.ts",
    find: "\\0${webhookId}`",
    replace: "\\0${webhookId.slice(0, 0)}`",
    ...integration("directory-webhooks"),
  },
  {
    name: "the whole URL of a webhook is told",
    file: "subgraphs/directory/src/resolvers/webhook.ts",
    find: "new URL(url).origin",
    replace: "new URL(url).href",
    ...integration("directory-webhooks"),
  },
  {
    name: "a slow receiver keeps the others waiting",
    file: "subgraphs/directory/src/webhooks/dispatcher.ts",
    find: "if (underWay.has(id) || stopping.signal.aborted) return;",
    replace: "if (underWay.size > 0 || stopping.signal.aborted) return;",
    ...integration("directory-webhooks"),
  },
  {
    name: "an administrator of some places makes a webhook for every place",
    file: WEBHOOK,
    find: "requireCovered(admin.places, request.places);",
    replace: "",
    ...unit("webhooks/webhook.test"),
  },
  {
    name: "a webhook of other places is changed by whoever knows its id",
    file: WEBHOOK,
    find: " || !coversPlaces(admin.places, webhook.places))",
    replace: ")",
    ...unit("webhooks/webhook.test"),
  },
  {
    name: "a key makes webhooks that outlive it",
    file: WEBHOOK,
    find: 'if (!act.actor.startsWith("account/")) throw',
    replace: 'if (act.actor === "") throw',
    ...unit("webhooks/webhook.test"),
  },
  {
    name: "a disabled webhook is told on",
    file: WEBHOOK,
    find: "if (!isEnabled || !events.includes",
    replace: "if (!events.includes",
    ...unit("webhooks/webhook.test"),
  },
  {
    name: "what failed together comes back together",
    file: DELIVERY,
    find: "(0.5 + random / 2)",
    replace: "(1 + random * 0)",
    ...unit("webhooks/delivery"),
  },
  {
    name: "a delivery is tried for ever",
    file: DELIVERY,
    find: "isFinal(attempt) || atMs + pauseMs > delivery.triedUntilMs",
    replace: "isFinal(attempt)",
    ...unit("webhooks/delivery"),
  },
  {
    name: "an address that is not called is tried again for days",
    file: DELIVERY,
    find: 'attempt.fault === "ADDRESS_NOT_ALLOWED"',
    replace: 'attempt.fault === "TIMEOUT"',
    ...unit("webhooks/delivery"),
  },
  {
    name: "a whole log is news when a reader is new",
    file: "subgraphs/directory/src/domain/webhooks/told-punches.ts",
    find: " || row.isFirstRead",
    replace: "",
    ...integration("directory-feed"),
  },
  {
    name: "a webhook is told what came before it",
    file: "subgraphs/directory/src/domain/webhooks/told-punches.ts",
    find: "receivedAtMs >= createdAtMs",
    replace: "receivedAtMs + createdAtMs > 0",
    ...integration("directory-feed"),
  },
  {
    name: "a place tells the directory nothing",
    file: "subgraphs/place/src/place-process.ts",
    find: "keys: keys.directory, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.feed(placeId)",
    replace: "keys: keys.directory, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.serials(placeId)",
    ...integration("place-process"),
  },
];
