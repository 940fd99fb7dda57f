import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { askSession, postSession } from "../session/post-session.ts";
import { toPasskeyFault } from "./passkey-fault.ts";

/** What an authenticator answered, as JSON, or the code of why it did not. */
type Answer = { readonly response: string } | { readonly code: string };

/** Lets the browser make a passkey. @param options what the directory asks for, as JSON. */
export function makePasskey(options: string): Promise<Answer> {
  const optionsJSON: PublicKeyCredentialCreationOptionsJSON = JSON.parse(options);
  return ask(() => startRegistration({ optionsJSON }));
}

/**
 * Signs in by a passkey that the browser is shown. Undefined when there is a session now, else the code of the refusal.
 *
 * @param accountId the one account that may, any when omitted
 */
export async function signInByPasskey(accountId?: string): Promise<string | undefined> {
  const asked = await askSession<{ readonly options: PublicKeyCredentialRequestOptionsJSON }>(
    "/session/passkey/begin",
    {},
  );
  if ("code" in asked) return asked.code;
  const answer = await ask(() => startAuthentication({ optionsJSON: asked.options }));
  if ("code" in answer) return answer.code;
  const refusal = await postSession("/session/passkey", { response: answer.response, accountId: accountId ?? "" });
  return refusal === "UNAUTHENTICATED" ? "PASSKEY_UNKNOWN" : refusal;
}

async function ask(start: () => Promise<object>): Promise<Answer> {
  try {
    return { response: JSON.stringify(await start()) };
  } catch (error) {
    return { code: toPasskeyFault(error) };
  }
}
