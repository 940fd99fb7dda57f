import { sql } from "kysely";
import { ALERT_KINDS, ALERT_STATES, type Alert, type AlertRule, isDropped, toRules } from "../domain/alerts/alert.ts";
import type { AlertChange, AlertSelection, AlertStore, AlertView } from "../domain/alerts/alert-store.ts";
import type { Statement, Statements, StoreDatabase } from "./database.ts";
import { createQuietHoursTable, listQuietHours } from "./quiet-hours.ts";
import { readCount, readInteger, readText, readWord, toRow } from "./row.ts";
import { mapRow } from "./rows.ts";
import { allOf, isAmong, toUpsert } from "./statements.ts";
import { toWebhook } from "./webhook-rows.ts";
import { putIntoOutbox } from "./webhooks.ts";

/** The tables of alerts, of their rules, and of the feeds from which they come. */
export function createAlertTables(database: StoreDatabase): AlertStore {
  return {
    ...createAlertList(database),
    ...createRuleTable(database),
    ...createQuietHoursTable(database),
    ...createFeedPositions(database),
    changeAlerts: (decide) => database.write((tx) => change(tx, decide)),
  };
}

/** Does what is decided in the transaction that is open. */
async function change(tx: Statements, decide: (view: AlertView) => AlertChange): Promise<AlertChange> {
  const decision = decide({
    open: (await tx.all(sql`SELECT * FROM alert WHERE state <> 'RESOLVED' ORDER BY id`)).map(toAlert),
    rules: toRules(await listRules(tx)),
    quietHours: await listQuietHours(tx),
    webhooks: (await tx.all(sql`SELECT * FROM webhook ORDER BY id`)).map(toWebhook),
  });
  for (const alert of decision.alerts) {
    if (isDropped(alert)) await tx.run(sql`DELETE FROM alert WHERE id = ${alert.id}`);
    else await tx.run(toUpsert("alert", fromAlert(alert), "id"));
  }
  await putIntoOutbox(tx, decision.deliveries);
  return decision;
}

type AlertList = Pick<AlertStore, "listAlerts" | "countAlerts" | "findAlert" | "pruneAlerts">;

function createAlertList({ read, write }: StoreDatabase): AlertList {
  return {
    listAlerts: async (selection, { limit, after }) => {
      const behind = after === undefined ? undefined : sql`(raised_ms, id) < (${after.raisedAtMs}, ${after.id})`;
      const where = allOf([...toConditions(selection), behind]);
      const list = sql`SELECT * FROM alert WHERE ${where} ORDER BY raised_ms DESC, id DESC LIMIT ${limit}`;
      return (await read.all(list)).map(toAlert);
    },
    countAlerts: async (selection) =>
      readCount(await read.first(sql`SELECT COUNT(*) AS count FROM alert WHERE ${allOf(toConditions(selection))}`)),
    findAlert: async (id) =>
      mapRow(await read.first(sql`SELECT * FROM alert WHERE id = ${id} AND raised_ms IS NOT NULL`), toAlert),
    pruneAlerts: (resolvedBeforeMs) =>
      write((tx) => tx.run(sql`DELETE FROM alert WHERE state = 'RESOLVED' AND resolved_ms < ${resolvedBeforeMs}`)),
  };
}

/** What waits was told to nobody. */
function toConditions({ states, kinds, places }: AlertSelection): readonly (Statement | undefined)[] {
  return [
    sql`raised_ms IS NOT NULL`,
    states === undefined ? undefined : isAmong(sql`state`, states),
    kinds === undefined ? undefined : isAmong(sql`kind`, kinds),
    places === undefined ? undefined : isAmong(sql`place_id`, places),
  ];
}

async function listRules(statements: Statements): Promise<readonly AlertRule[]> {
  return (await statements.all(sql`SELECT * FROM alert_rule`)).map(toRule);
}

function createRuleTable({ read, write }: StoreDatabase): Pick<AlertStore, "listAlertRules" | "putAlertRule"> {
  return {
    listAlertRules: () => listRules(read),
    putAlertRule: async ({ kind, isEnabled, afterMinutes, threshold, isUrgent }) => {
      const flags = { enabled: Number(isEnabled), urgent: Number(isUrgent) };
      const columns = { kind, ...flags, after_minutes: afterMinutes, threshold };
      await write((tx) => tx.run(toUpsert("alert_rule", columns, "kind")));
    },
  };
}

function createFeedPositions({ read, write }: StoreDatabase): Pick<AlertStore, "readFeedPosition" | "takeFeedPage"> {
  return {
    readFeedPosition: async (placeId) =>
      mapRow(await read.first(sql`SELECT * FROM feed_position WHERE place_id = ${placeId}`), (value) => {
        const row = toRow(value);
        return { epoch: readText(row, "epoch"), seq: readInteger(row, "seq") };
      }),
    takeFeedPage: (placeId, { epoch, seq }, decide) =>
      write(async (tx) => {
        await change(tx, decide);
        await tx.run(toUpsert("feed_position", { place_id: placeId, epoch, seq }, "place_id"));
      }),
  };
}

function toAlert(value: unknown): Alert {
  const row = toRow(value);
  const readTextOrNull = (column: string) => (row[column] === null ? null : readText(row, column));
  const readNumberOrNull = (column: string) => (row[column] === null ? null : readInteger(row, column));
  return {
    id: readText(row, "id"),
    kind: readWord(row, "kind", ALERT_KINDS),
    placeId: readTextOrNull("place_id"),
    deviceId: readTextOrNull("device_id"),
    state: readWord(row, "state", ALERT_STATES),
    sinceMs: readInteger(row, "since_ms"),
    value: readNumberOrNull("value"),
    raisedAtMs: readNumberOrNull("raised_ms"),
    resolvedAtMs: readNumberOrNull("resolved_ms"),
    acknowledgedBy: readTextOrNull("acknowledged_by"),
    acknowledgedAtMs: readNumberOrNull("acknowledged_ms"),
  };
}

function fromAlert(alert: Alert) {
  return {
    id: alert.id,
    kind: alert.kind,
    place_id: alert.placeId,
    device_id: alert.deviceId,
    state: alert.state,
    since_ms: alert.sinceMs,
    value: alert.value,
    raised_ms: alert.raisedAtMs,
    resolved_ms: alert.resolvedAtMs,
    acknowledged_by: alert.acknowledgedBy,
    acknowledged_ms: alert.acknowledgedAtMs,
  };
}

function toRule(value: unknown): AlertRule {
  const row = toRow(value);
  return {
    kind: readWord(row, "kind", ALERT_KINDS),
    isEnabled: readInteger(row, "enabled") === 1,
    afterMinutes: readInteger(row, "after_minutes"),
    threshold: row["threshold"] === null ? null : readInteger(row, "threshold"),
    isUrgent: readInteger(row, "urgent") === 1,
  };
}
