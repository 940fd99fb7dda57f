import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { badInput } from "../domain/errors.ts";

type Fields = Readonly<Record<string, unknown>>;

const MAX_CHARS = 16_384;
const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

/** Reads what an authenticator answers to a sign-in. @throws {DirectoryError} BAD_USER_INPUT */
export function parseAuthentication(value: unknown): AuthenticationResponseJSON {
  const given = readFields(value);
  const response = readFields(given["response"]);
  return {
    ...readCredential(given),
    response: {
      clientDataJSON: readText(response, "clientDataJSON"),
      authenticatorData: readText(response, "authenticatorData"),
      signature: readText(response, "signature"),
      userHandle: readText(response, "userHandle"), // a passkey that is found without a name tells whose it is
    },
  };
}

/** Reads what an authenticator answers when a passkey is made, as JSON. @throws {DirectoryError} BAD_USER_INPUT */
export function parseRegistration(text: string): RegistrationResponseJSON {
  const given = readFields(parseJson(text));
  const response = readFields(given["response"]);
  const told = response["transports"];
  return {
    ...readCredential(given),
    response: {
      clientDataJSON: readText(response, "clientDataJSON"),
      attestationObject: readText(response, "attestationObject"),
      transports: TRANSPORTS.filter((known) => Array.isArray(told) && told.includes(known)),
    },
  };
}

function readCredential(given: Fields) {
  return {
    id: readText(given, "id"),
    rawId: readText(given, "rawId"),
    type: "public-key" as const,
    clientExtensionResults: {},
  };
}

function parseJson(text: string): unknown {
  try {
    return text.length > MAX_CHARS ? undefined : JSON.parse(text);
  } catch {
    return undefined; // refused a moment later, in its own words
  }
}

function readFields(value: unknown): Fields {
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value));
  throw badInput("response", "The answer of an authenticator is needed, as browsers write it in JSON");
}

function readText(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value === "string" && value !== "" && value.length <= MAX_CHARS) return value;
  throw badInput("response", `The authenticator's answer has no ${key}`);
}
