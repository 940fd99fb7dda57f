import type { AuditLog } from "./audit-log.ts";
import { type LookedAt, type PersonLook, toPersonLook } from "./domain/person-views.ts";

/** A page of looks, the newest first. */
export interface LooksPage {
  readonly looks: readonly PersonLook[];
  /** The row that the next page comes after; `undefined` at the end. */
  readonly next: string | undefined;
}

/** Rows of one read, and reads of one page: whoever was never looked at reads no whole audit at once. */
export const LOOK_READS = { rows: 500, reads: 10 } as const;

/** Reads a page of who looked at somebody. @throws {DirectoryError} BAD_USER_INPUT for an `after` that is no row */
export async function readPersonLooks(
  { list }: Pick<AuditLog, "list">,
  lookedAt: LookedAt,
  { first, after }: { readonly first: number; readonly after: string | undefined },
): Promise<LooksPage> {
  const looks: PersonLook[] = [];
  let next = after;
  for (let read = 0; read < LOOK_READS.reads; read++) {
    const rows = await list(LOOK_READS.rows, next, { isView: true });
    for (const row of rows) {
      if (looks.length >= first) return { looks, next };
      next = row.id;
      const look = toPersonLook(row, lookedAt);
      if (look !== undefined) looks.push(look);
    }
    if (rows.length < LOOK_READS.rows) return { looks, next: undefined };
  }
  return { looks, next };
}
