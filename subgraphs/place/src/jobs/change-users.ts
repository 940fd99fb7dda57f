import type { VisitedReader } from "../collector/errands.ts";
import { type PutPerson, type ReaderPeople, ReaderError, type WishedPerson } from "../collector/reader-driver.ts";
import type { JobStep, UserChange, UserFindings } from "../domain/jobs/job.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import type { ListedPerson, PushedChange, PushErrand } from "../domain/push/pushing-readers.ts";
import type { Enrolment } from "../domain/user.ts";
import { toJobFault } from "./job-fault.ts";
import type { JobProgress, JobTools, JobWork } from "./job-work.ts";
import { requirePushing, whenCalled } from "./pushing.ts";
import { inStep } from "./steps.ts";
import { toCarried, toFindings, toSentence } from "./user-findings.ts";

/** Written in one go: nobody can punch meanwhile, and others may ask the reader in between. */
const AT_ONCE = 50;

/** Enrols a person on readers, or changes it there. */
export function createPutUser(tools: JobTools): JobWork<"PUT_USER"> {
  return ({ readerIds, person }, progress) =>
    changeReaders(tools, progress, readerIds, {
      visited: (readerId) => put(tools, { readerId, people: [person] }, progress.signal),
      pushing: (readerId, errand) => putPushed(tools, { readerId, people: [person] }, errand),
    });
}

/** Removes a person from readers, with all that they know of it; what they recorded of it stays. */
export function createRemoveUser(tools: JobTools): JobWork<"REMOVE_USER"> {
  return ({ readerIds, pin }, progress) =>
    changeReaders(tools, progress, readerIds, {
      visited: (readerId) => remove(tools, { readerId, pin }, progress.signal),
      pushing: async (readerId, errand) => [
        toPushedChange(readerId, await requirePushing(tools).removePerson(readerId, pin, errand)),
      ],
    });
}

async function remove(
  { readers }: JobTools,
  { readerId, pin }: { readonly readerId: string; readonly pin: string },
  signal: AbortSignal,
): Promise<readonly UserChange[]> {
  const before = await readers.run(
    readerId,
    async (reader, either) => {
      const known = await toPeople(reader).remove(pin, either);
      if (known !== undefined) await reader.readUsers();
      return known;
    },
    signal,
  );
  if (before === undefined) return [{ readerId, pin, outcome: "NOT_THERE" }];
  return [{ readerId, pin, outcome: "REMOVED", before: toShown(before) }];
}

/** Enrols people of one reader on others as they are there: names, cards and privileges, never fingers, faces or passwords. */
export function createCopyUsers(tools: JobTools): JobWork<"COPY_USERS"> {
  return async ({ readerId: from, readerIds, pins }, progress) => {
    const { signal } = progress;
    const known = await readSource(tools, from, progress);
    const wanted = pins === undefined ? undefined : new Set(pins);
    const copied = known.filter(({ pin }) => wanted?.has(pin) ?? true);
    const people = copied.map(toWish);
    const left = new Map(copied.map(({ pin, unread }) => [pin, unread]));
    const mark = (changes: readonly UserChange[]) => changes.map((change) => withLeft(change, left));
    const there = new Set(people.map(({ pin }) => pin));
    const missing = [...(wanted ?? [])].filter((pin) => !there.has(pin));
    const lost = missing.map(
      (pin): UserChange => ({ readerId: from, pin, outcome: "FAILED", failure: "It is not there" }),
    );
    const ways: ChangeWays = {
      visited: async (readerId) => mark(await put(tools, { readerId, people }, signal)),
      pushing: async (readerId, errand) => [
        ...people.filter(isShut).map(({ pin }) => toShut(readerId, pin)),
        ...mark(await putPushed(tools, { readerId, people: people.filter((person) => !isShut(person)) }, errand)),
      ],
    };
    return changeReaders(tools, progress, readerIds, ways, lost);
  };
}

type Source = Omit<Enrolment, "slot"> & Partial<Pick<ListedPerson, "unread">>;

