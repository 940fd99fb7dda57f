import { isUnwritten } from "./attendance-layout.ts";
import { ZkWireError } from "./errors.ts";
import { decideLayout, type LayoutReading } from "./layout-decision.ts";
import { lookAtUser, USER_RECORD_SIZES, type UserRecordSize } from "./user-look.ts";

/** Users that must agree with a size. */
const AGREEING_SHARE = 0.9;

type UserSizeName = `${UserRecordSize}`;

/**
 * Finds the size of the users of a data set that is not empty: bytes and count must agree, as for rows of the log.
 *
 * @param reportedCount as the reader said; 0 or less when unknown.
 * @throws {ZkWireError} `BAD_RECORD` when they leave no size, or more than one.
 */
export function detectUserSize(payload: Buffer, reportedCount: number): UserRecordSize {
  const fitting = USER_RECORD_SIZES.filter((size) => payload.length % size === 0);
  const decided = decideLayout<UserSizeName>(
    fitting.map((size) => toReading(payload, size)),
    reportedCount,
  );
  const size = USER_RECORD_SIZES.find((it) => `${it}` === decided);
  if (size !== undefined) return size;
  const tried = fitting.length === 0 ? "no known size divides them" : `tried ${fitting.join(", ")} bytes each`;
  throw new ZkWireError(
    "BAD_RECORD",
    `${payload.length} bytes for ${reportedCount} users fit no size for sure: ${tried}`,
  );
}

function toReading(payload: Buffer, size: UserRecordSize): LayoutReading<UserSizeName> {
  let [written, agreeing, clean] = [0, 0, 0];
  for (let offset = 0; offset < payload.length; offset += size) {
    const user = payload.subarray(offset, offset + size);
    if (isUnwritten(user)) continue;
    written++;
    const look = lookAtUser(user, size);
    if (look === "CLEAN" || look === "ODD") agreeing++;
    if (look === "CLEAN") clean++;
  }
  const [agrees, isClean] = [agreeing >= written * AGREEING_SHARE, clean >= written * AGREEING_SHARE];
  return { layout: `${size}`, recordBytes: size, records: payload.length / size, agrees, isClean };
}
