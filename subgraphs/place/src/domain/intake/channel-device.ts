import type { DeviceSetup } from "../device.ts";
import type { RecordedChannel } from "./recorded-punch.ts";

/** No reader of a configuration can have such an id: it begins with a letter or a digit. */
const READER_IDS: Readonly<Record<RecordedChannel, string>> = { APP: "_app", KIOSK: "_kiosk" };
const NAMES: Readonly<Record<RecordedChannel, string>> = { APP: "App", KIOSK: "Kiosk" };

/** What stands among the readers for punches that another program tells: a name and rows, and nothing that could be read. */
export function toChannelSetup(channel: RecordedChannel): DeviceSetup & { readonly kind: RecordedChannel } {
  return { readerId: READER_IDS[channel], name: NAMES[channel], address: "-", isEnabled: true, kind: channel };
}

/** Whether there is a machine behind it: something to visit, to be proven complete and to be told of as serving. */
export function isReader({ kind = "READER" }: Pick<DeviceSetup, "kind">): boolean {
  return kind === "READER";
}
