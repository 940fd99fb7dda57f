import type { PlaceContext } from "../graph/context.ts";
import { toFullReadMs } from "../domain/daily-read.ts";
import { toCompleteness } from "../domain/completeness.ts";
import { toCondition } from "../domain/condition.ts";
import type { DeviceRecord } from "../domain/device.ts";
import { toShownFault } from "../domain/device-fault.ts";
import { findWeaknesses, toSecurityScore } from "../domain/security-findings.ts";
import { isReader } from "../domain/intake/channel-device.ts";
import { isReadHeld } from "../domain/held-read.ts";
import type { DeviceResolvers } from "../generated/resolvers.ts";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { toCount } from "./device-counts.ts";
import { hasClock } from "./device-clock.ts";
import { listDeviceDays, listDeviceGaps } from "./device-days.ts";
import { readStorage } from "./device-storage.ts";
import { readLive } from "./device-live.ts";
import { toGraphFault } from "./device-fault.ts";
import { readLogClearing } from "./log-clear/log-clear.ts";
import { listPunches } from "./punch-list.ts";
import { toPushReader } from "./push-reader.ts";
import { listSetAside } from "./set-aside-row.ts";

const TRANSPORTS = { tcp: "TCP", udp: "UDP", push: "PUSH" } as const;

/** `Device` fields. */
export const Device: DeviceResolvers<PlaceContext, DeviceRecord> = {
  __resolveReference: ({ id }, { loaders }) => loaders.devices.load(id),
  place: (_device, _args, { place }) => place,
  fault: (device, _args, { storeFault }) => toGraphFault(toShownFault(device, storeFault(device.readerId))),
  kind: ({ kind }) => kind ?? "READER",
  condition: (device, _args, { clock, storeFault }) => toCondition(device, storeFault(device.readerId), clock.nowMs()),
  push: toPushReader,
  address: ({ address, push }) => push?.addresses.address ?? address,
  foundAddress: ({ found }) =>
    found === undefined ? null : { enteredAddress: found.from, at: new Date(found.atMs).toISOString() },
  lastSeenAt: (device) => toDateTime(device.lastSeenMs),
  lastPunchAt: async ({ id }, _args, { ledger }) => {
    const newest = { limit: 1, after: undefined, isDescending: true };
    const [position] = await ledger.listPunchPositions({ deviceIds: [id] }, newest);
    return position === undefined ? null : toDateTime(Number(position[0]));
  },
  counts: ({ users, punches, capacity }) =>
    punches === undefined ? null : { users: toCount(users), punches: toCount(punches), capacity: toCount(capacity) },
  transport: ({ transport }) => (transport === undefined ? null : TRANSPORTS[transport]),
  mode: ({ transport, pollSeconds }) => {
    if (transport === undefined || transport === "push") return null;
    return pollSeconds === undefined ? "LIVE" : "POLL";
  },
  pollSeconds: ({ pollSeconds }) => pollSeconds ?? null,
  nameField: ({ textEncoding, usersRead }) =>
    textEncoding === undefined ? null : { textEncoding, bytes: [...(usersRead?.nameBytes ?? [])] },
  recordLayout: ({ recordLayout }) => recordLayout ?? null,
  sixteenByteOrder: ({ sixteenByteOrder }) => sixteenByteOrder ?? null,
  isAdded: ({ isAdded }) => isAdded ?? false,
  heldRead: (device) => {
    const { heldRead } = device;
    if (heldRead === undefined || !isReadHeld(device)) return null;
    const { sinceMs, rows, tooOld, inFuture } = heldRead;
    return { since: new Date(sinceMs).toISOString(), rows, tooOld, inFuture };
  },
  unreadableUsers: ({ unreadUsers, users }) => (unreadUsers === "ALL" ? (users ?? null) : (unreadUsers ?? null)),
  hasOwnChecksums: ({ hasOwnSums }) => hasOwnSums ?? null,
  clock: (device) => (hasClock(device) ? device : null),
  contact: ({ readerId }, _args, { contactOf }) => {
    const contact = contactOf(readerId);
    if (contact === undefined) return null;
    const { sinceMs, bytesIn, bytesOut, longestLockMs } = contact;
    return { since: new Date(sinceMs).toISOString(), bytesIn, bytesOut, longestLockMs: Math.ceil(longestLockMs) };
  },
  logClear: readLogClearing,
  storage: (device, _args, context) => readStorage(device, context),
  securityFindings: (device) => {
    if (!isReader(device)) return null;
    const { address, hasPublicAddress, commKeyStrength, firmware } = device;
    const findings = findWeaknesses({ address, hasPublicAddress, commKeyStrength, firmware });
    return {
      score: toSecurityScore(findings),
      findings: findings.map((finding) => ({ ...finding, steps: [...finding.steps] })),
    };
  },
  live: readLive,
  completeness: (device, _args, { clock, storeFault }) => {
    if (!isReader(device)) return null;
    const { checkedMs, gapFromMs, gapClosedMs, doubts, ...judged } = toCompleteness(
      device,
      clock.nowMs(),
      storeFault(device.readerId) === undefined,
    );
    return {
      ...judged,
      doubts: doubts === undefined ? null : [...doubts],
      checkedAt: toDateTime(checkedMs),
      gapFrom: toDateTime(gapFromMs),
      gapClosedAt: toDateTime(gapClosedMs),
    };
  },
  days: listDeviceDays,
  lastFullReadAt: ({ proof }) => toDateTime(proof && toFullReadMs(proof)),
  fullRead: ({ fullRead }) => {
    if (fullRead === undefined) return null;
    const { atMs, slots, copies, setAside, blanks } = fullRead;
    return { at: new Date(atMs).toISOString(), rows: slots, copies, setAside, unreadable: blanks };
  },
  gaps: (device, { first }, context) => listDeviceGaps(device, first, context),
  setAsideRows: ({ id }, args, context, info) => listSetAside(args, context, { deviceId: id, info }),
  punches: ({ id }, args, context, info) => listPunches(args, context, { deviceIds: [id], info }),
};
