/** The nonce by which this page may make styles: of the document, since pages that are opened in it come under its policy. */
export function readPageNonce(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}
