import type { FeedEntry, LedgerReader } from "../domain/ledger.ts";
import type { PunchRecord } from "../domain/punch.ts";

/** What came in longer ago is no burst any more: a follower catches up. */
const NEWS_MS = 600_000;

/**
 * How many punches among entries name a PIN that is enrolled on no reader. Those of a first read are history, as are those that came in more than ten
 * minutes ago; and where the users of a reader were not read in full, nobody knows whose PINs are unknown.
 */
export async function countUnknownPins(
  entries: readonly Pick<FeedEntry, "kind" | "row">[],
  ledger: Pick<LedgerReader, "findUsers" | "listDevices">,
  nowMs: number,
): Promise<number> {
  const isNews = ({ isFirstRead, setAside, receivedAtMs }: PunchRecord) =>
    !isFirstRead && setAside === undefined && receivedAtMs > nowMs - NEWS_MS;
  const rows = entries.flatMap(({ kind, row }) => (kind === "PUNCH" && row !== undefined && isNews(row) ? [row] : []));
  if (rows.length === 0) return 0;
  const devices = await ledger.listDevices();
  const known = new Set(devices.filter((it) => it.usersRead !== undefined && it.unreadUsers === 0).map(({ id }) => id));
  const judged = rows.filter(({ deviceId }) => known.has(deviceId));
  const users = await ledger.findUsers([...new Set(judged.map(({ userId }) => userId))]);
  const enrolled = new Set(users.map(({ id }) => id));
  return judged.filter(({ userId }) => !enrolled.has(userId)).length;
}
