/** How much of it there is. */
export interface YearsSize {
  readonly people: number;
  readonly years: number;
  /** The last date, today as a rule. */
  readonly lastDate: string;
}

/** A place of the made organisation; its zone has no summer time. */
export interface MadePlace {
  readonly id: string;
  readonly timeZone: string;
  readonly offsetMinutes: number;
}

/** A place's ledger as its feed tells it: each entry follows from its position alone, so that none is kept. */
export interface MadeLedger {
  readonly placeId: string;
  readonly epoch: string;
  /** The last position. */
  readonly size: () => number;
  /** The entry of a position, from 1 on, as a line without its end. */
  readonly line: (seq: number) => string;
  /** Adds punches of people at home there, now. */
  readonly punchNow: (people: readonly number[], nowMs: number) => void;
}

/** The places. */
export const MADE_PLACES: readonly MadePlace[] = [
  { id: "riyadh", timeZone: "Asia/Riyadh", offsetMinutes: 180 },
  { id: "dubai", timeZone: "Asia/Dubai", offsetMinutes: 240 },
  { id: "karachi", timeZone: "Asia/Karachi", offsetMinutes: 300 },
];

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const READERS = 2;

/** The PIN of a person. */
export function toPin(person: number): string {
  return String(10_000 + person);
}

/**
 * Years of work of many people at three places: Sunday to Thursday, an entry and a leave a day; one in ten works nights, one in
 * twenty is at a second place each fifth day, three in a hundred days are missed. The same size makes the same rows.
 */
export function makeYears(size: YearsSize, epoch = "made"): readonly MadeLedger[] {
  const days = listWorkDays(size);
  return MADE_PLACES.map((place, index) => makeLedger({ place, index, days, people: size.people, epoch }));
}

function listWorkDays({ years, lastDate }: YearsSize): readonly number[] {
  const last = Date.parse(lastDate) / DAY_MS;
  const dates = Array.from({ length: Math.round(years * 365.25) }, (_, back) => last - back).reverse();
  return dates.filter((day) => ![5, 6].includes(new Date(day * DAY_MS).getUTCDay()));
}

interface LedgerPlan {
  readonly place: MadePlace;
  readonly index: number;
  /** Days since 1970. */
  readonly days: readonly number[];
  readonly people: number;
  readonly epoch: string;
}

function makeLedger({ place, index, days, people, epoch }: LedgerPlan): MadeLedger {
  const everybody = Array.from({ length: people }, (_, person) => person);
  const home = everybody.filter((person) => person % MADE_PLACES.length === index);
  const next = (index + 1) % MADE_PLACES.length;
  const visitors = everybody.filter((person) => person % 20 === 0 && person % MADE_PLACES.length === next);
  const users = [...home, ...visitors];
  const ends: number[] = [];
  for (const [at] of days.entries()) ends.push((ends.at(-1) ?? 0) + 2 * (at % 5 === 0 ? users : home).length);
  const [begin, punches] = [READERS + users.length, ends.at(-1) ?? 0];
  const extra: string[] = [];
  const head = (seq: number, kind: string, ref: string) =>
    `{"epoch":"${epoch}","seq":${seq},"kind":"${kind}","ref":"${place.id}/${ref}"`;
  const toProof = (seq: number, reader: number) =>
    `${head(seq, "PROOF", `gate-${reader}`)},"body":{"toldMs":${((days.at(-1) ?? 0) + 1) * DAY_MS}}}`;
  const line = (seq: number): string => {
    if (seq <= READERS) return `${head(seq, "READER", `gate-${seq}`)},"body":{"sinceMs":0,"endedMs":null}}`;
    if (seq <= begin) {
      const pin = toPin(users[seq - READERS - 1] ?? 0);
      return `${head(seq, "USER", pin)},"body":{"pin":"${pin}","name":"${toName(pin)}"}}`;
    }
    const nth = seq - begin - 1;
    if (nth >= punches + READERS) return extra[nth - punches - READERS] ?? "";
    if (nth >= punches) return toProof(seq, nth - punches + 1);
    const at = findDay(ends, nth);
    const there = at % 5 === 0 ? users : home;
    const within = nth - (ends[at - 1] ?? 0);
    const person = there[within % there.length] ?? 0;
    const isOut = within >= there.length;
    return toLine(place, { epoch, seq, person, isOut, localMs: toLocalMs({ days, at, person, isOut }) });
  };
  return {
    placeId: place.id,
    epoch,
    size: () => begin + punches + READERS + extra.length,
    line,
    punchNow: (some, nowMs) => {
      const localMs = nowMs + place.offsetMinutes * MINUTE_MS;
      for (const nth of some) {
        const seq = begin + punches + READERS + extra.length + 1;
        extra.push(toLine(place, { epoch, seq, person: home[nth % home.length] ?? 0, isOut: false, localMs }));
      }
    },
  };
}

