import type { ListedPerson, PushedChange, PushErrand, PushFailure } from "../../domain/push/pushing-readers.ts";
import { PushAskError } from "../../domain/push/pushing-readers.ts";
import { RETURN } from "../../domain/push/return-code.ts";
import type { PersonWish, ToldPerson } from "../../domain/push/told-person.ts";
import { type AskedOrder, type OrderEnding, type PushAsks, toWhy } from "./push-asks.ts";
import type { PushDeps, PushPlan } from "./push-plan.ts";

/** Written in one go. */
const AT_ONCE = 50;
/** More are read by the whole list, which is one order. */
const ONE_BY_ONE = 5;

type People = ReadonlyMap<string, ToldPerson>;

/** Changes who is enrolled on readers that call by themselves: what is there is read first, written whole, and read back. */
export class PushPeople {
  readonly #deps: PushDeps;
  readonly #asks: PushAsks;

  constructor(deps: PushDeps, asks: PushAsks) {
    this.#deps = deps;
    this.#asks = asks;
  }

  async put(plan: PushPlan, people: readonly PersonWish[], errand: PushErrand): Promise<readonly PushedChange[]> {
    const changes: PushedChange[] = [];
    for (let start = 0; start < people.length; start += AT_ONCE) {
      const some = people.slice(start, start + AT_ONCE);
      changes.push(...(await this.#asks.inTurn(plan.readerId, errand.signal, () => this.#putSome(plan, some, errand))));
    }
    return changes;
  }

  remove(plan: PushPlan, pin: string, errand: PushErrand): Promise<PushedChange> {
    return this.#asks.inTurn(plan.readerId, errand.signal, () => this.#removeOne(plan, pin, errand));
  }

  async list(plan: PushPlan, errand: PushErrand): Promise<readonly ListedPerson[]> {
    const people = await this.#asks.inTurn(plan.readerId, errand.signal, () => this.#readAll(plan.readerId, errand));
    return [...people.values()].map(toListed);
  }

  async #putSome(plan: PushPlan, people: readonly PersonWish[], errand: PushErrand): Promise<readonly PushedChange[]> {
    const { readerId } = plan;
    const before = await this.#read(
      readerId,
      people.map(({ pin }) => pin),
      errand,
    );
    const drafts = people.map((wish) => this.#toDraft(plan, wish, before.get(wish.pin)));
    const orders = drafts.flatMap(({ order }) => order ?? []);
    const told = orders.length === 0 ? [] : (await this.#asks.ask(readerId, orders, errand)).endings;
    const endings = new Map(orders.map(({ order }, index) => ["pin" in order ? order.pin : "", told[index]]));
    const written = drafts.flatMap(({ wish: { pin } }) => (isDone(endings.get(pin)) ? [pin] : []));
    const after: People = written.length === 0 ? new Map() : await this.#read(readerId, written, errand);
    return drafts.map((draft) => toChange(draft, endings.get(draft.wish.pin), after.get(draft.wish.pin)));
  }

  #toDraft({ textEncoding }: PushPlan, wish: PersonWish, before: ToldPerson | undefined): Draft {
    if (before !== undefined && isAs(before, wish)) return { wish, before };
    try {
      const fields = before?.line.encode(wish, textEncoding) ?? this.#deps.encodePerson(wish, textEncoding);
      return { wish, before, order: { order: { kind: "PUT_USER", pin: wish.pin }, fields } };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { wish, before, failure: { code: "DEVICE_REJECTED", message } };
    }
  }

  async #removeOne({ readerId }: PushPlan, pin: string, errand: PushErrand): Promise<PushedChange> {
    const before = (await this.#readBefore(readerId, [pin], errand)).get(pin);
    if (before === undefined) {
      await this.#forget(readerId, pin);
      return { pin, before: undefined, after: undefined, outcome: "NOT_THERE" };
    }
    const listed = toListed(before);
    const [ending] = (await this.#asks.ask(readerId, [{ order: { kind: "DELETE_USER", pin } }], errand)).endings;
    if (!isDone(ending) && ending !== RETURN.noSuchUser) return toUndone({ pin, before: listed }, ending);
    const after = (await this.#read(readerId, [pin], errand)).get(pin);
    if (after !== undefined)
      return { pin, before: listed, after: toListed(after), outcome: "FAILED", failure: STILL_THERE };
    await this.#forget(readerId, pin);
    return { pin, before: listed, after: undefined, outcome: "REMOVED" };
  }

  /**
   * Who is there of these, before anything is written. Whoever was there and is not told is looked for in the whole list: to be written
   * as somebody new would take the password away.
   */
  async #readBefore(readerId: string, pins: readonly string[], errand: PushErrand): Promise<People> {
    const people = await this.#read(readerId, pins, errand);
    const known = new Set((await this.#deps.ledger.readSlots(readerId)).values());
    const isLost = pins.length <= ONE_BY_ONE && pins.some((pin) => !people.has(pin) && known.has(pin));
    return isLost ? this.#readAll(readerId, errand) : people;
  }

  /** Who is there of these. @throws {PushAskError} when the reader does not say */
  async #read(readerId: string, pins: readonly string[], errand: PushErrand): Promise<People> {
    if (pins.length > ONE_BY_ONE) return this.#readAll(readerId, errand);
    const orders = pins.map((pin): AskedOrder => ({ order: { kind: "QUERY_USERS", pin } }));
    const { endings, people } = await this.#asks.ask(readerId, orders, errand);
    const lost = endings.find((ending) => !isDone(ending) && ending !== RETURN.noSuchUser && ending !== RETURN.noData);
    if (lost !== undefined) throw new PushAskError(toWhy(lost));
    return people;
  }

  /** Everybody. @throws {PushAskError} where the list has not as many as the reader counts */
  async #readAll(readerId: string, errand: PushErrand): Promise<People> {
    const { endings, people } = await this.#asks.ask(readerId, [{ order: { kind: "QUERY_USERS" } }], errand);
    const [ending] = endings;
    const isAnswer = isDone(ending) || (ending === RETURN.noData && people.size === 0);
    if (!isAnswer) throw new PushAskError(toWhy(ending));
    const { users = people.size } = await this.#deps.ledger.readDevice(readerId);
    if (users > people.size) throw new PushAskError(BROKEN_OFF);
    return people;
  }

  async #forget(readerId: string, pin: string): Promise<void> {
    const { ledger } = this.#deps;
    for (const [slot, known] of await ledger.readSlots(readerId)) {
      if (known === pin) await ledger.recordEnrolments(readerId, [], [slot, slot]);
    }
  }
}

interface Draft {
  readonly wish: PersonWish;
  readonly before: ToldPerson | undefined;
  /** Absent where the reader has the person as it is wished, or cannot hold it. */
  readonly order?: AskedOrder;
  readonly failure?: PushFailure;
}

const BROKEN_OFF: PushFailure = {
  code: "DEVICE_PROTOCOL_ERROR",
  message: "The reader's list of people broke off: nothing was written by it",
};
const STILL_THERE: PushFailure = {
  code: "DEVICE_PROTOCOL_ERROR",
  message: "The reader acknowledged the removal and lists the person still",
};
const NOT_LISTED: PushFailure = {
  code: "DEVICE_PROTOCOL_ERROR",
  message: "The reader acknowledged the person and does not list it so",
};

function toChange(
  { wish, before, order, failure }: Draft,
  ending: OrderEnding | undefined,
  now?: ToldPerson,
): PushedChange {
  const { pin } = wish;
  const known = before && toListed(before);
  if (failure !== undefined) return { pin, before: known, after: undefined, outcome: "FAILED", failure };
  if (order === undefined) return { pin, before: known, after: known, outcome: "UNCHANGED" };
  if (!isDone(ending)) return toUndone({ pin, before: known }, ending);
  const after = now && toListed(now);
  if (now !== undefined && isAs(now, wish)) return { pin, before: known, after, outcome: "WRITTEN" };
  return { pin, before: known, after, outcome: "FAILED", failure: NOT_LISTED };
}

function toUndone(known: Pick<PushedChange, "pin" | "before">, ending: OrderEnding | undefined): PushedChange {
  const outcome = ending === "EXPIRED" ? "EXPIRED" : "FAILED";
  return { ...known, after: undefined, outcome, failure: toWhy(ending) };
}

function isDone(ending: OrderEnding | undefined): boolean {
  return typeof ending === "number" && ending >= 0;
}

function isAs(person: ToldPerson, { name, privilegeCode, cardNumber }: PersonWish): boolean {
  return (
    (name === undefined || person.name === name.trim()) &&
    (privilegeCode === undefined || person.privilegeCode === privilegeCode) &&
    (cardNumber === undefined || person.cardNumber === cardNumber)
  );
}

function toListed({ pin, name, privilegeCode, cardNumber, line }: ToldPerson): ListedPerson {
  return { pin, name, privilegeCode, cardNumber, unread: line.listUnread() };
}
