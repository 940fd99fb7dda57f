import { DateTime } from "@biometricflow/subgraph/date-time";
import { Device } from "./device.ts";
import { Place } from "./place.ts";
import { Punch } from "./punch.ts";
import { Query } from "./query.ts";
import { Subscription } from "./subscription.ts";
import { User } from "./user.ts";

/** Every resolver of the place subgraph. */
export const resolverMap = { DateTime, Device, Place, Punch, Query, Subscription, User };
