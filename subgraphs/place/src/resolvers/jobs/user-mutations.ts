import { codedError } from "@biometricflow/service/errors/error-codes";
import { toGlobalId } from "@biometricflow/schema/global-id";
import type { UserChange as KeptChange } from "../../domain/jobs/job.ts";
import type { Enrolment } from "../../domain/user.ts";
import { noteAuditedChanges } from "@biometricflow/subgraph/told-mutations";
import type { MutationResolvers, UserChangeResolvers, UserField } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";
import { PRIVILEGES, toKeptPerson } from "../kept-person.ts";
import { toCopyChanges, toPutChanges, toRemoveChanges } from "./audited-users.ts";
import { requireReader } from "./job-mutations.ts";
import { startJob } from "./start-job.ts";

/** Who is enrolled on readers. */
export const USER_MUTATIONS = {
  putUser: async (_root, { input }, context, info) => {
    const readerIds = await requireReaders(input.placeId, input.deviceIds, context);
    const { name, privilege, cardNumber } = input;
    const person = {
      pin: toPin(input.pin, "pin"),
      ...(name === null || name === undefined ? {} : { name: toName(name) }),
      ...(privilege === null || privilege === undefined ? {} : { privilegeCode: PRIVILEGES[privilege] }),
      ...(cardNumber === null || cardNumber === undefined ? {} : { cardNumber: toCard(cardNumber) }),
    };
    const about = await readAbout(context, person.pin, readerIds);
    const job = await startJob(context, "putUser", { kind: "PUT_USER", readerIds, person });
    noteAuditedChanges(context, info, toPutChanges({ ...about, jobId: toOwnId(context, job.id) }, person));
    return { job };
  },
  removeUser: async (_root, { input }, context, info) => {
    const readerIds = await requireReaders(input.placeId, input.deviceIds, context);
    const pin = toPin(input.pin, "pin");
    const about = await readAbout(context, pin, readerIds);
    const job = await startJob(context, "removeUser", { kind: "REMOVE_USER", readerIds, pin });
    noteAuditedChanges(context, info, toRemoveChanges({ ...about, jobId: toOwnId(context, job.id) }));
    return { job };
  },
  copyUsers: async (_root, { input: { fromDeviceId, toDeviceIds, pins } }, context, info) => {
    const readerId = await requireReader(fromDeviceId, context);
    const readerIds = await requireReaders(context.place.id, toDeviceIds, context);
    if (readerIds.includes(readerId)) throw badInput("A reader is not copied to itself", "toDeviceIds");
    if (pins !== null && pins !== undefined && (pins.length < 1 || pins.length > MOST_PINS))
      throw badInput(`pins holds 1 to ${MOST_PINS} PINs; leave it out for everybody`, "pins");
    const some = pins === null || pins === undefined ? {} : { pins: pins.map((pin) => toPin(pin, "pins")) };
    const job = await startJob(context, "copyUsers", { kind: "COPY_USERS", readerId, readerIds, ...some });
    const userIds = some.pins?.map((pin) => toOwnId(context, pin));
    const own = { jobId: toOwnId(context, job.id), toDeviceIds: readerIds.map((id) => toOwnId(context, id)) };
    noteAuditedChanges(context, info, toCopyChanges({ ...own, fromDeviceId, userIds }));
    return { job };
  },
} satisfies MutationResolvers;

/** What readers are known to have of a person before they are changed. */
async function readAbout(context: PlaceContext, pin: string, readerIds: readonly string[]) {
  const userId = toOwnId(context, pin);
  const deviceIds = readerIds.map((id) => toOwnId(context, id));
  return { userId, deviceIds, known: await context.loaders.enrolmentsOfUser.load(userId) };
}

function toOwnId({ place }: PlaceContext, local: string): string {
  return toGlobalId(place.id, local);
}

/** `UserChange` fields. */
export const UserChange: UserChangeResolvers<PlaceContext, KeptChange> = {
  device: ({ readerId }, _args, { loaders, place }) => loaders.devices.load(toGlobalId(place.id, readerId)),
  before: ({ before }) => toGraphPerson(before),
  after: ({ after }) => toGraphPerson(after),
  notCopied: ({ notCopied = [] }) => UNREAD.filter((field) => notCopied.includes(field)),
};

const UNREAD: readonly UserField[] = ["PASSWORD", "GROUP", "TIME_ZONES", "VERIFY_MODE", "CARD"];
const MOST_READERS = 20;
const MOST_PINS = 500;
const PIN = /^[^\p{C}\s]{1,24}$/u;
const MOST_NAME = 48;
const CARD = /^\d{1,10}$/;
const MOST_CARD = 0xffff_ffff;

async function requireReaders(placeId: string, deviceIds: readonly string[], context: PlaceContext) {
  if (placeId !== context.place.id) throw badInput("The id is of another place", "placeId");
  if (deviceIds.length < 1 || deviceIds.length > MOST_READERS)
    throw badInput(`1 to ${MOST_READERS} readers at once; got ${deviceIds.length}`, "deviceIds");
  const readerIds: string[] = [];
  for (const deviceId of new Set(deviceIds)) readerIds.push(await requireReader(deviceId, context));
  return readerIds;
}

function toPin(pin: string, argument: string): string {
  if (!PIN.test(pin)) throw badInput("A PIN has 1 to 24 characters, none of them blank", argument);
  return pin;
}

function toName(name: string): string {
  if (name.length > MOST_NAME || /\p{Cc}/u.test(name))
    throw badInput(`A name has at most ${MOST_NAME} characters`, "name");
  return name;
}

function toCard(text: string): number {
  if (!CARD.test(text) || Number(text) > MOST_CARD)
    throw badInput("A card number is from 0, none, to 4294967295", "cardNumber");
  return Number(text);
}

function toGraphPerson(person: Omit<Enrolment, "slot"> | undefined) {
  if (person === undefined) return null;
  return toKeptPerson(person);
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument: `input.${argument}` });
}
