import { isMetadataAddress } from "@biometricflow/config/added-reader";
import { createAddressCheck } from "@biometricflow/config/hosts";
import type { PlaceUrlCheck } from "./domain/place.ts";

/** Private networks, without loopback and links. Source: RFC 1918, 4193. */
const isPrivate = createAddressCheck(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]);

/**
 * Whether the router may be sent to a URL that somebody entered for a place: one that the place's file has, or an address of a
 * private network at a port that the file has. Names other than the file's are not taken: they can lead elsewhere each time.
 */
export const mayBePlaceUrl: PlaceUrlCheck = (url, { urls }) => {
  const known = urls.map((text) => URL.parse(text)).filter((each) => each !== null);
  if (known.some(({ href }) => href === url.href)) return true;
  const address = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return isPrivate(address) && !isMetadataAddress(address) && known.some((each) => toPort(each) === toPort(url));
};

function toPort({ port, protocol }: URL): string {
  return port === "" ? ({ "https:": "443" }[protocol] ?? "80") : port;
}
