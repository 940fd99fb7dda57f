import { ask, call, post, type SignedIn } from "./canary-client.ts";
import type { CanaryStage } from "./canary-stage.ts";

const TYPED = "typed-CANARY-0811-in-vain";
const DAY_MS = 86_400_000;

/** A screen is hung up by its link: the key is its own, and comes back in its cookie alone. */
export async function hangScreen(stage: CanaryStage, { token, cookie }: SignedIn): Promise<void> {
  const { watch, organisation } = stage;
  const { web, router } = organisation.demo;
  const query = "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }";
  const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
  const input = { name: "canary-hall", role: "SCREEN", places: ["riyadh"], expiresAt };
  const headers = { authorization: `Bearer ${token}` };
  const made = await fetch(`${router.http}/graphql`, post({ query, variables: { input } }, headers));
  const { secret } = JSON.parse(await made.text()).data.createApiKey;
  watch.plant("key of a screen", secret);
  watch.plant("key of a screen that was typed in vain", TYPED);
  const open = (key: string, given: object = {}) =>
    call(stage, "screen", `${web}/session/screen`, {
      ...post({ key, replace: "true" }, { origin: web, ...given }),
      own: [secret],
    });
  const opened = await open(secret);
  const cookies = opened.headers.getSetCookie().map((text) => text.split(";", 1)[0] ?? "");
  for (const path of ["/screen", "/live", "/presence"])
    await call(stage, "screen", `${web}${path}`, { headers: { cookie: cookies.join("; ") } });
  await open("", { cookie: cookies.join("; ") });
  await open(TYPED, { cookie });
  await ask(stage, "screen", { query: "{ apiKeys { edges { node { name prefix } } } }" }, { token });
}
