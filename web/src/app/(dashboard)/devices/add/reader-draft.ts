import type { AddDeviceInput, DeviceTransport } from "@biometricflow/sdk/generated/graphql";
import { toLatinDigits } from "../../../../lib/latin-digits.ts";

/** A reader as somebody types it: text, whatever it says. */
export interface ReaderDraft {
  readonly placeId: string;
  readonly name: string;
  /** Null while it follows the name. */
  readonly id: string | null;
  readonly host: string;
  readonly port: string;
  readonly transport: DeviceTransport;
  readonly commKey: string;
}

/** What is wrong with a draft. */
export type DraftFault = "name" | "id" | "host" | "port" | "commKey";

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const LARGEST_KEY = 999_999;
const LARGEST_PORT = 65_535;

/** A draft in which nothing is typed yet. */
export function toFirstDraft(placeId: string): ReaderDraft {
  return { placeId, name: "", id: null, host: "", port: "4370", transport: "TCP", commKey: "" };
}

/** The id that a name suggests, such as `main-gate`; one that has no Latin letters suggests none. */
export function toSuggestedId(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, 64);
}

/** The id of a draft. */
export function toDraftId({ id, name }: Pick<ReaderDraft, "id" | "name">): string {
  return id ?? toSuggestedId(name);
}

/** Everything that is wrong with a draft, in the order of its fields. */
export function listFaults(draft: ReaderDraft): readonly DraftFault[] {
  const judged: readonly (readonly [DraftFault, boolean])[] = [
    ["name", draft.name.trim() !== ""],
    ["id", ID.test(toDraftId(draft))],
    ["host", draft.host.trim() !== "" && !/[\s/]/.test(draft.host.trim())],
    ["port", isWithin(draft.port, 1, LARGEST_PORT)],
    ["commKey", draft.commKey.trim() === "" || isWithin(draft.commKey, 0, LARGEST_KEY)],
  ];
  return judged.flatMap(([fault, isRight]) => (isRight ? [] : [fault]));
}

/** What is sent for a draft without faults. */
export function toAddInput(draft: ReaderDraft, force: boolean): AddDeviceInput {
  const { placeId, transport } = draft;
  return {
    placeId,
    id: toDraftId(draft),
    name: draft.name.trim(),
    host: toLatinDigits(draft.host.trim()),
    port: toNumber(draft.port),
    transport,
    commKey: toNumber(draft.commKey),
    force,
  };
}

function isWithin(text: string, least: number, most: number): boolean {
  const digits = toLatinDigits(text.trim());
  return /^\d{1,6}$/.test(digits) && Number(digits) >= least && Number(digits) <= most;
}

function toNumber(text: string): number {
  return Number(toLatinDigits(text.trim()) || "0");
}
