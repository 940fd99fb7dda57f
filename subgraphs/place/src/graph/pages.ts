import type { Connection } from "@biometricflow/subgraph/connection";
import type { ClockEntry } from "../domain/clocks/clock-change.ts";
import type { DeviceRecord } from "../domain/device.ts";
import type { Job } from "../domain/jobs/job.ts";
import type { PunchRecord } from "../domain/punch.ts";
import type { UserRecord } from "../domain/user.ts";

/** One page of readers. */
export type DevicePage = Connection<DeviceRecord>;

/** One page of users. */
export type UserPage = Connection<UserRecord>;

/** One page of rows that are set aside. */
export type SetAsidePage = Connection<PunchRecord>;

/** One page of a clock's history. */
export type ClockPage = Connection<ClockEntry>;

/** One page of jobs. */
export type JobPage = Connection<Job>;

/** One page of punches. */
export type PunchPage = Connection<PunchRecord>;
