import type { Connection } from "@biometricflow/subgraph/connection";
import type { DeviceRecord } from "../domain/device.ts";
import type { PunchRecord } from "../domain/punch.ts";
import type { UserRecord } from "../domain/user.ts";

/** One page of readers. */
export type DevicePage = Connection<DeviceRecord>;

/** One page of users. */
export type UserPage = Connection<UserRecord>;

/** One page of punches. */
export type PunchPage = Connection<PunchRecord>;
