import type { DeviceRecord } from "../domain/device.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import { findSerialHolder } from "../domain/serial-holder.ts";
import { toJobKeyName } from "./job-keys.ts";
import type { JobTools, JobWork } from "./job-work.ts";
import { type Probed, probeReader } from "./probe-reader.ts";
import { inStep } from "./steps.ts";

/**
 * Adds a reader that answers everything its visits need; with `isForced` also one that does not, such as one that is not wired yet.
 * One that another reader of the place stands for is never added.
 */
export function createAddDevice(tools: JobTools): JobWork<"ADD_DEVICE"> {
  const { ledger, clock, adding } = tools;
  const { desk, keys, toPlan } = adding;
  return async ({ reader, isForced }, progress) => {
    const commKey = await keys.read(toJobKeyName(progress.id));
    try {
      await refuse(desk.judge(reader));
      const found: Probed = {};
      const onIdentity = async ({ serialNumber }: Probed) =>
        refuseOther(await ledger.listDevices(), reader.id, serialNumber ?? "");
      const probe = {
        plan: toPlan(reader, commKey),
        tools: adding,
        progress,
        nowMs: () => clock.nowMs(),
        found,
        onIdentity,
      };
      const isProved = await probeReader(probe).then(
        () => true,
        (error: unknown) => {
          if (!isForced || progress.signal.aborted || isNeverForced(error)) throw error;
          return false;
        },
      );
      await inStep(progress, { code: "STORE" }, async () => {
        await refuse(desk.add(reader, commKey));
        return isProved ? undefined : "Added all the same, as it was asked for";
      });
      return { ...found, isProved };
    } finally {
      await keys.write(toJobKeyName(progress.id), 0);
    }
  };
}

async function refuse(judged: Promise<{ readonly message: string } | undefined>): Promise<void> {
  const refusal = await judged;
  if (refusal !== undefined) throw new JobError("JOB_REFUSED", refusal.message);
}

function refuseOther(devices: readonly DeviceRecord[], id: string, serialNumber: string): void {
  const holder = findSerialHolder(devices, serialNumber);
  if (holder !== undefined && holder !== id)
    throw new JobError("DEVICE_DUPLICATE", `The reader ${holder} of this place has the serial number ${serialNumber}`);
  const before = devices.find(({ readerId }) => readerId === id)?.serialNumber;
  if (before !== undefined && before !== serialNumber)
    throw new JobError("DEVICE_REPLACED", `The id ${id} belonged to the reader ${before}: choose another id`);
}

function isNeverForced(error: unknown): boolean {
  return error instanceof JobError && (error.code === "DEVICE_DUPLICATE" || error.code === "DEVICE_REPLACED");
}