/** Everybody on the reader that is copied from. */
async function readSource(tools: JobTools, readerId: string, progress: JobProgress): Promise<readonly Source[]> {
  const { signal } = progress;
  let known: readonly Source[] = [];
  const isPushing = (await tools.ledger.readDevice(readerId)).isPushing === true;
  const list = isPushing
    ? await whenCalled(progress, "CALL", readerId, (errand) => requirePushing(tools).listPeople(readerId, errand))
    : undefined;
  await inStep(progress, { code: "USERS", readerId, isResumable: isPushing }, async () => {
    known =
      list === undefined
        ? (await tools.readers.run(readerId, (reader, either) => reader.connection.readUsers(either), signal)).users
        : await progress.wait(list.made);
    return `${known.length} people`;
  });
  return known;
}

/** A card that is no number is not copied, and none is taken away for it. Whoever is let in by no reader is let in by no copy, and none lets in anew. */
function toWish({ pin, name, privilegeCode, cardNumber, isDisabled, unread = [] }: Source): WishedPerson {
  const card = unread.includes("CARD") ? {} : { cardNumber };
  return { pin, name, privilegeCode, ...card, ...(isDisabled === true && { isDisabled }) };
}

function isShut({ isDisabled }: WishedPerson): boolean {
  return isDisabled === true;
}

/** It would be let in there. */
function toShut(readerId: string, pin: string): UserChange {
  const failure = "It is disabled on the reader that it is copied from, and one that pushes cannot be told that";
  return { readerId, pin, outcome: "FAILED", failure };
}

function withLeft(change: UserChange, left: ReadonlyMap<string, ListedPerson["unread"] | undefined>): UserChange {
  const notCopied = left.get(change.pin ?? "") ?? [];
  return notCopied.length === 0 ? change : { ...change, notCopied };
}

/** How people are changed on a reader that is visited, and on one that calls. */
interface ChangeWays {
  readonly visited: (readerId: string) => Promise<readonly UserChange[]>;
  readonly pushing: (readerId: string, errand: PushErrand) => Promise<readonly UserChange[]>;
}

/**
 * Changes readers that are visited one after the other, and those that call when they call; what one refuses keeps it from no other.
 */
async function changeReaders(
  { ledger }: JobTools,
  progress: JobProgress,
  readerIds: readonly string[],
  ways: ChangeWays,
  before: readonly UserChange[] = [],
): Promise<UserFindings> {
  const carried = toCarried(progress.before.findings);
  const changes: UserChange[] = carried === undefined ? [...before] : [];
  const open = readerIds.filter((readerId) => !isChanged(progress.before.steps, readerId));
  const pushing = await filterPushing(ledger, open);
  const waiting = new Set(pushing);
  let done = readerIds.length - open.length;
  const tell = async (): Promise<void> => {
    progress.count({ done, total: readerIds.length, unit: "READERS" });
    if (pushing.length > 0) await progress.found(toFindings([...changes, ...[...waiting].map(toWaiting)], carried));
  };
  const changeOne = async (readerId: string, change: () => Promise<readonly UserChange[]>): Promise<void> => {
    try {
      changes.push(...(await change()));
    } catch (error) {
      if (progress.signal.aborted) throw error;
      changes.push(toLost(readerId, error));
    }
    waiting.delete(readerId);
    done += 1;
    await tell();
  };
  await tell();
  const calls = pushing.map((readerId) => changeOne(readerId, () => changePushing(progress, readerId, ways.pushing)));
  const called = Promise.all(calls);
  called.catch(() => undefined); // heard below, once the others are done
  for (const readerId of open.filter((id) => !pushing.includes(id)))
    await changeOne(readerId, () => changeVisited(progress, readerId, ways.visited));
  await progress.wait(called);
  const findings = toFindings(changes, carried);
  if (findings.failed === 0) return findings;
  throw new JobError("JOB_INCOMPLETE", `${toSentence(findings)}: its people and steps say why`, findings);
}

