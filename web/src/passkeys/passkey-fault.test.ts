import { WebAuthnError } from "@simplewebauthn/browser";
import { expect, it } from "vitest";
import { toPasskeyFault } from "./passkey-fault.ts";

type Code = ConstructorParameters<typeof WebAuthnError>[0]["code"];

function toRefusal(name: string, code: Code) {
  return new WebAuthnError({ message: "", code, cause: new DOMException("", name) });
}

it.each<[string, string, Code]>([
  ["PASSKEY_NOT_GIVEN", "NotAllowedError", "ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY"],
  ["PASSKEY_NOT_GIVEN", "AbortError", "ERROR_CEREMONY_ABORTED"],
  ["PASSKEY_THERE", "InvalidStateError", "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED"],
  ["PASSKEY_ELSEWHERE", "SecurityError", "ERROR_INVALID_DOMAIN"],
  ["PASSKEY_ELSEWHERE", "SecurityError", "ERROR_INVALID_RP_ID"],
  ["PASSKEY_FAILED", "UnknownError", "ERROR_AUTHENTICATOR_GENERAL_ERROR"],
])("says %s of a browser's %s with %s", (fault, name, code) => {
  expect(toPasskeyFault(toRefusal(name, code))).toBe(fault);
});

it("knows an error of the browser itself by its name, and has a code for anything", () => {
  expect(toPasskeyFault(new DOMException("", "NotAllowedError"))).toBe("PASSKEY_NOT_GIVEN");
  expect([new Error("?"), undefined].map(toPasskeyFault)).toEqual(["PASSKEY_FAILED", "PASSKEY_FAILED"]);
});
