import type { PlaceFailure } from "../operation/place-failure.ts";
import { type ConditionalField, listFields } from "../operation/selection.ts";
import type { FieldReply } from "./field-answer.ts";
import type { PageWish } from "./page-wish.ts";

/** What a place gave for a connection that it alone answers; a failure when it holds more rows than were asked for. */
export function boundPage(
  reply: FieldReply,
  {
    field,
    wish,
    place,
    asOf,
  }: {
    readonly field: ConditionalField;
    /** `undefined` for what is no connection. */
    readonly wish: PageWish | undefined;
    readonly place: string;
    readonly asOf: string | null;
  },
): FieldReply {
  if (wish === undefined || reply.kind !== "VALUE") return reply;
  const edges = listFields(field.node.selectionSet?.selections ?? []).filter(({ node }) => node.name.value === "edges");
  const isTooLong = edges.some(({ key }) => {
    const rows: unknown = Reflect.get(Object(reply.value), key);
    return Array.isArray(rows) && rows.length > wish.first;
  });
  return isTooLong ? { kind: "FAILURE", failure: toTooManyRows(place, asOf) } : reply;
}

/** The failure of a place that gives more rows than it was asked for. */
export function toTooManyRows(place: string, asOf: string | null): PlaceFailure {
  return { place, code: "PLACE_ERROR", message: `The place ${place} gave more rows than it was asked for`, asOf };
}
