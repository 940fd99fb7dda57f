import NodeZklib from "node-zklib";
import ZklibJs from "zklib-js";
import ZktecoJs from "zkteco-js";
import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { readLog } from "@biometricflow/zk/client/read-log";
import type { AttendanceRecord } from "@biometricflow/zk/codec/attendance-record";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import { readPlainly } from "./plain-framing.ts";

/** Reads a log whole; gives how many rows it got. */
export type ReadRows = (port: number) => Promise<number>;

const HOST = "127.0.0.1";
const TIMEOUT_MS = 5_000;

/**
 * Who reads, this program first. As plain framing does, it adds up the times of the rows; once more it reads every value of
 * each row, which plain framing never does. The packages make objects of the rows, and nobody looks at those.
 */
export const CLIENTS: Readonly<Record<string, ReadRows>> = {
  biometricflow: (port) => readByThis(port, ({ packedTime }) => packedTime),
  "biometricflow, every value of each row": (port) => readByThis(port, decodeRow),
  "plain framing": async (port) => (await readPlainly(port)).rows,
  "node-zklib": (port) => readByPeer(new NodeZklib(HOST, port, TIMEOUT_MS, 0)),
  "zkteco-js": (port) => readByPeer(new ZktecoJs(HOST, port, TIMEOUT_MS, 0)),
  "zklib-js": (port) => readByPeer(new ZklibJs(HOST, port, TIMEOUT_MS, 0)),
};

type Look = (record: AttendanceRecord) => number;

async function readByThis(port: number, look: Look): Promise<number> {
  const settings = { commKey: 0, requestTimeoutMs: 60_000, onEvent: () => undefined, onClose: () => undefined };
  const opener = createTcpOpener({ host: HOST, port, connectTimeoutMs: 60_000 });
  const reader = await connectReader(opener, settings, new AbortController().signal);
  let [rows, sum] = [0, 0];
  for await (const { records } of readLog(reader)) {
    rows += records.length;
    sum += addUp(records, look);
  }
  await reader.close();
  return sum > 0 ? rows : 0;
}

/** Not in the loop above: what an asynchronous function does itself stays slow for long, as the loop of nobody who reads rows. */
function addUp(records: readonly AttendanceRecord[], look: Look): number {
  let sum = 0;
  for (const record of records) sum += look(record);
  return sum;
}

/** Reads what a place stores of a row. */
function decodeRow(record: AttendanceRecord): number {
  const { userForm, pin = "", slot = 0, userBytes, localTime = "", localDigits } = record;
  const { stateCode, verifyCode, workCode = 0, raw } = record;
  const text = userForm.length + pin.length + localTime.length + localDigits.length;
  return text + slot + stateCode + verifyCode + workCode + raw.length + (userBytes?.length ?? 0);
}

/** A peer that fails has no rows. */
async function readByPeer(client: PeerClient): Promise<number> {
  try {
    await client.createSocket();
    const { data, err } = await client.getAttendances(() => undefined);
    return err ? 0 : data.length;
  } catch {
    return 0;
  } finally {
    await client.disconnect().catch(() => undefined);
  }
}
