import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { OperatedPrivacy } from "@biometricflow/directory/operate";
import type { AccessTable } from "@biometricflow/service/graphql/access";
import { DATA_KINDS, type DataKind } from "./data-kinds.ts";
import { toCell, toText } from "./mark-up.ts";

/** The form of the record; another number where a reader of it would have to change. */
const RECORD_FORMAT = "biometricflow-processing/1";

/** The record of processing of an organisation: what it keeps of whom, why, where, for how long, and who may see it. */
export interface ProcessingRecord {
  readonly format: typeof RECORD_FORMAT;
  readonly organisation: string;
  readonly places: readonly { readonly id: string; readonly name: string; readonly isHere: boolean }[];
  readonly kinds: readonly RecordedKind[];
  /** Null where the directory was never started: nobody knows. */
  readonly recipients: Awaited<ReturnType<OperatedPrivacy["listReceivers"]>> | null;
  /** It takes every e-mail that is sent; null where none is. */
  readonly mailServer: { readonly host: string } | null;
  readonly measures: readonly string[];
  /** What only people of the organisation know. */
  readonly toBeFilledIn: readonly string[];
}

interface RecordedKind extends Pick<DataKind, "name" | "purpose" | "people" | "data"> {
  readonly where: string;
  /** Roles of the graph. */
  readonly seenBy: readonly string[];
  readonly kept: string;
}

const TO_BE_FILLED_IN: readonly string[] = [
  "the controller, its representative and the data protection officer",
  "the legal ground of each purpose",
  "transfers to other countries, and the safeguards of each",
  "whoever runs the machines, the database and the backups",
];

/** Puts the record together; the same organisation gives the same record. */
export function toProcessingRecord(
  organisation: OrganisationConfig,
  access: AccessTable,
  recipients: ProcessingRecord["recipients"],
): ProcessingRecord {
  const { places, remotePlaces } = organisation;
  const here = places.map(({ id, name }) => ({ id, name, isHere: true }));
  const elsewhere = remotePlaces.map(({ id, name }) => ({ id, name, isHere: false }));
  return {
    ...{ format: RECORD_FORMAT, organisation: organisation.name, places: [...here, ...elsewhere].toSorted(byId) },
    kinds: DATA_KINDS.map(({ name, purpose, people, data, keeper, fields, kept }) => ({
      ...{ name, purpose, people, data, where: WHERE[keeper] },
      ...{ seenBy: toRoles(fields, access), kept: toTime(kept, organisation) },
    })),
    mailServer: organisation.email === undefined ? null : { host: organisation.email.host },
    ...{ recipients, measures: listMeasures(organisation), toBeFilledIn: TO_BE_FILLED_IN },
  };
}

function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  return left.id < right.id ? -1 : 1;
}

const WHERE: Readonly<Record<DataKind["keeper"], string>> = {
  PLACE: "the store of each place: a file of its machine, or its schema of the database",
  ATTENDANCE: "the store of attendance: a file of its machine, or the database",
  DIRECTORY: "the store of the directory: a file of its machine",
};

/** @throws {TypeError} for a field that nobody may select: the list of kinds must be corrected */
function toRoles(fields: readonly string[], access: AccessTable): readonly string[] {
  const roles = fields.flatMap((coordinate) => {
    const [type = "", field = ""] = coordinate.split(".");
    const stated = access.statedRoles(type, field);
    if (stated === undefined) throw new TypeError(`the graph says of no role that it may select ${coordinate}`);
    return [...stated];
  });
  return [...new Set(roles)].toSorted();
}

function toTime(kept: DataKind["kept"], { retention }: OrganisationConfig): string {
  switch (kept) {
    case "GOOD":
      return "until the person is erased";
    case "ENROLMENT":
      return "until the person is off every reader";
    case "AUDIT":
      return `${retention.auditDays} days`;
    case "SESSION":
      return `${retention.sessionDays} days after the end`;
    case "DELIVERY":
      return "30 days after the end";
    case "EXPORT":
      return "a day";
    case "JOB":
      return "30 days after the end";
  }
}

function listMeasures({ security, publicUrl, sessions, identity }: OrganisationConfig): readonly string[] {
  const isSecure = publicUrl?.startsWith("https:") === true;
  return [
    "fingers and faces are never read from readers, stored or copied",
    "rights by role and place on every field of the graph, enforced at the router and at each subgraph",
    "every change, sign-in, refusal and file of an export in an audit whose rows are chained by hashes",
    "passwords and keys of programs kept as hashes, second factors and comm keys encrypted",
    "stores, keys and exports readable by their owner alone",
    "erasure from every store and reader, with a receipt",
    `browsers reach it by ${isSecure ? "TLS" : "plain HTTP, or on this machine alone"}`,
    `a second factor is ${security.secondFactor === "ADMIN" ? "demanded of every ADMIN" : "up to whoever signs in"}`,
    `a session ends ${sessions.idleMs / 3_600_000} hours after its last use, and ${sessions.longestMs / 86_400_000} days after its sign-in`,
    `a PIN is ${identity === "organisation" ? "one person in the whole organisation" : "somebody else at each place"}`,
    "NOT protected: the protocol of the readers is plain; their network must be its own",
  ];
}

/** The record for people. */
export function toRecordText(record: ProcessingRecord): string {
  const { organisation, places, kinds, recipients, mailServer, measures, toBeFilledIn } = record;
  const mail = mailServer === null ? [] : [`${toText(mailServer.host)}, the mail server: every e-mail`];
  const told = recipients?.map(({ name, host, events, places: at, isEnabled }) => {
    const state = isEnabled ? "" : " (switched off)";
    return `${toText(name)} at ${toText(host)}: ${events.join(", ")} of ${at.map(toText).join(", ")}${state}`;
  });
  return [
    `# Record of processing: ${toText(organisation)}`,
    "\n## Places\n",
    ...places.map(({ id, name, isHere }) => `- ${id}: ${toText(name)}${isHere ? "" : ", on another machine"}`),
    "\n## Data\n",
    "| what | why | of whom | data | where | seen by | kept |\n|---|---|---|---|---|---|---|",
    ...kinds.map(
      (it) =>
        `| ${[it.name, it.purpose, it.people, it.data, it.where, it.seenBy.join(", "), it.kept].map(toCell).join(" | ")} |`,
    ),
    "\n## Recipients\n",
    ...toList([...(told ?? ["NOT KNOWN: the directory was never started on this machine"]), ...mail]),
    "\n## Measures\n",
    ...toList(measures),
    "\n## To be filled in by the organisation\n",
    ...toList(toBeFilledIn),
    "",
  ].join("\n");
}

function toList(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ["none"] : lines.map((line) => `- ${line}`);
}
