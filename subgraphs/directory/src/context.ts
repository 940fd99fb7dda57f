import type { AuditedChange } from "@biometricflow/service/audit/change";
import { authenticateRouter } from "@biometricflow/service/identity/bearer-token";
import type { HttpRequest } from "@biometricflow/service/http/http-server";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { AccountAdministration } from "./account-administration.ts";
import type { ChangeBus } from "@biometricflow/subgraph/changes/change-bus";
import type { AlertAdministration } from "./alert-administration.ts";
import type { AuditLog } from "./audit-log.ts";
import type { AuthActions } from "./auth-actions.ts";
import { type Sender, toSender } from "./client.ts";
import type { DeviceWriteAdministration } from "./device-write-administration.ts";
import type { DigestAdministration } from "./digest-administration.ts";
import type { AlertEvent } from "./domain/alerts/alert-events.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import type { KeyAdministration } from "./key-administration.ts";
import type { ChangeOwnPassword } from "./own-password.ts";
import type { Passkeys } from "./passkeys/passkeys.ts";
import type { Registry } from "./registry.ts";
import type { SessionAdministration } from "./session-administration.ts";
import type { SecondFactors } from "./second-factor/second-factors.ts";
import type { Sessions } from "./sessions.ts";
import type { ViewAs } from "./view-as.ts";
import type { WebhookAdministration } from "./webhook-administration.ts";

/** What the directory's resolvers use; one per request. */
export interface DirectoryContext {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The client's address, as the router states it. */
  readonly address: string;
  readonly sender: Sender;
  readonly actions: AuthActions;
  readonly registry: Registry;
  readonly audit: Pick<AuditLog, "list" | "firstViewAt" | "record">;
  readonly accounts: Pick<DirectoryStore, "listAccounts" | "countAccounts" | "findPrincipal">;
  readonly administration: AccountAdministration;
  readonly changePassword: ChangeOwnPassword;
  readonly secondFactors: SecondFactors;
  readonly passkeys: Passkeys;
  readonly keys: KeyAdministration;
  readonly sessions: SessionAdministration;
  readonly deviceWrites: DeviceWriteAdministration;
  readonly viewAs: ViewAs;
  readonly verifyToken: Sessions["verify"];
  readonly webhooks: WebhookAdministration;
  readonly alerts: AlertAdministration;
  readonly digests: DigestAdministration;
  readonly alertEvents: ChangeBus<AlertEvent>;
  /** By response key: the account or key that a mutation is about; the audit log names it. */
  readonly audited: Map<string, string>;
  /** By response key: what a mutation changed; the audit log tells it. */
  readonly changes: Map<string, readonly AuditedChange[]>;
}

/** What every context shares. */
export type ContextParts = Omit<
  DirectoryContext,
  "viewer" | "requestId" | "address" | "sender" | "audited" | "changes"
> & {
  readonly verifyRouter: TokenVerifier;
};

/** Builds the context of a request. @throws UNAUTHENTICATED with HTTP status 401 for all but the router */
export function createContext(
  { verifyRouter, ...shared }: ContextParts,
  request: HttpRequest,
  signal: AbortSignal,
): DirectoryContext {
  const viewer = authenticateRouter(verifyRouter, request.headers.authorization);
  const sender = toSender(verifyRouter, request, signal);
  const noted = { audited: new Map(), changes: new Map() };
  return { ...shared, viewer, sender, requestId: request.id, address: sender.address, ...noted };
}
