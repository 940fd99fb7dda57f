import type {
  CopyUsersInput,
  JobFactsFragment,
  PutUserInput,
  RemoveUserInput,
} from "@biometricflow/sdk/generated/graphql";

/** What somebody asks for about the people of readers. */
export type PeopleWish =
  | { readonly kind: "PUT"; readonly input: PutUserInput }
  | { readonly kind: "REMOVE"; readonly input: RemoveUserInput }
  | { readonly kind: "COPY"; readonly input: CopyUsersInput };

/** What was asked for, and the work that it became. */
export interface AskedPeople {
  readonly wish: PeopleWish;
  readonly job: JobFactsFragment;
}

/** Somebody who did not get onto a reader, or off it. */
export interface FailedPerson {
  readonly deviceId: string;
  /** Null where the reader could not be asked about anybody. */
  readonly pin: string | null;
}

/**
 * The same wish for what failed alone. A copy may ask again for some who are there by now: readers are told what they lack only.
 *
 * @param isWhole whether those who failed are all that did; where there are more, only the readers are fewer.
 */
export function toRetry(wish: PeopleWish, failed: readonly FailedPerson[], isWhole: boolean): PeopleWish {
  const failing = [...new Set(failed.map(({ deviceId }) => deviceId))];
  if (wish.kind !== "COPY") {
    const deviceIds = wish.input.deviceIds.filter((id) => failing.includes(id));
    return wish.kind === "PUT"
      ? { kind: "PUT", input: { ...wish.input, deviceIds } }
      : { kind: "REMOVE", input: { ...wish.input, deviceIds } };
  }
  const pins = new Set(failed.flatMap(({ pin }) => (pin === null ? [] : [pin])));
  const isOfSome = isWhole && failed.every(({ pin }) => pin !== null);
  const to = wish.input.toDeviceIds.filter((id) => failing.includes(id));
  const toDeviceIds = to.length === 0 ? wish.input.toDeviceIds : to; // who is not on the one that is copied from
  return { kind: "COPY", input: { ...wish.input, toDeviceIds, ...(isOfSome && { pins: [...pins] }) } };
}