/** Whether a reader was changed, or given up, before the job went on in this process. */
function isChanged(steps: readonly JobStep[], readerId: string): boolean {
  return steps.some(
    (step) =>
      step.readerId === readerId &&
      (step.code === "WRITE" || step.code === "CALL") &&
      (step.state === "FAILED" || (step.code === "WRITE" && step.state === "DONE")),
  );
}

async function filterPushing(ledger: JobTools["ledger"], readerIds: readonly string[]): Promise<readonly string[]> {
  const pushing: string[] = [];
  for (const id of readerIds) if ((await ledger.readDevice(id)).isPushing === true) pushing.push(id);
  return pushing;
}

async function changeVisited(progress: JobProgress, readerId: string, change: ChangeWays["visited"]) {
  let made: readonly UserChange[] = [];
  await inStep(progress, { code: "WRITE", readerId }, async () => {
    made = await change(readerId);
    return toSentence(toFindings(made));
  });
  return made;
}

async function changePushing(progress: JobProgress, readerId: string, change: ChangeWays["pushing"]) {
  const call = await whenCalled(progress, "CALL", readerId, (errand) => change(readerId, errand));
  let made: readonly UserChange[] = [];
  await inStep(progress, { code: "WRITE", readerId }, async () => {
    made = await call.made;
    return toSentence(toFindings(made));
  });
  return made;
}

function toWaiting(readerId: string): UserChange {
  return { readerId, outcome: "WAITING" };
}

/** Nobody of the reader was changed, or nobody knows. */
function toLost(readerId: string, error: unknown): UserChange {
  const { code, message } = toJobFault(error);
  return { readerId, outcome: code === "DEVICE_SILENT" ? "EXPIRED" : "FAILED", failure: message, code };
}

async function putPushed(
  tools: JobTools,
  { readerId, people }: { readonly readerId: string; readonly people: readonly WishedPerson[] },
  errand: PushErrand,
): Promise<readonly UserChange[]> {
  const made = await requirePushing(tools).putPeople(readerId, people, errand);
  return made.map((change) => toPushedChange(readerId, change));
}

function toPushedChange(readerId: string, { pin, outcome, before, after, failure }: PushedChange): UserChange {
  return {
    ...{ readerId, pin, outcome },
    ...(before && { before: toShown(before) }),
    ...(after && { after: toShown(after) }),
    ...(failure && { failure: failure.message, code: failure.code }),
  };
}

async function put(
  { readers }: JobTools,
  { readerId, people }: { readonly readerId: string; readonly people: readonly WishedPerson[] },
  signal: AbortSignal,
): Promise<readonly UserChange[]> {
  const changes: UserChange[] = [];
  for (let start = 0; start < people.length; start += AT_ONCE) {
    const isLast = start + AT_ONCE >= people.length;
    const made = await readers.run(
      readerId,
      async (reader, either) => {
        const written = await toPeople(reader).put(people.slice(start, start + AT_ONCE), either);
        if (isLast) await reader.readUsers();
        return written;
      },
      signal,
    );
    changes.push(...made.map((person) => toChange(readerId, person)));
  }
  return changes;
}

function toPeople({ connection }: VisitedReader): ReaderPeople {
  if (connection.people !== undefined) return connection.people;
  throw new ReaderError("DEVICE_REJECTED", "the driver of this reader only reads", { step: "USERS" });
}

function toChange(readerId: string, { pin, before, kept, failure }: PutPerson): UserChange {
  const known = before === undefined ? {} : { before: toShown(before) };
  if (kept === undefined)
    return { readerId, pin, outcome: "FAILED", ...known, failure: failure ?? "it was not written" };
  const isSame = before !== undefined && JSON.stringify(toShown(before)) === JSON.stringify(toShown(kept));
  return { readerId, pin, outcome: isSame ? "UNCHANGED" : "WRITTEN", ...known, after: toShown(kept) };
}

function toShown({
  pin,
  name,
  privilegeCode,
  cardNumber,
  isDisabled,
}: Omit<Enrolment, "slot">): Omit<Enrolment, "slot"> {
  return { pin, name, privilegeCode, cardNumber, ...(isDisabled === true && { isDisabled }) };
}
