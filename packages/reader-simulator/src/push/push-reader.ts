import { type AskedFor, type FetchedCommand, readCommands, understand } from "./push-commands.ts";
import { callServer, type PushAnswer, type PushServer } from "./push-http.ts";

/** One punch in the reader's log. */
export interface PushRow {
  readonly userId: string;
  /** `YYYY-MM-DDTHH:mm:ss` on the reader's clock. */
  readonly time: string;
  readonly verify: number;
  /** The key that was pressed; 255 for none. */
  readonly punch: number;
}

/** Somebody who is enrolled. */
export interface PushPerson {
  readonly userId: string;
  readonly name: string;
  readonly card?: number;
  /** 0, a plain user, when omitted. */
  readonly privilege?: number;
  readonly password?: string;
  /** `Grp`, `TZ` and `Verify`, as they stand in the line. */
  readonly group?: string;
  readonly timeZones?: string;
  readonly verify?: string;
}

/** What a reader that calls its server is. */
export interface PushReaderOptions {
  /** Asked for with each request where it can become another one. */
  readonly serialNumber: string | (() => string);
  readonly server: PushServer;
  readonly rows?: readonly PushRow[];
  readonly people?: readonly PushPerson[];
  /** Shown at the handshake; nothing when omitted. */
  readonly commKey?: string;
  /** Fields of a punch, from 4 to 12; 10 when omitted. */
  readonly fields?: number;
  /** Whether a TAB stands behind the last field, as on firmware 2.4.1. */
  readonly hasTrailingTab?: boolean;
  /** Rows of one request; 100 when omitted. */
  readonly batch?: number;
  /** Carries each request to the server; HTTP when omitted. */
  readonly call?: typeof callServer;
  /** Commands that its firmware does not know. */
  readonly unknown?: readonly AskedFor["kind"][];
  /** What it answers to some commands, without doing them. */
  readonly codes?: Partial<Readonly<Record<AskedFor["kind"], number>>>;
}

/** What can go wrong on the way. */
export interface PushFaults {
  /** So many answers are lost after the server has sent them. */
  lostAnswers: number;
  /** Each batch is sent twice. */
  doubled: boolean;
  /** So many rows are counted that it does not send. */
  withheld: number;
}

const UNKNOWN_COMMAND = -1_002;
const NO_SUCH_USER = -10;
const USER_REMOVED = 9;
const OK = /^OK/;

/**
 * A reader that pushes: it keeps every row until the server has answered `OK`, sends a batch again whose answer was lost, and does
 * what the server's commands ask. Nothing happens by itself: whoever holds it says when it calls.
 */
export class PushReader {
  readonly faults: PushFaults = { lostAnswers: 0, doubled: false, withheld: 0 };
  /** Every request, as it went out. */
  readonly sent: string[] = [];
  /** Results that were told, by the text of their command. */
  readonly done: (readonly [text: string, code: number])[] = [];
  server: PushServer;
  readonly #options: PushReaderOptions;
  readonly #log: PushRow[];
  #people: readonly PushPerson[];
  #acknowledged = 0;

  constructor(options: PushReaderOptions) {
    this.#options = options;
    this.#log = [...(options.rows ?? [])];
    this.#people = options.people ?? [];
    this.server = options.server;
  }

  /** The reader's log, in its order. */
  get log(): readonly PushRow[] {
    return this.#log;
  }

  /** Everybody who is enrolled. */
  get people(): readonly PushPerson[] {
    return this.#people;
  }

  /** Rows of which the server has not said that it has them. */
  get pending(): number {
    return this.#log.length - this.#acknowledged;
  }

  /** Somebody punches. */
  punch(...rows: readonly PushRow[]): void {
    this.#log.push(...rows);
  }

  /** Its log is another one now: what was acknowledged of the old one says nothing of this. */
  replaceLog(rows: readonly PushRow[]): void {
    this.#log.splice(0, this.#log.length, ...rows);
    this.#acknowledged = 0;
  }

