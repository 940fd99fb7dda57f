/** Where a reader was found that was away from the address that was entered. */
export interface FoundAddress {
  readonly host: string;
  readonly port: number;
  /** The address that was entered then, `host:port`. */
  readonly from: string;
  readonly atMs: number;
}

/** How an address with its port is written. */
export function toAddressText({ host, port }: { readonly host: string; readonly port: number }): string {
  return `${host}:${port}`;
}

/** Where a reader was found; `undefined` where another address was entered since: that one counts. */
export function toValidFound(found: FoundAddress | undefined, entered: string): FoundAddress | undefined {
  return found?.from === entered ? found : undefined;
}

/** What a reader has by where it was found, instead of by what was entered; nothing where it was not looked for. */
export function toFoundSetup({ found }: { readonly found?: FoundAddress }): FoundSetup | undefined {
  return found && { address: toAddressText(found), hasPublicAddress: false };
}

interface FoundSetup {
  readonly address: string;
  readonly hasPublicAddress: boolean;
}
