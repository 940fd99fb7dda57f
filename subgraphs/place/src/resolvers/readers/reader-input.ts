import type { AddedReader } from "../../domain/readers/added-reader.ts";
import type { ReaderChange } from "../../domain/readers/reader-operations.ts";
import type { AddDeviceInput, DeviceTransport, UpdateDeviceInput } from "../../generated/resolvers.ts";

/** A reader as it is asked for, its comm key apart. Nothing of it is judged yet. */
export function toAddedReader(input: AddDeviceInput): { readonly reader: AddedReader; readonly commKey: number } {
  const { id, name, host, since, fixedOffset } = input;
  const reader = {
    ...{ id, name, host, port: input.port ?? 4370, transport: toTransport(input.transport ?? "TCP") },
    mode: toMode(input.pollSeconds ?? 0),
    ...(since == null ? {} : { since }),
    ...(fixedOffset == null ? {} : { fixedOffset }),
    textEncoding: input.textEncoding ?? "utf-8",
    recordLayout: input.recordLayout ?? "AUTO",
    sixteenByteOrder: input.sixteenByteOrder ?? "VERIFY_FIRST",
  };
  return { reader, commKey: input.commKey ?? 0 };
}

/** What is to be another; null is what stays. */
export function toReaderChange({ deviceId: _id, transport, pollSeconds, ...same }: UpdateDeviceInput): ReaderChange {
  const { name, host, port, commKey, since, fixedOffset, textEncoding, recordLayout, sixteenByteOrder } = same;
  return {
    ...(name == null ? {} : { name }),
    ...(host == null ? {} : { host }),
    ...(port == null ? {} : { port }),
    ...(transport == null ? {} : { transport: toTransport(transport) }),
    ...(commKey == null ? {} : { commKey }),
    ...(pollSeconds == null ? {} : { mode: toMode(pollSeconds) }),
    ...(since == null ? {} : { since }),
    ...(fixedOffset == null ? {} : { fixedOffset }),
    ...(textEncoding == null ? {} : { textEncoding }),
    ...(recordLayout == null ? {} : { recordLayout }),
    ...(sixteenByteOrder == null ? {} : { sixteenByteOrder }),
  };
}

function toTransport(transport: DeviceTransport): AddedReader["transport"] {
  return transport === "UDP" ? "udp" : "tcp";
}

function toMode(pollSeconds: number): string {
  return pollSeconds === 0 ? "LIVE" : `POLL(${pollSeconds})`;
}