  /** Somebody is removed at the reader; it says that somebody was. */
  async removePerson(pin: string, time: string): Promise<PushAnswer> {
    this.#people = this.#people.filter(({ userId }) => userId !== pin);
    return this.tellOperation(USER_REMOVED, time);
  }

  /** Tells of operations at the reader, such as 23: its log was cleared. @param details of an operation, such as a slot */
  async tellOperation(code: number, time: string, ...details: readonly number[]): Promise<PushAnswer> {
    const fields = [code, 0, time.replace("T", " "), ...[0, 1, 2, 3].map((index) => details[index] ?? 0)];
    const target = `cdata?SN=${this.#serial}&table=OPERLOG&OpStamp=9999`;
    return this.#call("POST", target, `OPLOG ${fields.join("\t")}\n`);
  }

  /** Asks for its settings, as after power-on. @returns the answer */
  async handshake(): Promise<PushAnswer> {
    const key = this.#options.commKey === undefined ? "" : `&pushcommkey=${encodeURIComponent(this.#options.commKey)}`;
    return this.#call(
      "GET",
      `cdata?SN=${this.#serial}&options=all&pushver=2.4.1&language=69&DeviceType=att&PushOptionsFlag=1${key}`,
    );
  }

  /** Sends what is not acknowledged, a batch after the other, until one fails. @returns whether everything is acknowledged */
  async upload(): Promise<boolean> {
    while (this.pending > 0) {
      const rows = this.#log.slice(this.#acknowledged, this.#acknowledged + (this.#options.batch ?? 100));
      if (!(await this.#sendRows(rows))) return false;
      this.#acknowledged += rows.length;
    }
    return true;
  }

  /** Tells its settings. */
  async tellOptions(): Promise<void> {
    const text = `~DeviceName=SimPush,FWVersion=Ver 2.4.1-sim,~MaxAttLogCount=10,TransactionCount=${this.#counted}`;
    await this.#call("POST", `cdata?SN=${this.#serial}&table=options`, text);
  }

  /** Sends the people who are enrolled. */
  async sendPeople(pin?: string): Promise<PushAnswer> {
    const people = this.#people.filter(({ userId }) => pin === undefined || userId === pin);
    const lines = people.map((person) =>
      [
        `USER PIN=${person.userId}`,
        `Name=${person.name}`,
        `Pri=${person.privilege ?? 0}`,
        `Passwd=${person.password ?? "1234"}`,
        `Card=${person.card ?? ""}`,
        `Grp=${person.group ?? 1}`,
        `TZ=${person.timeZones ?? "0000000000000000"}`,
        ...(person.verify === undefined ? [] : [`Verify=${person.verify}`]),
      ].join("\t"),
    );
    return this.#call("POST", `cdata?SN=${this.#serial}&table=OPERLOG&OpStamp=9999`, `${lines.join("\n")}\n`);
  }

  /** Asks for commands, does them and tells the results. @returns the commands */
  async poll(): Promise<readonly FetchedCommand[]> {
    const info = ["Ver 2.4.1-sim", this.#people.length, 0, this.#counted, "10.0.0.9", 10, 7].join(",");
    const { text } = await this.#call("GET", `getrequest?SN=${this.#serial}&INFO=${encodeURIComponent(info)}`);
    const commands = readCommands(text);
    for (const command of commands) await this.#run(command);
    return commands;
  }

  async #run({ id, text }: FetchedCommand): Promise<void> {
    const asked = understand(text);
    const [code, more] = await this.#obey(asked);
    this.done.push([text, code]);
    const head =
      asked.kind === "INFO"
        ? `ID=${id}\nReturn=${code}\nCMD=INFO\n${more}`
        : `ID=${id}&Return=${code}&CMD=${text.split(" ", 2).join(" ")}${more}\n`;
    await this.#call("POST", `devicecmd?SN=${this.#serial}`, head);
  }

  async #obey(asked: AskedFor): Promise<readonly [code: number, more: string]> {
    if (asked.kind === "UNKNOWN" || this.#options.unknown?.includes(asked.kind) === true) return [UNKNOWN_COMMAND, ""];
    const refused = this.#options.codes?.[asked.kind];
    if (refused !== undefined) return [refused, ""];
    switch (asked.kind) {
      case "PUT_USER":
        return [this.#put(asked.fields), ""];
      case "DELETE_USER":
        return [this.#delete(asked.pin), ""];
      case "INFO":
        return [0, `~DeviceName=SimPush\nFWVersion=Ver 2.4.1-sim\nTransactionCount=${this.#counted}\n`];
      case "SUM":
        return [0, `&AttlogSum=${this.#between(asked.from, asked.to).length + this.faults.withheld}`];
      case "QUERY":
        return this.#sendAgain(this.#between(asked.from, asked.to));
      case "USERS":
        await this.sendPeople(asked.pin);
        return [0, ""];
      default:
        return [0, ""];
    }
  }

  /** As firmware does: a field that it is not told is emptied. */
  #put(fields: ReadonlyMap<string, string>): number {
    const textOf = (name: string) => fields.get(name) ?? "";
    const [verify, card] = [fields.get("verify"), textOf("card")];
    const person: PushPerson = {
      ...{ userId: textOf("pin"), name: textOf("name"), privilege: Number(textOf("pri")), password: textOf("passwd") },
      ...{ group: textOf("grp"), timeZones: textOf("tz"), ...(verify === undefined ? {} : { verify }) },
      ...(card === "" ? {} : { card: Number(card) }),
    };
    const others = this.#people.filter(({ userId }) => userId !== person.userId);
    this.#people = [...others, person];
    return 0;
  }

  #delete(pin: string): number {
    const others = this.#people.filter(({ userId }) => userId !== pin);
    const isThere = others.length < this.#people.length;
    this.#people = others;
    return isThere ? 0 : NO_SUCH_USER;
  }

  async #sendAgain(rows: readonly PushRow[]): Promise<readonly [code: number, more: string]> {
    const batch = this.#options.batch ?? 100;
    for (let start = 0; start < rows.length; start += batch) {
      if (!(await this.#sendRows(rows.slice(start, start + batch)))) return [-3, ""];
    }
    return [0, ""];
  }

  #between(from: string, to: string): readonly PushRow[] {
    return this.#log.filter(({ time }) => time.replace("T", " ") >= from && time.replace("T", " ") <= to);
  }

  async #sendRows(rows: readonly PushRow[]): Promise<boolean> {
    const body = rows.map((row) => this.#toLine(row)).join("");
    const target = `cdata?SN=${this.#serial}&table=ATTLOG&Stamp=9999`;
    try {
      if (this.faults.doubled) await this.#call("POST", target, body);
      const { status, text } = await this.#call("POST", target, body);
      if (this.faults.lostAnswers === 0) return status === 200 && OK.test(text);
      this.faults.lostAnswers -= 1;
      return false;
    } catch {
      return false; // the line was cut: the rows are kept
    }
  }

  #toLine({ userId, time, verify, punch }: PushRow): string {
    const { fields = 10, hasTrailingTab = false } = this.#options;
    const columns = [userId, time.replace("T", " "), punch, verify, ...Array.from({ length: 8 }, () => 0)];
    return `${columns.slice(0, fields).join("\t")}${hasTrailingTab ? "\t" : ""}\n`;
  }

  get #counted(): number {
    return this.#log.length + this.faults.withheld;
  }

  get #serial(): string {
    const { serialNumber } = this.#options;
    return encodeURIComponent(typeof serialNumber === "string" ? serialNumber : serialNumber());
  }

  #call(method: "GET" | "POST", target: string, body?: string): Promise<PushAnswer> {
    this.sent.push(`${method} ${target}`);
    return (this.#options.call ?? callServer)(this.server, { method, target, ...(body === undefined ? {} : { body }) });
  }
}
