import { toUsersRead } from "../domain/users-read.ts";
import { toEnrolmentPages } from "./enrolment-pages.ts";
import type { ReaderConnection, ReaderUsers } from "./reader-driver.ts";
import type { CollectorDeps } from "./reader-plan.ts";

/** Whose users are read, and where they are kept. */
export interface EnrolmentRead {
  readonly readerId: string;
  readonly reader: ReaderConnection;
  readonly deps: Pick<CollectorDeps, "ledger" | "timers" | "clock">;
  readonly signal: AbortSignal;
}

/** Reads the users of a reader into the ledger. @returns how many the reader says it has. */
export async function readEnrolments(read: EnrolmentRead): Promise<number | undefined> {
  const { readerId, signal } = read;
  const { ledger, timers, clock } = read.deps;
  const { users, unreadable, ...told } = await readAllUsers(read);
  for (const page of toEnrolmentPages(users)) {
    signal.throwIfAborted();
    await ledger.recordEnrolments(readerId, page.enrolments, page.slots);
    await timers.yieldTurn();
  }
  const usersRead = toUsersRead(await ledger.readDevice(readerId), told, clock.nowMs());
  await ledger.recordFacts(readerId, { unreadUsers: unreadable, usersRead });
  return told.reportedCount;
}

/** Names may be missing for a while, nobody's punches may; but it is no proof then. */
async function readAllUsers({ readerId, reader, deps, signal }: EnrolmentRead): Promise<ReaderUsers> {
  try {
    return await reader.readUsers(signal);
  } catch (error) {
    await deps.ledger.recordFacts(readerId, { unreadUsers: "ALL" });
    throw error;
  }
}
