import { DeviceError } from "@biometricflow/zk/client/device-error";
import { isUnknownRequest } from "@biometricflow/zk/client/request";
import { PlaceError } from "../domain/errors.ts";
import type { CollectorDeps, ReaderClient, ReaderPlan } from "./reader-plan.ts";
import { ReaderSession } from "./reader-session.ts";

/**
 * Visits a reader: connects, checks that it is still the same one, asks for events before it reads anything, reads what
 * is missing, declares it online. `POLL` returns then; `LIVE` stays.
 *
 * @throws {PlaceError} DEVICE_REPLACED when another reader answers at the address.
 * @throws the failure that ended the session, or the reason of `stopping`.
 */
export async function visitReader(plan: ReaderPlan, deps: CollectorDeps, stopping: AbortSignal): Promise<void> {
  const ending = new AbortController();
  const signal = AbortSignal.any([stopping, ending.signal]);
  let session: ReaderSession | undefined;
  const client = deps.createClient({
    host: plan.host,
    port: plan.port,
    commKey: plan.commKey,
    textEncoding: plan.textEncoding,
    connectTimeoutMs: deps.timing.connectTimeoutMs,
    requestTimeoutMs: deps.timing.requestTimeoutMs,
    onEvent: (event) => session?.intake.push(event),
    onClose: (error) => ending.abort(error),
  });
  await client.connect(signal);
  try {
    const serialNumber = await identify(plan, deps, { client, signal });
    const precedingMs = await deps.ledger.readLastInstant(plan.readerId);
    const onFailure = (error: unknown) => ending.abort(error);
    session = new ReaderSession({ plan, deps, client, signal, serialNumber, precedingMs, onFailure });
    if (plan.mode.kind === "LIVE") await askForEvents(plan, deps, { client, signal });
    await session.catchUp();
    await declareOnline(plan, deps);
    if (plan.mode.kind === "LIVE") await session.stay();
  } finally {
    await client.close();
    await session?.intake.settle();
  }
}

interface OpenClient {
  readonly client: ReaderClient;
  readonly signal: AbortSignal;
}

/** A reader without events is collected from all the same: each heartbeat compares the counts. */
async function askForEvents(
  { readerId }: ReaderPlan,
  deps: CollectorDeps,
  { client, signal }: OpenClient,
): Promise<void> {
  try {
    await client.registerEvents(undefined, signal);
  } catch (error) {
    if (!(error instanceof DeviceError) || !isUnknownRequest(error.answerCode)) throw error;
    deps.log.warn({ readerId, code: error.code }, "the reader sends no events: punches come by reading its log");
  }
}

async function identify(plan: ReaderPlan, deps: CollectorDeps, { client, signal }: OpenClient): Promise<string> {
  const { readerId } = plan;
  const identity = await client.readIdentity(signal);
  const serialNumber = identity.serialNumber ?? identity.macAddress;
  if (serialNumber === undefined) {
    throw new PlaceError("DEVICE_PROTOCOL_ERROR", "the reader states neither serial number nor address", { readerId });
  }
  const known = await deps.ledger.readDevice(readerId);
  if (known.serialNumber !== undefined && known.serialNumber !== serialNumber) {
    throw new PlaceError("DEVICE_REPLACED", `reader ${serialNumber} answers where ${known.serialNumber} was`, {
      readerId,
    });
  }
  const { model, platform, firmware } = identity;
  const status = known.status === "ONLINE" ? "ONLINE" : "CONNECTING";
  const lastSeenMs = deps.clock.nowMs();
  await deps.ledger.recordFacts(readerId, { serialNumber, model, platform, firmware, status, lastSeenMs });
  return serialNumber;
}

async function declareOnline(plan: ReaderPlan, deps: CollectorDeps): Promise<void> {
  const { readerId } = plan;
  const device = await deps.ledger.readDevice(readerId);
  const isGapOpen = device.gapFromMs !== undefined && device.gapClosedMs === undefined;
  const lastSeenMs = deps.clock.nowMs();
  if (isGapOpen) {
    const { gapFromMs } = device;
    await deps.ledger.recordFacts(
      readerId,
      { status: "ONLINE", fault: undefined, lastSeenMs, gapFromMs, gapClosedMs: lastSeenMs },
      "GAP",
    );
  } else {
    await deps.ledger.recordFacts(readerId, { status: "ONLINE", fault: undefined, lastSeenMs });
  }
  if (device.status !== "ONLINE")
    deps.log.info({ readerId, serialNumber: device.serialNumber }, "the reader is online");
}
