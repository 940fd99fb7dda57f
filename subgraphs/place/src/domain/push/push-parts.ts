import type { DeviceFacts, DeviceRecord } from "../device.ts";
import type { PushStore } from "./push-store.ts";

/** Port: what an operator reads and writes of a store. */
export interface PushParts {
  readonly store: PushStore;
  readonly listDevices: () => Promise<readonly DeviceRecord[]>;
  readonly recordFacts: (readerId: string, facts: Partial<DeviceFacts>) => Promise<void>;
  readonly close: () => Promise<void>;
}
