import type Database from "better-sqlite3";
import {
  ALERT_KINDS,
  ALERT_STATES,
  type Alert,
  type AlertRule,
  isDropped,
  toRules,
} from "../../domain/alerts/alert.ts";
import type { AlertChange, AlertSelection, AlertStore, AlertView } from "../../domain/alerts/alert-store.ts";
import { createQuietHoursTable, createQuietHoursList } from "./quiet-hours.ts";
import { readInteger, readText, readWord, toRow } from "./row.ts";
import { mapRow } from "./rows.ts";
import { toUpsert } from "./upsert.ts";
import { toWebhook } from "./webhook-rows.ts";
import type { Outbox } from "./webhooks.ts";

type Db = Database.Database;

/** What waits was told to nobody. */
const SELECTED = `
  raised_ms IS NOT NULL
  AND (@states IS NULL OR state IN (SELECT value FROM json_each(@states)))
  AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
  AND (@places IS NULL OR place_id IN (SELECT value FROM json_each(@places)))`;

/** The tables of alerts, of their rules, and of the feeds from which they come. */
export function createAlertTables(db: Db, putInto: Outbox): AlertStore {
  const change = createChange(db, putInto);
  return {
    ...createAlertList(db),
    ...createRuleTable(db),
    ...createQuietHoursTable(db),
    ...createFeedPositions(db, change),
    changeAlerts: async (decide) => db.transaction(() => change(decide)).immediate(),
  };
}

type Change = (decide: (view: AlertView) => AlertChange) => AlertChange;

/** Does what is decided within the transaction that is open. */
function createChange(db: Db, putInto: Outbox): Change {
  const open = db.prepare("SELECT * FROM alert WHERE state <> 'RESOLVED' ORDER BY id");
  const rules = db.prepare("SELECT * FROM alert_rule");
  const listQuietHours = createQuietHoursList(db);
  const webhooks = db.prepare("SELECT * FROM webhook ORDER BY id");
  const remove = db.prepare("DELETE FROM alert WHERE id = ?");
  const put = db.prepare(toUpsert("alert", ALERT_COLUMNS));
  return (decide) => {
    const change = decide({
      open: open.all().map(toAlert),
      rules: toRules(rules.all().map(toRule)),
      quietHours: listQuietHours(),
      webhooks: webhooks.all().map(toWebhook),
    });
    for (const alert of change.alerts) {
      if (isDropped(alert)) remove.run(alert.id);
      else put.run(fromAlert(alert));
    }
    putInto(change.deliveries);
    return change;
  };
}

function createAlertList(db: Db): Pick<AlertStore, "listAlerts" | "countAlerts" | "findAlert" | "pruneAlerts"> {
  const list = db.prepare(
    `SELECT * FROM alert WHERE ${SELECTED} AND (raised_ms, id) < (@raisedMs, @id)
     ORDER BY raised_ms DESC, id DESC LIMIT @limit`,
  );
  const count = db.prepare(`SELECT COUNT(*) FROM alert WHERE ${SELECTED}`).pluck();
  const byId = db.prepare("SELECT * FROM alert WHERE id = ? AND raised_ms IS NOT NULL");
  const prune = db.prepare("DELETE FROM alert WHERE state = 'RESOLVED' AND resolved_ms < ?");
  return {
    listAlerts: async (selection, { limit, after }) => {
      const { raisedAtMs: raisedMs, id } = after ?? { raisedAtMs: Number.MAX_SAFE_INTEGER, id: "" };
      return list.all({ ...toParameters(selection), raisedMs, id, limit }).map(toAlert);
    },
    countAlerts: async (selection) => Number(count.get(toParameters(selection))),
    findAlert: async (id) => mapRow(byId.get(id), toAlert),
    pruneAlerts: async (resolvedBeforeMs) => prune.run(resolvedBeforeMs).changes,
  };
}

function toParameters({ states, kinds, places }: AlertSelection) {
  const toJson = (list: readonly string[] | undefined) => (list === undefined ? null : JSON.stringify(list));
  return { states: toJson(states), kinds: toJson(kinds), places: toJson(places) };
}

function createRuleTable(db: Db): Pick<AlertStore, "listAlertRules" | "putAlertRule"> {
  const list = db.prepare("SELECT * FROM alert_rule");
  const put = db.prepare(toUpsert("alert_rule", ["kind", "enabled", "after_minutes", "threshold", "urgent"]));
  return {
    listAlertRules: async () => list.all().map(toRule),
    putAlertRule: async ({ kind, isEnabled, afterMinutes, threshold, isUrgent }) =>
      void put.run({
        ...{ kind, enabled: Number(isEnabled), after_minutes: afterMinutes, threshold, urgent: Number(isUrgent) },
      }),
  };
}

function createFeedPositions(db: Db, change: Change): Pick<AlertStore, "readFeedPosition" | "takeFeedPage"> {
  const read = db.prepare("SELECT * FROM feed_position WHERE place_id = ?");
  const keep = db.prepare(toUpsert("feed_position", ["place_id", "epoch", "seq"]));
  return {
    readFeedPosition: async (placeId) =>
      mapRow(read.get(placeId), (value) => {
        const row = toRow(value);
        return { epoch: readText(row, "epoch"), seq: readInteger(row, "seq") };
      }),
    takeFeedPage: async (placeId, { epoch, seq }, decide) =>
      db
        .transaction(() => {
          change(decide);
          keep.run({ place_id: placeId, epoch, seq });
        })
        .immediate(),
  };
}

const ALERT_COLUMNS = [
  ...["id", "kind", "place_id", "device_id", "state", "since_ms", "value", "raised_ms", "resolved_ms"],
  ...["acknowledged_by", "acknowledged_ms"],
];

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
