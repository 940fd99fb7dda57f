import { encodeVectorCursor } from "@biometricflow/schema/vector-cursor";
import { expect, it } from "vitest";
import { parseFeedRequest } from "./feed-request.ts";

const HEAD = { epoch: "e1", seq: 10 };
const cursor = (place: string, epoch: string, seq: number) => encodeVectorCursor(new Map([[place, { epoch, seq }]]));

it.each([
  [{}, { afterSeq: 0, limit: 5_000 }],
  [
    { after: "10", limit: "1" },
    { afterSeq: 10, limit: 1 },
  ],
  [{ after: cursor("riyadh", "e1", 4) }, { afterSeq: 4, limit: 5_000 }],
  [{ after: cursor("cairo", "e2", 99) }, { afterSeq: 0, limit: 5_000 }],
  [{ after: "11" }, "CURSOR_RESET"],
  [{ after: cursor("riyadh", "e1", 11) }, "CURSOR_RESET"],
  [{ after: cursor("riyadh", "e2", 1) }, "CURSOR_RESET"],
  [{ after: "-1" }, "BAD_CURSOR"],
  [{ after: "" }, "BAD_CURSOR"],
  [{ limit: "0" }, "BAD_USER_INPUT"],
  [{ limit: "5001" }, "BAD_USER_INPUT"],
  [{ limit: "1.5" }, "BAD_USER_INPUT"],
])("reads %j as %j", (query, expected) => {
  expect(parseFeedRequest(query, "riyadh", HEAD)).toEqual(expected);
});

it.each([
  [{}, { afterSeq: 7, limit: 5_000 }],
  [{ after: "7" }, { afterSeq: 7, limit: 5_000 }],
  [{ after: "6" }, "CURSOR_RESET"],
  [{ after: cursor("riyadh", "e1", 6) }, "CURSOR_RESET"],
  [{ after: cursor("cairo", "e1", 6) }, { afterSeq: 7, limit: 5_000 }],
])("reads %j as %j where entries up to 7 are kept no more", (query, expected) => {
  expect(parseFeedRequest(query, "riyadh", { ...HEAD, floorSeq: 7 })).toEqual(expected);
});
