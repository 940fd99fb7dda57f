import { ADDRESS_FAULTS } from "./addresses.ts";
import { API_KEY_FAULTS } from "./api-keys.ts";
import { ASIDE_FAULTS } from "./attendance-asides.ts";
import { ACCOUNT_FAULTS } from "./accounts.ts";
import { ATTENDANCE_PEOPLE_FAULTS } from "./attendance-people.ts";
import { ALERT_FAULTS } from "./alerts.ts";
import { ATTENDANCE_ABSENCE_FAULTS } from "./attendance-absences.ts";
import { SHIFT_FAULTS } from "./attendance-shifts.ts";
import { CORRECTION_FAULTS } from "./attendance-corrections.ts";
import { EXPORT_FAULTS } from "./attendance-exports.ts";
import { ATTENDANCE_GRAPH_FAULTS } from "./attendance-graph.ts";
import { ATTENDANCE_LOAD_FAULTS } from "./attendance-load.ts";
import { AUDIT_FAULTS } from "./audit.ts";
import { AUDIT_VIEW_FAULTS } from "./audit-views.ts";
import { DIRECTORY_STORE_FAULTS } from "./directory-store.ts";
import { CANARY_FAULTS } from "./canaries.ts";
import { DIRECTORY_FAULTS } from "./directory.ts";
import { EDGE_FAULTS } from "./edge.ts";
import type { Fault } from "./fault.ts";
import { OIDC_FAULTS } from "./oidc.ts";
import { OPERATOR_FAULTS } from "./operators.ts";
import { PLACE_FAULTS } from "./place.ts";
import { PLACE_CLOCK_FAULTS } from "./place-clocks.ts";
import { PLACE_ERASURE_FAULTS } from "./place-erasure.ts";
import { PLACE_FINDING_FAULTS } from "./place-finding.ts";
import { PLACE_INTAKE_FAULTS } from "./place-intake.ts";
import { PLACE_LOG_CLEAR_FAULTS } from "./place-log-clear.ts";
import { PLACE_PUSH_FAULTS } from "./place-push.ts";
import { PLACE_READ_FAULTS } from "./place-reads.ts";
import { PLACE_STORE_FAULTS } from "./place-store.ts";
import { PLACE_VERIFY_FAULTS } from "./place-verify.ts";
import { PLACE_VISIT_FAULTS } from "./place-visits.ts";
import { PRIVACY_FAULTS } from "./privacy.ts";
import { READER_FAULTS } from "./readers.ts";
import { OPERATION_FAULTS } from "./router-operations.ts";
import { ROUTER_STATUS_FAULTS } from "./router-status.ts";
import { RULE_FAULTS } from "./rules.ts";
import { SCHEMA_FAULTS } from "./schema.ts";
import { SCREEN_FAULTS } from "./screens.ts";
import { SECOND_FACTOR_FAULTS } from "./second-factor.ts";
import { SERVICE_FAULTS } from "./service.ts";
import { SESSION_FAULTS } from "./sessions.ts";
import { SIGN_IN_FAULTS } from "./sign-in.ts";
import { SUBSCRIPTION_FAULTS } from "./subscriptions.ts";
import { TLS_FAULTS } from "./tls.ts";
import { WEB_FAULTS } from "./web.ts";
import { WEBHOOK_FAULTS } from "./webhooks.ts";
import { WORLD_FAULTS } from "./world.ts";
import { ZK_CODEC_FAULTS } from "./zk-codec.ts";
import { ZK_FAULTS } from "./zk.ts";

/** Every fault of the lists beside this file. */
export const ALL_FAULTS: readonly Fault[] = [
  ...ADDRESS_FAULTS,
  ...API_KEY_FAULTS,
  ...ASIDE_FAULTS,
  ...ACCOUNT_FAULTS,
  ...ATTENDANCE_GRAPH_FAULTS,
  ...ATTENDANCE_LOAD_FAULTS,
  ...ATTENDANCE_PEOPLE_FAULTS,
  ...ATTENDANCE_ABSENCE_FAULTS,
  ...SHIFT_FAULTS,
  ...CORRECTION_FAULTS,
  ...EXPORT_FAULTS,
  ...AUDIT_FAULTS,
  ...AUDIT_VIEW_FAULTS,
  ...DIRECTORY_STORE_FAULTS,
  ...CANARY_FAULTS,
  ...DIRECTORY_FAULTS,
  ...EDGE_FAULTS,
  ...OPERATION_FAULTS,
  ...PLACE_FAULTS,
  ...PLACE_CLOCK_FAULTS,
  ...PLACE_ERASURE_FAULTS,
  ...PLACE_FINDING_FAULTS,
  ...PLACE_INTAKE_FAULTS,
  ...PLACE_LOG_CLEAR_FAULTS,
  ...PLACE_PUSH_FAULTS,
  ...PLACE_READ_FAULTS,
  ...PLACE_STORE_FAULTS,
  ...PLACE_VERIFY_FAULTS,
  ...PLACE_VISIT_FAULTS,
  ...OPERATOR_FAULTS,
  ...PRIVACY_FAULTS,
  ...READER_FAULTS,
  ...ROUTER_STATUS_FAULTS,
  ...RULE_FAULTS,
  ...SCHEMA_FAULTS,
  ...SCREEN_FAULTS,
  ...SECOND_FACTOR_FAULTS,
  ...OIDC_FAULTS,
  ...SERVICE_FAULTS,
  ...SESSION_FAULTS,
  ...SIGN_IN_FAULTS,
  ...SUBSCRIPTION_FAULTS,
  ...TLS_FAULTS,
  ...WEB_FAULTS,
  ...ALERT_FAULTS,
  ...WEBHOOK_FAULTS,
  ...WORLD_FAULTS,
  ...ZK_CODEC_FAULTS,
  ...ZK_FAULTS,
];
