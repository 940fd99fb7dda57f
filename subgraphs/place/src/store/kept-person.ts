import { toGlobalId } from "@biometricflow/schema/global-id";
import { scrub, withTerms } from "../domain/erasure/scrub.ts";
import type { Enrolment } from "../domain/user.ts";
import type { KeptPerson, NamingWork } from "../domain/erasure/kept-person.ts";
import { type ConsentColumns, toConsent } from "./consent-rows.ts";
import { ask, type Change } from "./erase-person.ts";
import { PUNCH_COLUMNS, type PunchColumns, toPunchRecord } from "./punch-rows.ts";

type EnrolmentColumns = Pick<Enrolment, "slot" | "name"> & {
  readonly device_id: string;
  readonly privilege_code: number;
  readonly card_number: number;
};

/** Everything that a store has of whoever has a PIN: what erasing takes out, and it alone writes. */
export function* readPerson(placeId: string, pin: string): Change<KeptPerson> {
  const id = toGlobalId(placeId, pin);
  const [user] = yield* ask<{ name: string }>("SELECT name FROM users WHERE id = ?", [id]);
  const enrolments = yield* ask<EnrolmentColumns>(
    "SELECT device_id, slot, name, privilege_code, card_number FROM enrolments WHERE user_id = ? ORDER BY device_id, slot",
    [id],
  );
  const rows = yield* ask<PunchColumns>(
    `SELECT ${PUNCH_COLUMNS} FROM punch_rows WHERE user_id = ? ORDER BY local_time, id`,
    [id],
  );
  const told = yield* ask<{ seq: number; body: string }>(
    "SELECT seq, body FROM feed WHERE kind = 'USER' AND ref = ? ORDER BY seq",
    [id],
  );
  const consents = yield* ask<ConsentColumns>(
    "SELECT kept FROM consents WHERE user_id = ? ORDER BY recorded_ms, purpose, nth",
    [id],
  );
  const names = [...enrolments, ...(user === undefined ? [] : [user])].map(({ name }) => name);
  const cards = enrolments.map(({ card_number: card }) => card);
  return {
    ...{ id, pin, name: user?.name },
    enrolments: enrolments.map((it) => ({
      ...{ deviceId: it.device_id, slot: it.slot, name: it.name },
      ...{ privilegeCode: it.privilege_code, cardNumber: it.card_number },
    })),
    rows: rows.map(toPunchRecord),
    told: told.map(({ seq, body }): KeptPerson["told"][number] => ({ seq, ...JSON.parse(body) })),
    consents: consents.map(toConsent),
    work: yield* listWork({ pin, names, cards }),
  };
}

interface Terms {
  readonly pin: string;
  readonly names: readonly string[];
  readonly cards: readonly number[];
}

/** Jobs and orders to readers that name the person: which, and of when. What they say of others is not the person's. */
function* listWork({ pin, ...known }: Terms): Change<readonly NamingWork[]> {
  const isPin = (text: string) => text === pin;
  const terms = withTerms({ isPin, pins: [], names: [], cards: [], pseudonym: "-" }, { pins: [pin], ...known });
  const jobs = yield* ask<{ id: string; created_ms: number; job: string }>(
    "SELECT id, created_ms, job FROM jobs ORDER BY created_ms, id",
  );
  const orders = yield* ask<{ key: number; created_ms: number; command: string }>(
    "SELECT key, created_ms, command FROM push_commands ORDER BY key",
  );
  const all: readonly (NamingWork & { readonly text: string })[] = [
    ...jobs.map(({ id, created_ms: createdMs, job: text }) => ({ kind: "JOB" as const, id, createdMs, text })),
    ...orders.map(({ key, created_ms: createdMs, command: text }) => ({
      ...{ kind: "ORDER" as const, id: String(key), createdMs, text },
    })),
  ];
  return all.flatMap(({ text, ...work }) => {
    const value: unknown = JSON.parse(text);
    return scrub(value, terms) === value ? [] : [work];
  });
}
