"use client";

import {
  CopyUsersDocument,
  type JobFactsFragment,
  PutUserDocument,
  RemoveUserDocument,
} from "@biometricflow/sdk/generated/graphql";
import { type Deed, useDeed } from "../../../../graphql/use-deed.ts";
import type { AskedPeople, PeopleWish } from "./people-wish.ts";

/** Asks for something about the people of readers: the work that it becomes is told. */
export function usePeopleDeed(onStarted: (asked: AskedPeople) => void) {
  const deed = useDeed();
  const ask = async (wish: PeopleWish): Promise<void> => {
    const job = await runWish(deed, wish);
    if (job) onStarted({ wish, job });
  };
  return { deed, ask };
}

async function runWish(deed: Deed, { kind, input }: PeopleWish): Promise<JobFactsFragment | null | undefined> {
  switch (kind) {
    case "PUT":
      return (await deed.run(PutUserDocument, { input }))?.putUser?.job;
    case "REMOVE":
      return (await deed.run(RemoveUserDocument, { input }))?.removeUser?.job;
    case "COPY":
      return (await deed.run(CopyUsersDocument, { input }))?.copyUsers?.job;
  }
}