function toName(pin: string): string {
  const families = ["Haddad", "Qureshi", "Nasser", "Iqbal", "Saleh", "Farouk", "Mansour", "Tariq"];
  return `${families[mix(Number(pin), 7) % families.length]} ${pin}`;
}

/** The day whose punches the nth is among. */
function findDay(ends: readonly number[], nth: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > nth) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Moment {
  readonly days: readonly number[];
  readonly at: number;
  readonly person: number;
  readonly isOut: boolean;
}

/** A missed day is a longer one before it: its two punches are those of a pause. */
function toLocalMs({ days, at, person, isOut }: Moment): number {
  const chance = mix(person, at);
  const isMissed = chance % 33 === 0 && at > 0;
  const dayMs = (days[isMissed ? at - 1 : at] ?? 0) * DAY_MS;
  if (isMissed) return dayMs + (isOut ? 765 : 720) * MINUTE_MS + (chance % 900) * 1000;
  const [inMinute, outMinute] = person % 10 === 3 ? [1_300, 1_800] : [460, 990];
  const spread = isOut ? (chance >>> 8) % 5_400 : chance % 3_000;
  return dayMs + (isOut ? outMinute : inMinute) * MINUTE_MS + spread * 1000;
}

interface MadePunch {
  readonly epoch: string;
  readonly seq: number;
  readonly person: number;
  readonly isOut: boolean;
  readonly localMs: number;
}

function toLine(place: MadePlace, { epoch, seq, person, isOut, localMs }: MadePunch): string {
  const { id: placeId, offsetMinutes } = place;
  const pin = toPin(person);
  const digest = toDigest(placeId, person, localMs);
  const atMs = localMs - offsetMinutes * MINUTE_MS;
  const local = new Date(localMs).toISOString().slice(0, 19);
  const ids = `"id":"${placeId}/${digest}","digest":"${digest}","deviceId":"${placeId}/gate-${(person % READERS) + 1}"`;
  const time = `"atMs":${atMs},"localTime":"${local}","offsetMinutes":${offsetMinutes}`;
  const codes = `"stateCode":${isOut ? 1 : 0},"verifyCode":1,"workCode":null,"receivedAtMs":${atMs + 500}`;
  const rest = `"channel":"READ","setAside":null,"copies":1,"isFirstRead":false`;
  const row = `{${ids},"userId":"${placeId}/${pin}","pin":"${pin}",${time},${codes},${rest}}`;
  return `{"epoch":"${epoch}","seq":${seq},"kind":"PUNCH","ref":"${placeId}/${digest}","row":${row}}`;
}

/** As long and as scattered as those of the product. */
function toDigest(placeId: string, person: number, localMs: number): string {
  const seconds = Math.floor(localMs / 1000);
  const seed = mix(seconds, person * 4 + placeId.length);
  const bytes = Buffer.alloc(16);
  for (let part = 0; part < 4; part++) bytes.writeUInt32LE(mix(seed ^ person, seconds + part), part * 4);
  return bytes.toString("base64url");
}

/** Scatters two numbers to one of 32 bits. */
function mix(left: number, right: number): number {
  let hash = Math.imul(left ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(right + 0x7f4a7c15, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
