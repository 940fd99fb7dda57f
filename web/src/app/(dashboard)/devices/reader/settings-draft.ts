import type { DeviceTransport, ReadingMode, UpdateDeviceInput } from "@biometricflow/sdk/generated/graphql";
import { toLatinDigits } from "../../../../lib/latin-digits.ts";
import type { Reader } from "./reader.ts";

/** What of a reader somebody types anew: text, whatever it says. An empty comm key leaves it as it is, and so does no choice. */
export interface SettingsDraft {
  readonly name: string;
  readonly host: string;
  readonly port: string;
  readonly commKey: string;
  /** Empty where the place does not say what it is. */
  readonly transport: DeviceTransport | "";
  readonly mode: ReadingMode | "";
  /** Of mode POLL. */
  readonly pollSeconds: string;
}

/** What is wrong with a draft. */
export type SettingsFault = "name" | "host" | "port" | "commKey" | "pollSeconds";

const STAYS_CONNECTED = 0;
const LARGEST_KEY = 999_999;
const LARGEST_PORT = 65_535;
const LONGEST_POLL_SECONDS = 99_999;

type KnownSettings = Pick<Reader, "name" | "address" | "transport" | "mode" | "pollSeconds">;

/** A reader as it is now. Its comm key is told to nobody. */
export function toSettingsDraft({ name, address, transport, mode, pollSeconds }: KnownSettings): SettingsDraft {
  const at = address?.lastIndexOf(":") ?? -1;
  const [host, port] = at < 0 ? ["", ""] : [address?.slice(0, at) ?? "", address?.slice(at + 1) ?? ""];
  return {
    ...{ name: name ?? "", host, port, commKey: "" },
    ...{ transport: transport === null || transport === "PUSH" ? "" : transport, mode: mode ?? "" },
    pollSeconds: pollSeconds === null ? "" : String(pollSeconds),
  };
}

/** Inputs of the graph, by the fields in which they are typed. */
const FIELDS: ReadonlyMap<unknown, SettingsFault> = new Map(
  (["name", "host", "port", "commKey", "pollSeconds"] as const).map((name) => [`input.${name}`, name]),
);

/** The field that a place refused, where it names one. */
export function toRefusedField(details: Readonly<Record<string, unknown>> | undefined): SettingsFault | undefined {
  return FIELDS.get(details?.["argument"]);
}

/** Everything that is wrong with a draft, in the order of its fields. */
export function listSettingsFaults(draft: SettingsDraft): readonly SettingsFault[] {
  const judged: readonly (readonly [SettingsFault, boolean])[] = [
    ["name", draft.name.trim() !== ""],
    ["host", draft.host.trim() !== "" && !/[\s/]/.test(draft.host.trim())],
    ["port", isWithin(draft.port, 1, LARGEST_PORT)],
    ["commKey", draft.commKey.trim() === "" || isWithin(draft.commKey, 0, LARGEST_KEY)],
    ["pollSeconds", draft.mode !== "POLL" || isWithin(draft.pollSeconds, 1, LONGEST_POLL_SECONDS)],
  ];
  return judged.flatMap(([fault, isRight]) => (isRight ? [] : [fault]));
}

/** What is sent: what is another than before; undefined where nothing is. */
export function toUpdateInput(
  deviceId: string,
  before: SettingsDraft,
  draft: SettingsDraft,
): UpdateDeviceInput | undefined {
  const { name, host, port, commKey, transport, mode } = draft;
  const input = {
    ...(name.trim() === before.name.trim() ? {} : { name: name.trim() }),
    ...(toLatinDigits(host.trim()) === toLatinDigits(before.host.trim()) ? {} : { host: toLatinDigits(host.trim()) }),
    ...(toDigits(port) === toDigits(before.port) ? {} : { port: Number(toDigits(port)) }),
    ...(commKey.trim() === "" ? {} : { commKey: Number(toDigits(commKey)) }),
    ...(transport === "" || transport === before.transport ? {} : { transport }),
    ...(mode === "" || isSamePace(before, draft) ? {} : { pollSeconds: toSeconds(draft) }),
  };
  return Object.keys(input).length === 0 ? undefined : { deviceId, ...input };
}

/** Whether it is visited as before. A pause of 0 is no way to say that it stays connected: it is another one, and a wrong one. */
function isSamePace(before: SettingsDraft, draft: SettingsDraft): boolean {
  return before.mode === draft.mode && toSeconds(before) === toSeconds(draft);
}

/** Between two visits; undefined where nobody says. */
function toSeconds({ mode, pollSeconds }: Pick<SettingsDraft, "mode" | "pollSeconds">): number | undefined {
  if (mode === "") return undefined;
  return mode === "LIVE" ? STAYS_CONNECTED : Number(toDigits(pollSeconds));
}

function isWithin(text: string, least: number, most: number): boolean {
  const digits = toDigits(text);
  return /^\d{1,6}$/.test(digits) && Number(digits) >= least && Number(digits) <= most;
}

function toDigits(text: string): string {
  return toLatinDigits(text.trim());
}
