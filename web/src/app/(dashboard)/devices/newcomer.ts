import type { PushNewcomersQuery } from "@biometricflow/sdk/generated/graphql";

/** Somebody who calls the push port of a place and is no reader of it. */
export type Newcomer = NonNullable<PushNewcomersQuery["places"][number]["pushNewcomers"]>[number];
