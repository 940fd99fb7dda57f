import { DateTime } from "@biometricflow/subgraph/date-time";
import { Consent } from "./consents/consents.ts";
import { Device } from "./device.ts";
import { ClockCorrection, ClockReading, DeviceClock } from "./device-clock.ts";
import { Erasure, ErasureReader } from "./erasure/erasure.ts";
import { Job, JobStep } from "./jobs/job.ts";
import { UserChange } from "./jobs/user-mutations.ts";
import { LogClear } from "./log-clear/log-clear.ts";
import { Mutation } from "./mutation.ts";
import { Place } from "./place.ts";
import { Punch } from "./punch.ts";
import { Query } from "./query.ts";
import { SetAsideRow } from "./set-aside-row.ts";
import { Subscription } from "./subscription.ts";
import { Enrolment, User } from "./user.ts";

/** Every resolver of the place subgraph. */
export const resolverMap = {
  ClockCorrection,
  ClockReading,
  Consent,
  DateTime,
  Device,
  DeviceClock,
  Enrolment,
  Erasure,
  ErasureReader,
  Job,
  JobStep,
  LogClear,
  Mutation,
  Place,
  Punch,
  Query,
  SetAsideRow,
  Subscription,
  User,
  UserChange,
};
