import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Principal } from '../domain/principal.ts';
import type { AccountPage } from '../resolvers/account-page.ts';
import type { DeviceWriteGrant as KeptGrant } from '../domain/timed-writes.ts';
import type { Session as StoredSession } from '../domain/session.ts';
import type { SessionPage } from '../resolvers/session-page.ts';
import type { ToldLink } from '../account-administration.ts';
import type { Alert as KeptAlert } from '../domain/alerts/alert.ts';
import type { QuietHours as KeptQuietHours } from '../domain/alerts/quiet-hours.ts';
import type { ShownDigest } from '../digest-administration.ts';
import type { AlertPage, WebhookPage, DeliveryPage } from '../resolvers/webhook-page.ts';
import type { Webhook as KeptWebhook } from '../domain/webhooks/webhook.ts';
import type { Delivery as KeptDelivery } from '../domain/webhooks/delivery.ts';
import type { FactorState } from '../domain/second-factor.ts';
import type { Passkey as KeptPasskey, PasskeyOwner } from '../domain/passkey.ts';
import type { DirectoryContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  DateTime: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** An account of a person. */
export type Account = {
  __typename?: 'Account';
  /** Of an account that may write to readers for a time (TIMED) what was given of it last; null where nothing was. */
  deviceWriteGrant?: Maybe<DeviceWriteGrant>;
  deviceWrites: DeviceWriteRight;
  /** Whether passkeys sign in, each of them both factors. */
  hasPasskeys: Scalars['Boolean']['output'];
  /** Whether there is a second factor: sign-ins by the password ask for a code too, or there are passkeys. */
  hasSecondFactor: Scalars['Boolean']['output'];
  /** `account/<username>`, as the audit log names it. */
  id: Scalars['ID']['output'];
  /** False: nobody signs in with it. */
  isEnabled: Scalars['Boolean']['output'];
  /** The name for people. */
  name: Scalars['String']['output'];
  /** Ids of places; `*` alone is every place. */
  places: Array<Scalars['ID']['output']>;
  role: Role;
  /** What its owner signs in with. */
  username: Scalars['String']['output'];
  /** Ids of the users that an EMPLOYEE is, beside the person to whom the account is linked; empty for others. */
  users: Array<Scalars['ID']['output']>;
  /** True until its owner has set a password by the link. */
  waitsForPassword: Scalars['Boolean']['output'];
};

/** One page of accounts. */
export type AccountConnection = {
  __typename?: 'AccountConnection';
  edges: Array<AccountEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** An account and its position. */
export type AccountEdge = {
  __typename?: 'AccountEdge';
  cursor: Scalars['String']['output'];
  node: Account;
};

/** Which accounts to list. */
export type AccountFilter = {
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  roles?: InputMaybe<Array<Role>>;
  /** Text in the username or name. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** Which alert somebody has seen. */
export type AcknowledgeAlertInput = {
  id: Scalars['ID']['input'];
};

/** The alert, acknowledged. */
export type AcknowledgeAlertPayload = {
  __typename?: 'AcknowledgeAlertPayload';
  alert: Alert;
};

/** What an authenticator made. */
export type AddPasskeyInput = {
  /** 1 to 64 visible characters. */
  name: Scalars['String']['input'];
  /** JSON of WebAuthn's RegistrationResponse. */
  response: Scalars['String']['input'];
};

/** The passkey that was added. */
export type AddPasskeyPayload = {
  __typename?: 'AddPasskeyPayload';
  passkey: Passkey;
};

/** Something that is not as it should be: raised once, however often it is seen, and resolved when it is over. */
export type Alert = {
  __typename?: 'Alert';
  acknowledgedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The account or key that acknowledged it first. */
  acknowledgedBy?: Maybe<Scalars['String']['output']>;
  /** Null where it is about no reader. */
  deviceId?: Maybe<Scalars['ID']['output']>;
  id: Scalars['ID']['output'];
  kind: AlertKind;
  /** Where the dashboard shows what it is about, from its origin. */
  path: Scalars['String']['output'];
  /** Null where it is about the organisation as a whole. */
  placeId?: Maybe<Scalars['ID']['output']>;
  raisedAt: Scalars['DateTime']['output'];
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Since when it is so, as far as anybody knows. */
  since: Scalars['DateTime']['output'];
  state: AlertState;
  /** What was measured last; null for kinds without a measure. */
  value?: Maybe<Scalars['Int']['output']>;
};

/** One page of alerts. */
export type AlertConnection = {
  __typename?: 'AlertConnection';
  edges: Array<AlertEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** An alert and its position. */
export type AlertEdge = {
  __typename?: 'AlertEdge';
  cursor: Scalars['String']['output'];
  node: Alert;
};

/** What became of an alert. Of RESYNC everything but `kind` is null. */
export type AlertEvent = {
  __typename?: 'AlertEvent';
  about?: Maybe<AlertKind>;
  /** The `id` of the alert. */
  alertId?: Maybe<Scalars['ID']['output']>;
  /** Null where it is about no reader. */
  deviceId?: Maybe<Scalars['ID']['output']>;
  kind: AlertEventKind;
  /** Null where it is about the organisation as a whole. */
  placeId?: Maybe<Scalars['ID']['output']>;
};

export type AlertEventKind =
  | 'ACKNOWLEDGED'
  | 'RAISED'
  | 'RESOLVED'
  /** Any alert may be another than it was. */
  | 'RESYNC';

/** Which alerts to list. */
export type AlertFilter = {
  kinds?: InputMaybe<Array<AlertKind>>;
  /** Places that are none of the viewer's are left out. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  states?: InputMaybe<Array<AlertState>>;
};

/** What an alert can be about. */
export type AlertKind =
  /** A reader's clock is wrong; `value` is by how many seconds. */
  | 'CLOCK_DRIFT'
  /** A reader is not watched. */
  | 'DEVICE_OFFLINE'
  /** A place cannot write to its disk: it is full, read-only or closed. What readers record waits on them. */
  | 'DISK_FAULT'
  /** The disk of a place, or without a place the directory's, is nearly full; `value` is to how many percent. */
  | 'DISK_NEARLY_FULL'
  /** People who left are enrolled on readers of a place; `value` is how many. */
  | 'LEAVER_ENROLLED'
  /** A reader's log was cleared or exchanged before it was read. It never ends by itself: somebody acknowledges it. */
  | 'LOG_LOST'
  /**
   * A reader's log is nearly full; `value` is to how many percent. A full one overwrites its rows or refuses people: clear it once all
   * of it is proved.
   */
  | 'LOG_NEARLY_FULL'
  /** A place does not answer. What its readers do meanwhile nobody knows: none of them is told of as offline. */
  | 'PLACE_DOWN'
  /** People punched at a place on a day on which they do not work, which is under way; `value` is how many. Off until it is switched on. */
  | 'PUNCH_ON_DAY_OFF'
  /**
   * People of a place punched more than three hours before the start or after the end of their shift, on a working day that is under way; `value` is
   * how many. Off until it is switched on.
   */
  | 'PUNCH_OUT_OF_HOURS'
  /** A reader counts more rows than its place has, of a time that was proved before. */
  | 'RECORDS_MISSING'
  /** Many sign-ins failed; `value` is how many within ten minutes. */
  | 'SIGN_IN_FAILURES'
  /**
   * Many punches of PINs came in that are enrolled on no reader of the place; `value` is how many within ten minutes. Readers whose users were not
   * read are not judged.
   */
  | 'UNKNOWN_PIN_BURST';

/** What makes an alert of one kind. */
export type AlertRule = {
  __typename?: 'AlertRule';
  /** How many minutes it must be so before it is raised. */
  afterMinutes: Scalars['Int']['output'];
  /** False: none is raised, and those that stand are over. */
  isEnabled: Scalars['Boolean']['output'];
  /** Webhooks and e-mail tell it at once, also in quiet hours. */
  isUrgent: Scalars['Boolean']['output'];
  kind: AlertKind;
  /** From which measure on it is so: seconds of a clock, percent of a log or a disk, failed sign-ins or punches of unknown PINs within ten minutes, people; null for kinds without one. */
  threshold?: Maybe<Scalars['Int']['output']>;
};

/** Where an alert stands. */
export type AlertState =
  | 'RAISED'
  /** It is over: by itself, because its rule was switched off, or because its place is not in use. */
  | 'RESOLVED';

/** What a program signs in with: by `POST /auth/token`, by `signIn`, or as `X-API-Key` with each request. */
export type ApiKey = {
  __typename?: 'ApiKey';
  /** Null for one that an older version made. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** An account, or `operator`; null for one that an older version made. */
  createdBy?: Maybe<Scalars['String']['output']>;
  /** Null for one that an operator made without an end. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** `key/<name>`, as the audit log names it. */
  id: Scalars['ID']['output'];
  /** To the minute; null before its first use. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  /** Ids of places; `*` alone is every place. */
  places: Array<Scalars['ID']['output']>;
  /** How the key begins; null for one that an older version made. */
  prefix?: Maybe<Scalars['String']['output']>;
  role: Role;
  state: ApiKeyState;
};

/** One page of API keys. */
export type ApiKeyConnection = {
  __typename?: 'ApiKeyConnection';
  edges: Array<ApiKeyEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** An API key and its position. */
export type ApiKeyEdge = {
  __typename?: 'ApiKeyEdge';
  cursor: Scalars['String']['output'];
  node: ApiKey;
};

/** What has become of an API key. */
export type ApiKeyState =
  | 'ACTIVE'
  /** It came to its end. */
  | 'EXPIRED'
  /** Somebody ended it. */
  | 'REVOKED';

/**
 * What somebody did, or was refused: a mutation of whatever part of the graph, a sign-in, an operator's command. Or which personal data
 * somebody saw, once an hour of each account, kind, address and those whom it was about.
 */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** The account or key it was about: of a failed sign-in the one that was tried; of a view, or VIEWING_ONLY, the one as whom somebody viewed. */
  account?: Maybe<Scalars['String']['output']>;
  /**
   * The mutation's field; `exportFile`: a file was taken along, its name is the first target; `view` and a type, `viewPunch`: data of that
   * type were seen, on pages, by queries or streams.
   */
  action: Scalars['String']['output'];
  /** Who did it: an account, an API key, `operator`, `directory` or `anonymous`. */
  actor: Scalars['String']['output'];
  /** Where it came from. */
  address?: Maybe<Scalars['String']['output']>;
  at: Scalars['DateTime']['output'];
  /** What it changed, field by field, as far as that is told of the action; empty of what was refused, where whom it was about is erased, and to a viewer of some places. */
  changes: Array<AuditedChange>;
  /** How often it happened within its minute; refusals are counted, not listed one by one. */
  count?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  /** `OK` when it was carried out; else the error's code, or why there was nothing to do. */
  outcome: Scalars['String']['output'];
  /**
   * Ids of what it was about, as its input names them: places, readers, people, jobs. At most 20; empty for refusals that are counted. Of a
   * view the people who were asked for, or the places of whose people it was a list, `*` for every place.
   */
  targets: Array<Scalars['ID']['output']>;
};

/** Which entries are listed: those for which all that is given holds. */
export type AuditFilter = {
  /** The account or key it was about, as an entry names it. */
  account?: InputMaybe<Scalars['String']['input']>;
  /** The mutation's field, or of a view `view` and the type that was seen. */
  action?: InputMaybe<Scalars['String']['input']>;
  /** Who did it, as an entry names it. */
  actor?: InputMaybe<Scalars['String']['input']>;
  /** Before this instant. */
  before?: InputMaybe<Scalars['DateTime']['input']>;
  /** True for what was not carried out, false for what was. */
  isRefused?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: views of personal data alone. False: all but these. Null: both. */
  isView?: InputMaybe<Scalars['Boolean']['input']>;
  /** From this instant on. */
  since?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A field that is another than it was, or that says whose the changed thing is. */
export type AuditedChange = {
  __typename?: 'AuditedChange';
  /** The same of what it is now; null: there is nothing any more. */
  after?: Maybe<Scalars['String']['output']>;
  /** A text as it is, anything else as JSON, of what is very long its length; null: there was nothing. */
  before?: Maybe<Scalars['String']['output']>;
  field: Scalars['String']['output'];
};

/** One's password: an open session alone does not do. */
export type BeginPasskeyInput = {
  /** A code of the second factor, or a recovery code, where sign-ins ask for one: SECOND_FACTOR_REQUIRED without it. */
  code?: InputMaybe<Scalars['String']['input']>;
  password: Scalars['String']['input'];
};

/** What is asked of an authenticator. */
export type BeginPasskeyPayload = {
  __typename?: 'BeginPasskeyPayload';
  /** JSON of WebAuthn's PublicKeyCredentialCreationOptions. */
  options: Scalars['String']['output'];
};

/** One's password: an open session alone does not do. */
export type BeginSecondFactorInput = {
  password: Scalars['String']['input'];
};

/** A secret, told once: only its encrypted form is kept. */
export type BeginSecondFactorPayload = {
  __typename?: 'BeginSecondFactorPayload';
  /** In base32, to be typed into an app. */
  secret: Scalars['String']['output'];
  /** The same as `otpauth://totp/...`, which apps read from a QR code. */
  uri: Scalars['String']['output'];
};

/** As which account. */
export type BeginViewAsInput = {
  id: Scalars['ID']['input'];
};

/** What shows another account's view. */
export type BeginViewAsPayload = {
  __typename?: 'BeginViewAsPayload';
  accessToken: Scalars['String']['output'];
  account: Account;
  /** Seconds until it ends. */
  expiresIn: Scalars['Int']['output'];
};

/** One's password as it is, and as it shall be. */
export type ChangePasswordInput = {
  /** 12 to 256 characters of any kind; none that is known to many. */
  newPassword: Scalars['String']['input'];
  oldPassword: Scalars['String']['input'];
};

/** Since when the password counts. */
export type ChangePasswordPayload = {
  __typename?: 'ChangePasswordPayload';
  changedAt: Scalars['DateTime']['output'];
};

/** A code of the secret that was told. */
export type ConfirmSecondFactorInput = {
  code: Scalars['String']['input'];
};

/** The recovery codes, told once: only their hashes are kept. */
export type ConfirmSecondFactorPayload = {
  __typename?: 'ConfirmSecondFactorPayload';
  recoveryCodes: Array<Scalars['String']['output']>;
};

/** Whose account it is and what it may do. */
export type CreateAccountInput = {
  /** FORBIDDEN for ALWAYS where the viewer's own right is TIMED and the role is one that writes to readers. */
  deviceWrites?: InputMaybe<DeviceWriteRight>;
  /** The name for people; the username when it is left out. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Ids of places, or `*` alone for every place. */
  places: Array<Scalars['ID']['input']>;
  role: Role;
  /** 1 to 64 visible characters; upper and lower case are one. */
  username: Scalars['String']['input'];
  /** Of an EMPLOYEE alone: ids of users, `<place>/<local>`. */
  users?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The new account, and its owner's link. */
export type CreateAccountPayload = {
  __typename?: 'CreateAccountPayload';
  account: Account;
  passwordLink: PasswordLink;
};

/** Which program it is for, and what it may do. */
export type CreateApiKeyInput = {
  /** Within a year. */
  expiresAt: Scalars['DateTime']['input'];
  /** 1 to 64 of a-z, 0-9, . _ and - */
  name: Scalars['String']['input'];
  /** Ids of places, or `*` alone for every place; a PLACE_ADMIN, a FEEDER and a SCREEN need them named. */
  places: Array<Scalars['ID']['input']>;
  /** Any but EMPLOYEE. */
  role: Role;
};

/** The new key. */
export type CreateApiKeyPayload = {
  __typename?: 'CreateApiKeyPayload';
  apiKey: ApiKey;
  /** The key itself. It is told this once: only its hash is kept. */
  secret: Scalars['String']['output'];
};

/** Where to send what. */
export type CreateWebhookInput = {
  /** Ids of departments, of days alone; everybody when it is left out. */
  departments?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of readers at these places; every one when it is left out. */
  devices?: InputMaybe<Array<Scalars['ID']['input']>>;
  events: Array<WebhookEvent>;
  format?: InputMaybe<WebhookFormat>;
  /** 1 to 64 visible characters. */
  name: Scalars['String']['input'];
  /** Ids of places, or `*` alone for every place. */
  places: Array<Scalars['ID']['input']>;
  /** What a day that changed is now; whatever it is when it is left out. */
  statuses?: InputMaybe<Array<DayStatus>>;
  /** Begins with https://; at addresses that the configuration allows also with http://. With EMAIL it is `mailto:` and one address. */
  url: Scalars['String']['input'];
};

/** The new webhook. */
export type CreateWebhookPayload = {
  __typename?: 'CreateWebhookPayload';
  /** `whsec_...`. It is told this once. E-mails are not signed by it. */
  secret: Scalars['String']['output'];
  webhook: Webhook;
};

export type DayStatus =
  | 'ABSENT'
  | 'HOLIDAY'
  | 'INCOMPLETE'
  | 'ON_LEAVE'
  | 'PENDING'
  | 'PRESENT'
  | 'UNKNOWN'
  | 'WEEKEND';

/** The right to write to readers, as it was given last; it may be over. */
export type DeviceWriteGrant = {
  __typename?: 'DeviceWriteGrant';
  grantedAt: Scalars['DateTime']['output'];
  /** The account that gave it. */
  grantedBy: Scalars['ID']['output'];
  /** Whether it counts now. */
  isActive: Scalars['Boolean']['output'];
  reason: Scalars['String']['output'];
  until: Scalars['DateTime']['output'];
};

/** When an account may write to readers: change people on them, set clocks, clear logs. Only accounts of roles that may at all have a use of it. */
export type DeviceWriteRight =
  /** At any time. */
  | 'ALWAYS'
  /** While an administrator gives the right, for a time and a reason. */
  | 'TIMED';

/**
 * At its hour whoever is told of DIGEST hears how many people are expected, came, are late, absent or on leave, and of how many nobody
 * knows because a place is not complete. Nothing on days on which nobody is expected.
 */
export type Digest = {
  __typename?: 'Digest';
  /** Wall time `HH:mm` of the place; of the organisation that of its first place. */
  at: Scalars['String']['output'];
  nextAt: Scalars['DateTime']['output'];
  /** Null: the organisation as a whole. */
  placeId?: Maybe<Scalars['ID']['output']>;
};

/** Whose right to end. */
export type EndDeviceWritesInput = {
  id: Scalars['ID']['input'];
};

/** The account without it. */
export type EndDeviceWritesPayload = {
  __typename?: 'EndDeviceWritesPayload';
  account: Account;
};

/** Which session to end. */
export type EndSessionInput = {
  id: Scalars['ID']['input'];
};

/** The session that ended. */
export type EndSessionPayload = {
  __typename?: 'EndSessionPayload';
  session: Session;
};

/** To whom, for how long and why. */
export type GrantDeviceWritesInput = {
  id: Scalars['ID']['input'];
  /** 5 to 480. */
  minutes: Scalars['Int']['input'];
  /** 1 to 200 visible characters; administrators read it. */
  reason: Scalars['String']['input'];
};

/** The account with its right. */
export type GrantDeviceWritesPayload = {
  __typename?: 'GrantDeviceWritesPayload';
  account: Account;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Says that somebody has seen an alert; a lost log is over by that. One that is over stays as it is. */
  acknowledgeAlert?: Maybe<AcknowledgeAlertPayload>;
  /**
   * From now on the passkey signs in; one's other sessions end. Refused: PASSKEYS_NOT_OFFERED; PASSKEY_REFUSED when it was not
   * asked for, or too long ago, or did not verify its user.
   */
  addPasskey?: Maybe<AddPasskeyPayload>;
  /**
   * What a browser asks an authenticator for; its answer goes to `addPasskey` of the same session within five minutes. Refused:
   * PASSKEYS_NOT_OFFERED; WRONG_PASSWORD; SECOND_FACTOR_REQUIRED and SECOND_FACTOR_WRONG of an account with a second factor.
   */
  beginPasskey?: Maybe<BeginPasskeyPayload>;
  /**
   * Makes a secret for an authenticator app (RFC 6238: SHA-1, 6 digits, 30 seconds). It is told this once, and counts for
   * nothing until `confirmSecondFactor` was given a code of it. Refused: WRONG_PASSWORD; SECOND_FACTOR_ACTIVE.
   */
  beginSecondFactor?: Maybe<BeginSecondFactorPayload>;
  /**
   * Gives a token by which one sees what another account sees: by queries and subscriptions alone (VIEWING_ONLY for a mutation), in
   * the audit under one's own name. It lives ten minutes at most, is not renewed, and ends with the session that asked for it.
   */
  beginViewAs?: Maybe<BeginViewAsPayload>;
  /**
   * Gives one's own account another password and ends its other sessions. WRONG_PASSWORD when `oldPassword` is not the
   * account's; PASSWORD_TOO_COMMON for one that others guess.
   */
  changePassword?: Maybe<ChangePasswordPayload>;
  /**
   * From now on each sign-in asks for a code; one's other sessions end. Refused: SECOND_FACTOR_WRONG; NO_SECOND_FACTOR when
   * none was begun; RATE_LIMITED after some wrong codes.
   */
  confirmSecondFactor?: Maybe<ConfirmSecondFactorPayload>;
  /**
   * Adds an account without a password, and gives the link by which its owner sets one. Refused: ACCOUNT_EXISTS; FORBIDDEN
   * for more places than the viewer has.
   */
  createAccount?: Maybe<CreateAccountPayload>;
  /**
   * Makes an API key with at most the viewer's places, and tells it this once. Refused: ACCOUNT_EXISTS for a name that a key has
   * or had; FORBIDDEN for more places than the viewer has, and to a key.
   */
  createApiKey?: Maybe<CreateApiKeyPayload>;
  /**
   * Adds a receiver with at most the viewer's places, and tells this once the secret by which its program knows our messages.
   * Refused: FORBIDDEN for more places than the viewer has, and to a key.
   */
  createWebhook?: Maybe<CreateWebhookPayload>;
  /** Ends what an account has of it now, if it has any; one's own too. It is known everywhere within 5 seconds. */
  endDeviceWrites?: Maybe<EndDeviceWritesPayload>;
  /**
   * Ends one session: of one's own, or as an ADMIN of any account or key in scope. Within 5 seconds its queries are refused
   * and its live sockets closed.
   */
  endSession?: Maybe<EndSessionPayload>;
  /**
   * Gives an account that may write to readers for a time alone (TIMED) this right from now on, in the place of what it had of it. It
   * counts within 5 seconds, without another sign-in, and ends by itself: mutations are refused with DEVICE_WRITES_ENDED then; what they began
   * before goes on. SELF_GRANT for one's own account; FORBIDDEN to a key.
   */
  grantDeviceWrites?: Maybe<GrantDeviceWritesPayload>;
  /** Gives the next tokens for a refresh token; each refresh token serves once. */
  refreshSession?: Maybe<SessionPayload>;
  /** The passkey signs in no more; one's other sessions end. Refused as `beginPasskey` is. */
  removePasskey?: Maybe<RemovePasskeyPayload>;
  /** From now on one's sign-ins ask for the password alone. */
  removeSecondFactor?: Maybe<RemoveSecondFactorPayload>;
  /** Removes a webhook with its deliveries, those that wait included. */
  removeWebhook?: Maybe<RemoveWebhookPayload>;
  renamePasskey?: Maybe<RenamePasskeyPayload>;
  /** Gives ten other recovery codes in place of those that are left. */
  renewRecoveryCodes?: Maybe<RenewRecoveryCodesPayload>;
  /** Sends a message again, byte by byte and with the same `webhook-id`, whatever became of it before. */
  resendDelivery?: Maybe<ResendDeliveryPayload>;
  /**
   * Takes an account's password, ends its sessions, and gives the link by which its owner sets another one. A link that was
   * given before counts no more.
   */
  resetPassword?: Maybe<ResetPasswordPayload>;
  /**
   * Takes the second factor and the passkeys of somebody who lost them, and ends their sessions. Refused: NO_SECOND_FACTOR; FORBIDDEN for one's
   * own, which `removeSecondFactor` takes.
   */
  resetSecondFactor?: Maybe<ResetSecondFactorPayload>;
  /** Ends an API key and its sessions, for good: within 5 seconds nothing is answered by it. */
  revokeApiKey?: Maybe<RevokeApiKeyPayload>;
  /** Changes what is given of a rule, which counts at every place: FORBIDDEN to a token of some places. */
  setAlertRule?: Maybe<SetAlertRulePayload>;
  /**
   * Sets at which hour webhooks and e-mail are told of a place's people in numbers, once a day, or ends that. Of the organisation as a
   * whole: FORBIDDEN to a token of some places. The first one is of the next such hour.
   */
  setDigest?: Maybe<SetDigestPayload>;
  /**
   * Sets all quiet hours anew, which count at every place: FORBIDDEN to a token of some places. What waits for the end of former ones
   * waits on.
   */
  setQuietHours?: Maybe<SetQuietHoursPayload>;
  /** Gives tokens for an API key, or for a username and password. */
  signIn?: Maybe<SessionPayload>;
  /** Ends the session of a refresh token. */
  signOut?: Maybe<SignOutPayload>;
  /** Ends every session of one's own, or as an ADMIN of the account or key that is named. The account may sign in again. */
  signOutEverywhere?: Maybe<SignOutEverywherePayload>;
  /** Sends a message that says that it is a test; the delivery tells what came of it. */
  testWebhook?: Maybe<TestWebhookPayload>;
  /**
   * Changes what is given of an account. When its rights change its sessions end, and it signs in anew: within 5 seconds
   * nothing is answered by the rights that it had. LAST_ADMIN for whatever would leave nobody who is an ADMIN of every place.
   */
  updateAccount?: Maybe<UpdateAccountPayload>;
  /** Changes a place's entry in the registry; the router follows without a restart. */
  updatePlace?: Maybe<UpdatePlacePayload>;
  /** Changes what is given of a webhook; its secret stays. */
  updateWebhook?: Maybe<UpdateWebhookPayload>;
  /** Tells whether an access token counts and its session goes on, and whose it is; the same as `POST /auth/verify`. */
  verifySession?: Maybe<VerifySessionPayload>;
};


export type MutationAcknowledgeAlertArgs = {
  input: AcknowledgeAlertInput;
};


export type MutationAddPasskeyArgs = {
  input: AddPasskeyInput;
};


export type MutationBeginPasskeyArgs = {
  input: BeginPasskeyInput;
};


export type MutationBeginSecondFactorArgs = {
  input: BeginSecondFactorInput;
};


export type MutationBeginViewAsArgs = {
  input: BeginViewAsInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationConfirmSecondFactorArgs = {
  input: ConfirmSecondFactorInput;
};


export type MutationCreateAccountArgs = {
  input: CreateAccountInput;
};


export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


export type MutationEndDeviceWritesArgs = {
  input: EndDeviceWritesInput;
};


export type MutationEndSessionArgs = {
  input: EndSessionInput;
};


export type MutationGrantDeviceWritesArgs = {
  input: GrantDeviceWritesInput;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationRemovePasskeyArgs = {
  input: RemovePasskeyInput;
};


export type MutationRemoveSecondFactorArgs = {
  input: RemoveSecondFactorInput;
};


export type MutationRemoveWebhookArgs = {
  input: RemoveWebhookInput;
};


export type MutationRenamePasskeyArgs = {
  input: RenamePasskeyInput;
};


export type MutationRenewRecoveryCodesArgs = {
  input: RenewRecoveryCodesInput;
};


export type MutationResendDeliveryArgs = {
  input: ResendDeliveryInput;
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationResetSecondFactorArgs = {
  input: ResetSecondFactorInput;
};


export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


export type MutationSetAlertRuleArgs = {
  input: SetAlertRuleInput;
};


export type MutationSetDigestArgs = {
  input: SetDigestInput;
};


export type MutationSetQuietHoursArgs = {
  input: SetQuietHoursInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignOutArgs = {
  input: SignOutInput;
};


export type MutationSignOutEverywhereArgs = {
  input: SignOutEverywhereInput;
};


export type MutationTestWebhookArgs = {
  input: TestWebhookInput;
};


export type MutationUpdateAccountArgs = {
  input: UpdateAccountInput;
};


export type MutationUpdatePlaceArgs = {
  input: UpdatePlaceInput;
};


export type MutationUpdateWebhookArgs = {
  input: UpdateWebhookInput;
};


export type MutationVerifySessionArgs = {
  input: VerifySessionInput;
};

/** One's passkeys. */
export type OwnPasskeys = {
  __typename?: 'OwnPasskeys';
  /** Why none can be made or used here; null where they can. */
  obstacle?: Maybe<PasskeyObstacle>;
  /** In the order in which they were made. */
  passkeys: Array<Passkey>;
};

/** What is kept about oneself. */
export type OwnRecord = {
  __typename?: 'OwnRecord';
  id: Scalars['ID']['output'];
  names?: Maybe<Array<Scalars['ID']['output']>>;
  /**
   * Who looked at one's data, the newest first. Whoever asks is left out, and a look counts once an hour. A page may hold less than
   * `first`, and none at all, while there is a `next`.
   */
  views?: Maybe<RecordViews>;
};


/** What is kept about oneself. */
export type OwnRecordViewsArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A key in a telephone, a computer or a stick, which signs in after its owner showed it a finger or a PIN: both factors in one. */
export type Passkey = {
  __typename?: 'Passkey';
  createdAt: Scalars['DateTime']['output'];
  /** Of the credential, base64url. */
  id: Scalars['ID']['output'];
  /**
   * Whether other devices of its owner have it too, as it said when it was used last: it is not lost with one of them. Null where
   * that was not asked yet.
   */
  isSynced?: Maybe<Scalars['Boolean']['output']>;
  /** Null until it signed in. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner calls it. */
  name: Scalars['String']['output'];
};

/** What the address of the dashboard lacks: browsers make passkeys for names alone, and over https. */
export type PasskeyObstacle =
  | 'NO_HTTPS'
  | 'NO_NAME';

/** A link that sets an account's password, once. It is told this once: only its hash is kept. */
export type PasswordLink = {
  __typename?: 'PasswordLink';
  expiresAt: Scalars['DateTime']['output'];
  url: Scalars['String']['output'];
};

/** A place's entry in the registry. */
export type PlaceRegistration = {
  __typename?: 'PlaceRegistration';
  enabled: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  location: Scalars['String']['output'];
  name: Scalars['String']['output'];
  priority: Scalars['Int']['output'];
  timeZone: Scalars['String']['output'];
  urls: Array<Scalars['String']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /**
   * The accounts of people, in the order of their usernames. An ADMIN of some places sees the accounts whose places are all
   * among them.
   */
  accounts?: Maybe<AccountConnection>;
  /** What makes an alert, a rule for each kind. */
  alertRules?: Maybe<Array<AlertRule>>;
  /**
   * What is not as it should be, and what was, the newest first: alerts of the viewer's places, and with every place those of the
   * organisation as a whole.
   */
  alerts?: Maybe<AlertConnection>;
  /**
   * The API keys of programs, in the order of their names; the keys themselves are not kept. An ADMIN of some places sees those
   * whose places are all among them.
   */
  apiKeys?: Maybe<ApiKeyConnection>;
  /** The last audited changes that `filter` lets through, newest first; those that come after an entry where `after` names one. */
  auditLog?: Maybe<Array<AuditEntry>>;
  /** When the people of places are told of in numbers: of the viewer's places, and with every place of the organisation as a whole. */
  digests?: Maybe<Array<Digest>>;
  /** One's own passkeys, which sign in by `POST /auth/passkey/begin` and `/auth/passkey`, without name and password. */
  passkeys?: Maybe<OwnPasskeys>;
  /** When only urgent alerts are told; none: all are told at any time. */
  quietHours?: Maybe<Array<QuietHours>>;
  /** One's own second factor. */
  secondFactor?: Maybe<SecondFactor>;
  /**
   * The sessions of an account that go on, the newest first: one's own, or as an ADMIN those of the account or key that is
   * named.
   */
  sessions?: Maybe<SessionConnection>;
  /**
   * The receivers of other programs that are told of events, in the order of their ids. An ADMIN of some places sees those whose
   * places are all among them.
   */
  webhooks?: Maybe<WebhookConnection>;
};


export type QueryAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAlertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryApiKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditLogArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySessionsArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryWebhooksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * Hours in which alerts are raised and shown as ever, but webhooks and e-mail tell them when the hours are over. They are by the wall
 * clock of the place that an alert is about; for the organisation as a whole, by that of its first place.
 */
export type QuietHours = {
  __typename?: 'QuietHours';
  /** On which they begin. */
  days: Array<Weekday>;
  /** Wall time `HH:mm`. */
  from: Scalars['String']['output'];
  /** Wall time `HH:mm`, not included; on the next day where it is not after `from`. */
  to: Scalars['String']['output'];
};

/** Hours of at least one day. */
export type QuietHoursInput = {
  days: Array<Weekday>;
  /** Wall time `HH:mm`. */
  from: Scalars['String']['input'];
  /** Wall time `HH:mm`; on the next day where it is not after `from`. */
  to: Scalars['String']['input'];
};

/** A look at one's data. */
export type RecordView = {
  __typename?: 'RecordView';
  /** Who looked: `account/<username>`, or `key/<name>` of a program. */
  actor: Scalars['ID']['output'];
  at: Scalars['DateTime']['output'];
  /** True: the person was asked for. False: it was a list of the people of a place, or of all, which may have had the person in it. */
  isNamed: Scalars['Boolean']['output'];
  kind: ViewKind;
  /** The name for people of who looked; null where there is no such account any more. */
  name?: Maybe<Scalars['String']['output']>;
  /** The role of who looked, as it is now. */
  role?: Maybe<Role>;
};

/** Looks at one's data. */
export type RecordViews = {
  __typename?: 'RecordViews';
  /** What the next page comes after. Null at the end. */
  next?: Maybe<Scalars['ID']['output']>;
  /** Since when looks of anybody are kept. Null while there was none. */
  since?: Maybe<Scalars['DateTime']['output']>;
  views: Array<RecordView>;
};

/** The refresh token of a session. */
export type RefreshSessionInput = {
  refreshToken: Scalars['String']['input'];
};

/** Which passkey to remove, and one's password: an open session alone does not do. */
export type RemovePasskeyInput = {
  /** As when one is made. */
  code?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  password: Scalars['String']['input'];
};

/** What was removed. */
export type RemovePasskeyPayload = {
  __typename?: 'RemovePasskeyPayload';
  removedId: Scalars['ID']['output'];
};

/** One's password, and a code of the app or one of the recovery codes. */
export type RemoveSecondFactorInput = {
  code: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

/** One's second factor after its end. */
export type RemoveSecondFactorPayload = {
  __typename?: 'RemoveSecondFactorPayload';
  secondFactor: SecondFactor;
};

/** Which webhook to remove. */
export type RemoveWebhookInput = {
  id: Scalars['ID']['input'];
};

/** Which webhook is no more. */
export type RemoveWebhookPayload = {
  __typename?: 'RemoveWebhookPayload';
  removedId: Scalars['ID']['output'];
};

/** Another name for a passkey of one's own. */
export type RenamePasskeyInput = {
  id: Scalars['ID']['input'];
  /** 1 to 64 visible characters. */
  name: Scalars['String']['input'];
};

/** The passkey after it. */
export type RenamePasskeyPayload = {
  __typename?: 'RenamePasskeyPayload';
  passkey: Passkey;
};

/** One's password, and a code of the app or one of the recovery codes. */
export type RenewRecoveryCodesInput = {
  code: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

/** The recovery codes, told once: only their hashes are kept. */
export type RenewRecoveryCodesPayload = {
  __typename?: 'RenewRecoveryCodesPayload';
  recoveryCodes: Array<Scalars['String']['output']>;
};

/** Which delivery to send again. */
export type ResendDeliveryInput = {
  id: Scalars['ID']['input'];
};

/** The delivery, on its way again. */
export type ResendDeliveryPayload = {
  __typename?: 'ResendDeliveryPayload';
  delivery: WebhookDelivery;
};

/** Whose password to take. */
export type ResetPasswordInput = {
  id: Scalars['ID']['input'];
};

/** The account, and its owner's link. */
export type ResetPasswordPayload = {
  __typename?: 'ResetPasswordPayload';
  account: Account;
  passwordLink: PasswordLink;
};

/** Whose second factor to take. */
export type ResetSecondFactorInput = {
  id: Scalars['ID']['input'];
};

/** The account after it. */
export type ResetSecondFactorPayload = {
  __typename?: 'ResetSecondFactorPayload';
  account: Account;
};

/** Which key to end. */
export type RevokeApiKeyInput = {
  id: Scalars['ID']['input'];
};

/** The key after its end. */
export type RevokeApiKeyPayload = {
  __typename?: 'RevokeApiKeyPayload';
  apiKey: ApiKey;
};

/** What an account or key may do. */
export type Role =
  | 'ADMIN'
  | 'AUDITOR'
  | 'EMPLOYEE'
  /** A program that tells punches; no account of a person has it. */
  | 'FEEDER'
  | 'HR'
  | 'MANAGER'
  | 'PLACE_ADMIN'
  /** A screen on a wall: it shows who came and who is in, and may do nothing; no account of a person has it. */
  | 'SCREEN'
  | 'VIEWER';

/** What proves beside the password who one is: codes of an authenticator app, and recovery codes for when it is lost. */
export type SecondFactor = {
  __typename?: 'SecondFactor';
  /** Since when they do. */
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether sign-ins ask for a code. */
  isActive: Scalars['Boolean']['output'];
  /** How many recovery codes were not used yet; each serves once. */
  recoveryCodesLeft: Scalars['Int']['output'];
};

/** What followed one sign-in. */
export type Session = {
  __typename?: 'Session';
  /** Whose it is: `account/<username>`, or `key/<name>` of a program. */
  accountId: Scalars['ID']['output'];
  /** From where it was signed in; null where nobody knows. */
  address?: Maybe<Scalars['String']['output']>;
  /** With what it was signed in, as the program says of itself, such as `Firefox 128 on Windows`; null where it says nothing. */
  client?: Maybe<Scalars['String']['output']>;
  /** When it was signed in. */
  createdAt: Scalars['DateTime']['output'];
  /** When it ends however much it is used. */
  endsAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** When it ends if it is used no more. */
  idleEndsAt: Scalars['DateTime']['output'];
  /** Whether it is the session that asks. */
  isCurrent: Scalars['Boolean']['output'];
  /** When its tokens were renewed last: whoever uses a session renews them within ten minutes. */
  lastUsedAt: Scalars['DateTime']['output'];
};

/** One page of sessions. */
export type SessionConnection = {
  __typename?: 'SessionConnection';
  edges: Array<SessionEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** A session and its position. */
export type SessionEdge = {
  __typename?: 'SessionEdge';
  cursor: Scalars['String']['output'];
  node: Session;
};

/** A session's tokens. */
export type SessionPayload = {
  __typename?: 'SessionPayload';
  accessToken: Scalars['String']['output'];
  /** Seconds until the access token expires. */
  expiresIn: Scalars['Int']['output'];
  /** Gives the next tokens, once. */
  refreshToken?: Maybe<Scalars['String']['output']>;
  /** Always `Bearer`. */
  tokenType: Scalars['String']['output'];
};

/** What to change of the rule of a kind; what is left out stays. */
export type SetAlertRuleInput = {
  /** 0 to 1440. */
  afterMinutes?: InputMaybe<Scalars['Int']['input']>;
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  isUrgent?: InputMaybe<Scalars['Boolean']['input']>;
  kind: AlertKind;
  /** 1 to 10000; none for kinds without a measure. */
  threshold?: InputMaybe<Scalars['Int']['input']>;
};

/** The rule after its change. */
export type SetAlertRulePayload = {
  __typename?: 'SetAlertRulePayload';
  rule: AlertRule;
};

/** When a place's people are told of in numbers. */
export type SetDigestInput = {
  /** Wall time `HH:mm`; null: not at all. */
  at?: InputMaybe<Scalars['String']['input']>;
  /** Null: the organisation as a whole. */
  placeId?: InputMaybe<Scalars['ID']['input']>;
};

/** The digest after its change; null where there is none any more. */
export type SetDigestPayload = {
  __typename?: 'SetDigestPayload';
  digest?: Maybe<Digest>;
};

/** All quiet hours. */
export type SetQuietHoursInput = {
  /** At most 14, which leave some time of the week; none ends them. */
  hours: Array<QuietHoursInput>;
};

/** The quiet hours after their change. */
export type SetQuietHoursPayload = {
  __typename?: 'SetQuietHoursPayload';
  quietHours: Array<QuietHours>;
};

/** Either `apiKey`, or `username` with `password`. */
export type SignInInput = {
  apiKey?: InputMaybe<Scalars['String']['input']>;
  /** The code of the second factor, where the account has one: SECOND_FACTOR_REQUIRED asks for it once the password is right. */
  otp?: InputMaybe<Scalars['String']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  username?: InputMaybe<Scalars['String']['input']>;
};

/** Whose sessions to end. */
export type SignOutEverywhereInput = {
  /** The account or key; one's own where it is left out. */
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether the session that asks goes on. */
  isCurrentKept?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How many sessions went on until now. */
export type SignOutEverywherePayload = {
  __typename?: 'SignOutEverywherePayload';
  endedSessions: Scalars['Int']['output'];
};

/** The refresh token of the session to end. */
export type SignOutInput = {
  refreshToken: Scalars['String']['input'];
};

/** The end of a session. */
export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  signedOut: Scalars['Boolean']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * What becomes of alerts that `alerts` lists, the moment it is kept: it was raised, somebody acknowledged it, it is over. The first
   * event is RESYNC, as is the event after whatever was missed or was too much to tell: read the list anew. There is no position to go on from.
   */
  alertRaised?: Maybe<AlertEvent>;
};


export type SubscriptionAlertRaisedArgs = {
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Which webhook to try. */
export type TestWebhookInput = {
  id: Scalars['ID']['input'];
};

/** The test, on its way. */
export type TestWebhookPayload = {
  __typename?: 'TestWebhookPayload';
  delivery: WebhookDelivery;
};

/** What to change of an account; what is left out stays. */
export type UpdateAccountInput = {
  /**
   * ALWAYS is FORBIDDEN to a viewer whose own right is TIMED; LAST_ADMIN for TIMED of the only ADMIN of every place: nobody could give it
   * the right; WRITING_KEYS for TIMED of an account that made keys that write to readers at any time.
   */
  deviceWrites?: InputMaybe<DeviceWriteRight>;
  id: Scalars['ID']['input'];
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  places?: InputMaybe<Array<Scalars['ID']['input']>>;
  role?: InputMaybe<Role>;
  users?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The account after its change. */
export type UpdateAccountPayload = {
  __typename?: 'UpdateAccountPayload';
  account: Account;
};

/** What to change of a place; what is left out stays. */
export type UpdatePlaceInput = {
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
  location?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** The order on pages and of retries; smaller is earlier. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /**
   * The URLs of the place, best first: those of its file, and addresses of private networks at a port that one of them has. Others are
   * BAD_USER_INPUT: they are entered in the file of the place.
   */
  urls?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** A place after its change. */
export type UpdatePlacePayload = {
  __typename?: 'UpdatePlacePayload';
  place: PlaceRegistration;
};

/** What to change of a webhook; what is left out stays. */
export type UpdateWebhookInput = {
  departments?: InputMaybe<Array<Scalars['ID']['input']>>;
  devices?: InputMaybe<Array<Scalars['ID']['input']>>;
  events?: InputMaybe<Array<WebhookEvent>>;
  format?: InputMaybe<WebhookFormat>;
  id: Scalars['ID']['input'];
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  places?: InputMaybe<Array<Scalars['ID']['input']>>;
  statuses?: InputMaybe<Array<DayStatus>>;
  url?: InputMaybe<Scalars['String']['input']>;
};

/** The webhook after its change. */
export type UpdateWebhookPayload = {
  __typename?: 'UpdateWebhookPayload';
  webhook: Webhook;
};

/** The access token to look at. */
export type VerifySessionInput = {
  token: Scalars['String']['input'];
};

/** Whether a token counts. Of one that does not nothing is told. */
export type VerifySessionPayload = {
  __typename?: 'VerifySessionPayload';
  /** Whose it is: `account/<username>`, or `key/<name>` of a program. */
  accountId?: Maybe<Scalars['ID']['output']>;
  /** Until when the token counts. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  isActive: Scalars['Boolean']['output'];
  /** Ids of places; `*` alone is every place. */
  places?: Maybe<Array<Scalars['ID']['output']>>;
  role?: Maybe<Role>;
  sessionId?: Maybe<Scalars['ID']['output']>;
  /** Who asks by it in truth, where an administrator views as the account by `beginViewAs`: such a token changes nothing, and is no word of the account's owner. */
  viewedBy?: Maybe<Scalars['ID']['output']>;
};

/** Which data were looked at. */
export type ViewKind =
  | 'ABSENCES'
  /** Days, hours, and what is made of them. */
  | 'ATTENDANCE'
  | 'CORRECTIONS'
  /** Of another sort. */
  | 'OTHER'
  /** Who somebody is: name, PIN, enrolments, account. */
  | 'PERSON'
  /** Who is there now. */
  | 'PRESENCE'
  | 'PUNCHES'
  | 'SHIFTS';

/**
 * A receiver of another program: events are sent to it by POST, signed by the headers of Standard Webhooks, until it answers with
 * a status of success.
 */
export type Webhook = {
  __typename?: 'Webhook';
  createdAt: Scalars['DateTime']['output'];
  /** The account that made it. */
  createdBy: Scalars['String']['output'];
  /** What was sent and what waits, the newest first; those that are over for 30 days. */
  deliveries: WebhookDeliveryConnection;
  /** Ids of departments of whose days it is told; empty: of everybody. */
  departments: Array<Scalars['ID']['output']>;
  /** Ids of readers; empty: every reader of the places. */
  devices: Array<Scalars['ID']['output']>;
  events: Array<WebhookEvent>;
  format: WebhookFormat;
  id: Scalars['ID']['output'];
  /** False: nothing is sent, and of what happens meanwhile nothing is kept for it. */
  isEnabled: Scalars['Boolean']['output'];
  /** Events that were left out because 10,000 others waited; 0 where nothing is missing. */
  leftOut: Scalars['Int']['output'];
  /** The name for people. */
  name: Scalars['String']['output'];
  /** The beginning of its URL: scheme, host and port. The rest may be a secret and is not told again. `mailto:` and the address of one that is told by e-mail. */
  origin: Scalars['String']['output'];
  /** Ids of places; `*` alone is every place. */
  places: Array<Scalars['ID']['output']>;
  /** Of days that changed: what they are now. Empty: whatever they are, also that there is no record any more. */
  statuses: Array<DayStatus>;
};


/**
 * A receiver of another program: events are sent to it by POST, signed by the headers of Standard Webhooks, until it answers with
 * a status of success.
 */
export type WebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One page of webhooks. */
export type WebhookConnection = {
  __typename?: 'WebhookConnection';
  edges: Array<WebhookEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** One event on its way to one webhook. */
export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  /** How often it was tried since it was made or sent again. */
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Why the last try did not deliver; null where it did. */
  fault?: Maybe<WebhookFault>;
  /** The message's `webhook-id`: the same however often it is sent. */
  id: Scalars['ID']['output'];
  kind: WebhookDeliveryKind;
  lastAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null once it is over. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  state: WebhookDeliveryState;
  /** What the receiver answered last. */
  statusCode?: Maybe<Scalars['Int']['output']>;
};

/** One page of deliveries. */
export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  edges: Array<WebhookDeliveryEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** A delivery and its position. */
export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookDelivery;
};

/** What a delivery is about. */
export type WebhookDeliveryKind =
  | 'ALERT_RAISED'
  | 'ALERT_RESOLVED'
  | 'DAY_CHANGED'
  | 'DIGEST'
  | 'PUNCH_RECORDED'
  | 'TEST';

/** Where a delivery stands. */
export type WebhookDeliveryState =
  | 'DELIVERED'
  /** Nothing is tried any more; `resendDelivery` begins anew. */
  | 'FAILED'
  /** It is sent, or sent again, at `nextAttemptAt`. */
  | 'WAITING';

/** A webhook and its position. */
export type WebhookEdge = {
  __typename?: 'WebhookEdge';
  cursor: Scalars['String']['output'];
  node: Webhook;
};

/** What a webhook can be told of. */
export type WebhookEvent =
  /** Something is not as it should be; see `Alert`. Those of the organisation as a whole come to webhooks of every place. */
  | 'ALERT_RAISED'
  /** What was raised is over. */
  | 'ALERT_RESOLVED'
  /** The record of a day is another than it was, or there is none any more: ids and codes, for programs (`STANDARD`) alone. */
  | 'DAY_CHANGED'
  /** How many people of a place came, at the hour of its `Digest`: numbers alone. Of the organisation as a whole for webhooks of every place. */
  | 'DIGEST'
  /** A reader's punch came into the ledger of its place. */
  | 'PUNCH_RECORDED';

/** Why a try did not deliver. */
export type WebhookFault =
  /** Its name leads to an address that is not called: none of the internet, or without TLS, or at another port. Not tried again. */
  | 'ADDRESS_NOT_ALLOWED'
  /** The configuration names no mail server. */
  | 'EMAIL_NOT_CONFIGURED'
  /** The DNS knows no address of it. */
  | 'NAME_NOT_FOUND'
  /** It answered that somebody else should be asked: nobody else is. */
  | 'REDIRECT'
  /** It answered with a status of failure; 410, and what a mail server refuses for good, are not tried again. */
  | 'STATUS'
  /** No answer within 10 seconds, or of a mail server within 20. */
  | 'TIMEOUT'
  /** Nobody answers there, or without a certificate that is trusted. */
  | 'UNREACHABLE';

/** In what words a webhook is told, and by what way. */
export type WebhookFormat =
  /** An e-mail, of alerts and digests alone, through the mail server that the configuration names. */
  | 'EMAIL'
  /** A text as Slack's incoming webhooks take it. */
  | 'SLACK'
  /** JSON as docs/ALERTS.md describes it. */
  | 'STANDARD'
  /** A card as the workflows of Microsoft Teams take it. */
  | 'TEAMS';

export type Weekday =
  | 'FRI'
  | 'MON'
  | 'SAT'
  | 'SUN'
  | 'THU'
  | 'TUE'
  | 'WED';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  OwnRecord: OwnRecord;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  OwnRecord:
    ( { __typename: 'OwnRecord' }
    & GraphQLRecursivePick<FederationTypes['OwnRecord'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['OwnRecord'], {"names":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<Principal>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AccountConnection: ResolverTypeWrapper<AccountPage>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  AccountFilter: AccountFilter;
  AcknowledgeAlertInput: AcknowledgeAlertInput;
  AcknowledgeAlertPayload: ResolverTypeWrapper<Omit<AcknowledgeAlertPayload, 'alert'> & { alert: ResolversTypes['Alert'] }>;
  AddPasskeyInput: AddPasskeyInput;
  AddPasskeyPayload: ResolverTypeWrapper<Omit<AddPasskeyPayload, 'passkey'> & { passkey: ResolversTypes['Passkey'] }>;
  Alert: ResolverTypeWrapper<KeptAlert>;
  AlertConnection: ResolverTypeWrapper<AlertPage>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  AlertEvent: ResolverTypeWrapper<AlertEvent>;
  AlertEventKind: AlertEventKind;
  AlertFilter: AlertFilter;
  AlertKind: AlertKind;
  AlertRule: ResolverTypeWrapper<AlertRule>;
  AlertState: AlertState;
  ApiKey: ResolverTypeWrapper<Principal>;
  ApiKeyConnection: ResolverTypeWrapper<AccountPage>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  ApiKeyState: ApiKeyState;
  AuditEntry: ResolverTypeWrapper<AuditEntry>;
  AuditFilter: AuditFilter;
  AuditedChange: ResolverTypeWrapper<AuditedChange>;
  BeginPasskeyInput: BeginPasskeyInput;
  BeginPasskeyPayload: ResolverTypeWrapper<BeginPasskeyPayload>;
  BeginSecondFactorInput: BeginSecondFactorInput;
  BeginSecondFactorPayload: ResolverTypeWrapper<BeginSecondFactorPayload>;
  BeginViewAsInput: BeginViewAsInput;
  BeginViewAsPayload: ResolverTypeWrapper<Omit<BeginViewAsPayload, 'account'> & { account: ResolversTypes['Account'] }>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<ChangePasswordPayload>;
  ConfirmSecondFactorInput: ConfirmSecondFactorInput;
  ConfirmSecondFactorPayload: ResolverTypeWrapper<ConfirmSecondFactorPayload>;
  CreateAccountInput: CreateAccountInput;
  CreateAccountPayload: ResolverTypeWrapper<Omit<CreateAccountPayload, 'account' | 'passwordLink'> & { account: ResolversTypes['Account'], passwordLink: ResolversTypes['PasswordLink'] }>;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: ResolverTypeWrapper<Omit<CreateApiKeyPayload, 'apiKey'> & { apiKey: ResolversTypes['ApiKey'] }>;
  CreateWebhookInput: CreateWebhookInput;
  CreateWebhookPayload: ResolverTypeWrapper<Omit<CreateWebhookPayload, 'webhook'> & { webhook: ResolversTypes['Webhook'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DayStatus: DayStatus;
  DeviceWriteGrant: ResolverTypeWrapper<KeptGrant>;
  DeviceWriteRight: DeviceWriteRight;
  Digest: ResolverTypeWrapper<ShownDigest>;
  EndDeviceWritesInput: EndDeviceWritesInput;
  EndDeviceWritesPayload: ResolverTypeWrapper<Omit<EndDeviceWritesPayload, 'account'> & { account: ResolversTypes['Account'] }>;
  EndSessionInput: EndSessionInput;
  EndSessionPayload: ResolverTypeWrapper<Omit<EndSessionPayload, 'session'> & { session: ResolversTypes['Session'] }>;
  GrantDeviceWritesInput: GrantDeviceWritesInput;
  GrantDeviceWritesPayload: ResolverTypeWrapper<Omit<GrantDeviceWritesPayload, 'account'> & { account: ResolversTypes['Account'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OwnPasskeys: ResolverTypeWrapper<PasskeyOwner>;
  OwnRecord: ResolverTypeWrapper<OwnRecord>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Passkey: ResolverTypeWrapper<KeptPasskey>;
  PasskeyObstacle: PasskeyObstacle;
  PasswordLink: ResolverTypeWrapper<ToldLink>;
  PlaceRegistration: ResolverTypeWrapper<PlaceRegistration>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuietHours: ResolverTypeWrapper<KeptQuietHours>;
  QuietHoursInput: QuietHoursInput;
  RecordView: ResolverTypeWrapper<RecordView>;
  RecordViews: ResolverTypeWrapper<RecordViews>;
  RefreshSessionInput: RefreshSessionInput;
  RemovePasskeyInput: RemovePasskeyInput;
  RemovePasskeyPayload: ResolverTypeWrapper<RemovePasskeyPayload>;
  RemoveSecondFactorInput: RemoveSecondFactorInput;
  RemoveSecondFactorPayload: ResolverTypeWrapper<Omit<RemoveSecondFactorPayload, 'secondFactor'> & { secondFactor: ResolversTypes['SecondFactor'] }>;
  RemoveWebhookInput: RemoveWebhookInput;
  RemoveWebhookPayload: ResolverTypeWrapper<RemoveWebhookPayload>;
  RenamePasskeyInput: RenamePasskeyInput;
  RenamePasskeyPayload: ResolverTypeWrapper<Omit<RenamePasskeyPayload, 'passkey'> & { passkey: ResolversTypes['Passkey'] }>;
  RenewRecoveryCodesInput: RenewRecoveryCodesInput;
  RenewRecoveryCodesPayload: ResolverTypeWrapper<RenewRecoveryCodesPayload>;
  ResendDeliveryInput: ResendDeliveryInput;
  ResendDeliveryPayload: ResolverTypeWrapper<Omit<ResendDeliveryPayload, 'delivery'> & { delivery: ResolversTypes['WebhookDelivery'] }>;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: ResolverTypeWrapper<Omit<ResetPasswordPayload, 'account' | 'passwordLink'> & { account: ResolversTypes['Account'], passwordLink: ResolversTypes['PasswordLink'] }>;
  ResetSecondFactorInput: ResetSecondFactorInput;
  ResetSecondFactorPayload: ResolverTypeWrapper<Omit<ResetSecondFactorPayload, 'account'> & { account: ResolversTypes['Account'] }>;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: ResolverTypeWrapper<Omit<RevokeApiKeyPayload, 'apiKey'> & { apiKey: ResolversTypes['ApiKey'] }>;
  Role: Role;
  SecondFactor: ResolverTypeWrapper<FactorState>;
  Session: ResolverTypeWrapper<StoredSession>;
  SessionConnection: ResolverTypeWrapper<SessionPage>;
  SessionEdge: ResolverTypeWrapper<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>;
  SessionPayload: ResolverTypeWrapper<SessionPayload>;
  SetAlertRuleInput: SetAlertRuleInput;
  SetAlertRulePayload: ResolverTypeWrapper<SetAlertRulePayload>;
  SetDigestInput: SetDigestInput;
  SetDigestPayload: ResolverTypeWrapper<Omit<SetDigestPayload, 'digest'> & { digest?: Maybe<ResolversTypes['Digest']> }>;
  SetQuietHoursInput: SetQuietHoursInput;
  SetQuietHoursPayload: ResolverTypeWrapper<Omit<SetQuietHoursPayload, 'quietHours'> & { quietHours: Array<ResolversTypes['QuietHours']> }>;
  SignInInput: SignInInput;
  SignOutEverywhereInput: SignOutEverywhereInput;
  SignOutEverywherePayload: ResolverTypeWrapper<SignOutEverywherePayload>;
  SignOutInput: SignOutInput;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TestWebhookInput: TestWebhookInput;
  TestWebhookPayload: ResolverTypeWrapper<Omit<TestWebhookPayload, 'delivery'> & { delivery: ResolversTypes['WebhookDelivery'] }>;
  UpdateAccountInput: UpdateAccountInput;
  UpdateAccountPayload: ResolverTypeWrapper<Omit<UpdateAccountPayload, 'account'> & { account: ResolversTypes['Account'] }>;
  UpdatePlaceInput: UpdatePlaceInput;
  UpdatePlacePayload: ResolverTypeWrapper<UpdatePlacePayload>;
  UpdateWebhookInput: UpdateWebhookInput;
  UpdateWebhookPayload: ResolverTypeWrapper<Omit<UpdateWebhookPayload, 'webhook'> & { webhook: ResolversTypes['Webhook'] }>;
  VerifySessionInput: VerifySessionInput;
  VerifySessionPayload: ResolverTypeWrapper<VerifySessionPayload>;
  ViewKind: ViewKind;
  Webhook: ResolverTypeWrapper<KeptWebhook>;
  WebhookConnection: ResolverTypeWrapper<WebhookPage>;
  WebhookDelivery: ResolverTypeWrapper<KeptDelivery>;
  WebhookDeliveryConnection: ResolverTypeWrapper<DeliveryPage>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryKind: WebhookDeliveryKind;
  WebhookDeliveryState: WebhookDeliveryState;
  WebhookEdge: ResolverTypeWrapper<Omit<WebhookEdge, 'node'> & { node: ResolversTypes['Webhook'] }>;
  WebhookEvent: WebhookEvent;
  WebhookFault: WebhookFault;
  WebhookFormat: WebhookFormat;
  Weekday: Weekday;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: Principal;
  Boolean: Scalars['Boolean']['output'];
  ID: Scalars['ID']['output'];
  AccountConnection: AccountPage;
  Int: Scalars['Int']['output'];
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  AccountFilter: AccountFilter;
  AcknowledgeAlertInput: AcknowledgeAlertInput;
  AcknowledgeAlertPayload: Omit<AcknowledgeAlertPayload, 'alert'> & { alert: ResolversParentTypes['Alert'] };
  AddPasskeyInput: AddPasskeyInput;
  AddPasskeyPayload: Omit<AddPasskeyPayload, 'passkey'> & { passkey: ResolversParentTypes['Passkey'] };
  Alert: KeptAlert;
  AlertConnection: AlertPage;
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  AlertEvent: AlertEvent;
  AlertFilter: AlertFilter;
  AlertRule: AlertRule;
  ApiKey: Principal;
  ApiKeyConnection: AccountPage;
  ApiKeyEdge: Omit<ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  AuditEntry: AuditEntry;
  AuditFilter: AuditFilter;
  AuditedChange: AuditedChange;
  BeginPasskeyInput: BeginPasskeyInput;
  BeginPasskeyPayload: BeginPasskeyPayload;
  BeginSecondFactorInput: BeginSecondFactorInput;
  BeginSecondFactorPayload: BeginSecondFactorPayload;
  BeginViewAsInput: BeginViewAsInput;
  BeginViewAsPayload: Omit<BeginViewAsPayload, 'account'> & { account: ResolversParentTypes['Account'] };
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ChangePasswordPayload;
  ConfirmSecondFactorInput: ConfirmSecondFactorInput;
  ConfirmSecondFactorPayload: ConfirmSecondFactorPayload;
  CreateAccountInput: CreateAccountInput;
  CreateAccountPayload: Omit<CreateAccountPayload, 'account' | 'passwordLink'> & { account: ResolversParentTypes['Account'], passwordLink: ResolversParentTypes['PasswordLink'] };
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: Omit<CreateApiKeyPayload, 'apiKey'> & { apiKey: ResolversParentTypes['ApiKey'] };
  CreateWebhookInput: CreateWebhookInput;
  CreateWebhookPayload: Omit<CreateWebhookPayload, 'webhook'> & { webhook: ResolversParentTypes['Webhook'] };
  DateTime: Scalars['DateTime']['output'];
  DeviceWriteGrant: KeptGrant;
  Digest: ShownDigest;
  EndDeviceWritesInput: EndDeviceWritesInput;
  EndDeviceWritesPayload: Omit<EndDeviceWritesPayload, 'account'> & { account: ResolversParentTypes['Account'] };
  EndSessionInput: EndSessionInput;
  EndSessionPayload: Omit<EndSessionPayload, 'session'> & { session: ResolversParentTypes['Session'] };
  GrantDeviceWritesInput: GrantDeviceWritesInput;
  GrantDeviceWritesPayload: Omit<GrantDeviceWritesPayload, 'account'> & { account: ResolversParentTypes['Account'] };
  Mutation: Record<PropertyKey, never>;
  OwnPasskeys: PasskeyOwner;
  OwnRecord: OwnRecord | FederationReferenceTypes['OwnRecord'];
  PageInfo: PageInfo;
  Passkey: KeptPasskey;
  PasswordLink: ToldLink;
  PlaceRegistration: PlaceRegistration;
  Query: Record<PropertyKey, never>;
  QuietHours: KeptQuietHours;
  QuietHoursInput: QuietHoursInput;
  RecordView: RecordView;
  RecordViews: RecordViews;
  RefreshSessionInput: RefreshSessionInput;
  RemovePasskeyInput: RemovePasskeyInput;
  RemovePasskeyPayload: RemovePasskeyPayload;
  RemoveSecondFactorInput: RemoveSecondFactorInput;
  RemoveSecondFactorPayload: Omit<RemoveSecondFactorPayload, 'secondFactor'> & { secondFactor: ResolversParentTypes['SecondFactor'] };
  RemoveWebhookInput: RemoveWebhookInput;
  RemoveWebhookPayload: RemoveWebhookPayload;
  RenamePasskeyInput: RenamePasskeyInput;
  RenamePasskeyPayload: Omit<RenamePasskeyPayload, 'passkey'> & { passkey: ResolversParentTypes['Passkey'] };
  RenewRecoveryCodesInput: RenewRecoveryCodesInput;
  RenewRecoveryCodesPayload: RenewRecoveryCodesPayload;
  ResendDeliveryInput: ResendDeliveryInput;
  ResendDeliveryPayload: Omit<ResendDeliveryPayload, 'delivery'> & { delivery: ResolversParentTypes['WebhookDelivery'] };
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: Omit<ResetPasswordPayload, 'account' | 'passwordLink'> & { account: ResolversParentTypes['Account'], passwordLink: ResolversParentTypes['PasswordLink'] };
  ResetSecondFactorInput: ResetSecondFactorInput;
  ResetSecondFactorPayload: Omit<ResetSecondFactorPayload, 'account'> & { account: ResolversParentTypes['Account'] };
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: Omit<RevokeApiKeyPayload, 'apiKey'> & { apiKey: ResolversParentTypes['ApiKey'] };
  SecondFactor: FactorState;
  Session: StoredSession;
  SessionConnection: SessionPage;
  SessionEdge: Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] };
  SessionPayload: SessionPayload;
  SetAlertRuleInput: SetAlertRuleInput;
  SetAlertRulePayload: SetAlertRulePayload;
  SetDigestInput: SetDigestInput;
  SetDigestPayload: Omit<SetDigestPayload, 'digest'> & { digest?: Maybe<ResolversParentTypes['Digest']> };
  SetQuietHoursInput: SetQuietHoursInput;
  SetQuietHoursPayload: Omit<SetQuietHoursPayload, 'quietHours'> & { quietHours: Array<ResolversParentTypes['QuietHours']> };
  SignInInput: SignInInput;
  SignOutEverywhereInput: SignOutEverywhereInput;
  SignOutEverywherePayload: SignOutEverywherePayload;
  SignOutInput: SignOutInput;
  SignOutPayload: SignOutPayload;
  Subscription: Record<PropertyKey, never>;
  TestWebhookInput: TestWebhookInput;
  TestWebhookPayload: Omit<TestWebhookPayload, 'delivery'> & { delivery: ResolversParentTypes['WebhookDelivery'] };
  UpdateAccountInput: UpdateAccountInput;
  UpdateAccountPayload: Omit<UpdateAccountPayload, 'account'> & { account: ResolversParentTypes['Account'] };
  UpdatePlaceInput: UpdatePlaceInput;
  UpdatePlacePayload: UpdatePlacePayload;
  UpdateWebhookInput: UpdateWebhookInput;
  UpdateWebhookPayload: Omit<UpdateWebhookPayload, 'webhook'> & { webhook: ResolversParentTypes['Webhook'] };
  VerifySessionInput: VerifySessionInput;
  VerifySessionPayload: VerifySessionPayload;
  Webhook: KeptWebhook;
  WebhookConnection: WebhookPage;
  WebhookDelivery: KeptDelivery;
  WebhookDeliveryConnection: DeliveryPage;
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookEdge: Omit<WebhookEdge, 'node'> & { node: ResolversParentTypes['Webhook'] };
  String: Scalars['String']['output'];
};

export type AccessDirectiveArgs = {
  role: Array<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = DirectoryContext, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccountResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  deviceWriteGrant?: Resolver<Maybe<ResolversTypes['DeviceWriteGrant']>, ParentType, ContextType>;
  deviceWrites?: Resolver<ResolversTypes['DeviceWriteRight'], ParentType, ContextType>;
  hasPasskeys?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasSecondFactor?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  places?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  users?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  waitsForPassword?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type AcknowledgeAlertPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AcknowledgeAlertPayload'] = ResolversParentTypes['AcknowledgeAlertPayload']> = {
  alert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AddPasskeyPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AddPasskeyPayload'] = ResolversParentTypes['AddPasskeyPayload']> = {
  passkey?: Resolver<ResolversTypes['Passkey'], ParentType, ContextType>;
};

export type AlertResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  acknowledgedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  acknowledgedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AlertKind'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  raisedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AlertState'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertEventResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AlertEvent'] = ResolversParentTypes['AlertEvent']> = {
  about?: Resolver<Maybe<ResolversTypes['AlertKind']>, ParentType, ContextType>;
  alertId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  deviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AlertEventKind'], ParentType, ContextType>;
  placeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AlertRuleResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AlertRule'] = ResolversParentTypes['AlertRule']> = {
  afterMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isUrgent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AlertKind'], ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  places?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  prefix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ApiKeyState'], ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  account?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['AuditedChange']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  targets?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AuditedChangeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AuditedChange'] = ResolversParentTypes['AuditedChange']> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BeginPasskeyPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['BeginPasskeyPayload'] = ResolversParentTypes['BeginPasskeyPayload']> = {
  options?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BeginSecondFactorPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['BeginSecondFactorPayload'] = ResolversParentTypes['BeginSecondFactorPayload']> = {
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BeginViewAsPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['BeginViewAsPayload'] = ResolversParentTypes['BeginViewAsPayload']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  expiresIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ConfirmSecondFactorPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['ConfirmSecondFactorPayload'] = ResolversParentTypes['ConfirmSecondFactorPayload']> = {
  recoveryCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CreateAccountPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['CreateAccountPayload'] = ResolversParentTypes['CreateAccountPayload']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  passwordLink?: Resolver<ResolversTypes['PasswordLink'], ParentType, ContextType>;
};

export type CreateApiKeyPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['CreateApiKeyPayload'] = ResolversParentTypes['CreateApiKeyPayload']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreateWebhookPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['CreateWebhookPayload'] = ResolversParentTypes['CreateWebhookPayload']> = {
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  webhook?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeviceWriteGrantResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['DeviceWriteGrant'] = ResolversParentTypes['DeviceWriteGrant']> = {
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grantedBy?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DigestResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Digest'] = ResolversParentTypes['Digest']> = {
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  placeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type EndDeviceWritesPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['EndDeviceWritesPayload'] = ResolversParentTypes['EndDeviceWritesPayload']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type EndSessionPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['EndSessionPayload'] = ResolversParentTypes['EndSessionPayload']> = {
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
};

export type GrantDeviceWritesPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['GrantDeviceWritesPayload'] = ResolversParentTypes['GrantDeviceWritesPayload']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acknowledgeAlert?: Resolver<Maybe<ResolversTypes['AcknowledgeAlertPayload']>, ParentType, ContextType, RequireFields<MutationAcknowledgeAlertArgs, 'input'>>;
  addPasskey?: Resolver<Maybe<ResolversTypes['AddPasskeyPayload']>, ParentType, ContextType, RequireFields<MutationAddPasskeyArgs, 'input'>>;
  beginPasskey?: Resolver<Maybe<ResolversTypes['BeginPasskeyPayload']>, ParentType, ContextType, RequireFields<MutationBeginPasskeyArgs, 'input'>>;
  beginSecondFactor?: Resolver<Maybe<ResolversTypes['BeginSecondFactorPayload']>, ParentType, ContextType, RequireFields<MutationBeginSecondFactorArgs, 'input'>>;
  beginViewAs?: Resolver<Maybe<ResolversTypes['BeginViewAsPayload']>, ParentType, ContextType, RequireFields<MutationBeginViewAsArgs, 'input'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['ChangePasswordPayload']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  confirmSecondFactor?: Resolver<Maybe<ResolversTypes['ConfirmSecondFactorPayload']>, ParentType, ContextType, RequireFields<MutationConfirmSecondFactorArgs, 'input'>>;
  createAccount?: Resolver<Maybe<ResolversTypes['CreateAccountPayload']>, ParentType, ContextType, RequireFields<MutationCreateAccountArgs, 'input'>>;
  createApiKey?: Resolver<Maybe<ResolversTypes['CreateApiKeyPayload']>, ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  createWebhook?: Resolver<Maybe<ResolversTypes['CreateWebhookPayload']>, ParentType, ContextType, RequireFields<MutationCreateWebhookArgs, 'input'>>;
  endDeviceWrites?: Resolver<Maybe<ResolversTypes['EndDeviceWritesPayload']>, ParentType, ContextType, RequireFields<MutationEndDeviceWritesArgs, 'input'>>;
  endSession?: Resolver<Maybe<ResolversTypes['EndSessionPayload']>, ParentType, ContextType, RequireFields<MutationEndSessionArgs, 'input'>>;
  grantDeviceWrites?: Resolver<Maybe<ResolversTypes['GrantDeviceWritesPayload']>, ParentType, ContextType, RequireFields<MutationGrantDeviceWritesArgs, 'input'>>;
  refreshSession?: Resolver<Maybe<ResolversTypes['SessionPayload']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  removePasskey?: Resolver<Maybe<ResolversTypes['RemovePasskeyPayload']>, ParentType, ContextType, RequireFields<MutationRemovePasskeyArgs, 'input'>>;
  removeSecondFactor?: Resolver<Maybe<ResolversTypes['RemoveSecondFactorPayload']>, ParentType, ContextType, RequireFields<MutationRemoveSecondFactorArgs, 'input'>>;
  removeWebhook?: Resolver<Maybe<ResolversTypes['RemoveWebhookPayload']>, ParentType, ContextType, RequireFields<MutationRemoveWebhookArgs, 'input'>>;
  renamePasskey?: Resolver<Maybe<ResolversTypes['RenamePasskeyPayload']>, ParentType, ContextType, RequireFields<MutationRenamePasskeyArgs, 'input'>>;
  renewRecoveryCodes?: Resolver<Maybe<ResolversTypes['RenewRecoveryCodesPayload']>, ParentType, ContextType, RequireFields<MutationRenewRecoveryCodesArgs, 'input'>>;
  resendDelivery?: Resolver<Maybe<ResolversTypes['ResendDeliveryPayload']>, ParentType, ContextType, RequireFields<MutationResendDeliveryArgs, 'input'>>;
  resetPassword?: Resolver<Maybe<ResolversTypes['ResetPasswordPayload']>, ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  resetSecondFactor?: Resolver<Maybe<ResolversTypes['ResetSecondFactorPayload']>, ParentType, ContextType, RequireFields<MutationResetSecondFactorArgs, 'input'>>;
  revokeApiKey?: Resolver<Maybe<ResolversTypes['RevokeApiKeyPayload']>, ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'input'>>;
  setAlertRule?: Resolver<Maybe<ResolversTypes['SetAlertRulePayload']>, ParentType, ContextType, RequireFields<MutationSetAlertRuleArgs, 'input'>>;
  setDigest?: Resolver<Maybe<ResolversTypes['SetDigestPayload']>, ParentType, ContextType, RequireFields<MutationSetDigestArgs, 'input'>>;
  setQuietHours?: Resolver<Maybe<ResolversTypes['SetQuietHoursPayload']>, ParentType, ContextType, RequireFields<MutationSetQuietHoursArgs, 'input'>>;
  signIn?: Resolver<Maybe<ResolversTypes['SessionPayload']>, ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<Maybe<ResolversTypes['SignOutPayload']>, ParentType, ContextType, RequireFields<MutationSignOutArgs, 'input'>>;
  signOutEverywhere?: Resolver<Maybe<ResolversTypes['SignOutEverywherePayload']>, ParentType, ContextType, RequireFields<MutationSignOutEverywhereArgs, 'input'>>;
  testWebhook?: Resolver<Maybe<ResolversTypes['TestWebhookPayload']>, ParentType, ContextType, RequireFields<MutationTestWebhookArgs, 'input'>>;
  updateAccount?: Resolver<Maybe<ResolversTypes['UpdateAccountPayload']>, ParentType, ContextType, RequireFields<MutationUpdateAccountArgs, 'input'>>;
  updatePlace?: Resolver<Maybe<ResolversTypes['UpdatePlacePayload']>, ParentType, ContextType, RequireFields<MutationUpdatePlaceArgs, 'input'>>;
  updateWebhook?: Resolver<Maybe<ResolversTypes['UpdateWebhookPayload']>, ParentType, ContextType, RequireFields<MutationUpdateWebhookArgs, 'input'>>;
  verifySession?: Resolver<Maybe<ResolversTypes['VerifySessionPayload']>, ParentType, ContextType, RequireFields<MutationVerifySessionArgs, 'input'>>;
};

export type OwnPasskeysResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['OwnPasskeys'] = ResolversParentTypes['OwnPasskeys']> = {
  obstacle?: Resolver<Maybe<ResolversTypes['PasskeyObstacle']>, ParentType, ContextType>;
  passkeys?: Resolver<Array<ResolversTypes['Passkey']>, ParentType, ContextType>;
};

export type OwnRecordResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['OwnRecord'] = ResolversParentTypes['OwnRecord'], FederationReferenceType extends FederationReferenceTypes['OwnRecord'] = FederationReferenceTypes['OwnRecord']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OwnRecord']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  views?: Resolver<Maybe<ResolversTypes['RecordViews']>, ParentType, ContextType, RequireFields<OwnRecordViewsArgs, 'first'>>;
};

export type PageInfoResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PasskeyResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Passkey'] = ResolversParentTypes['Passkey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSynced?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PasswordLinkResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['PasswordLink'] = ResolversParentTypes['PasswordLink']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlaceRegistrationResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['PlaceRegistration'] = ResolversParentTypes['PlaceRegistration']> = {
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  urls?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  accounts?: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first'>>;
  alertRules?: Resolver<Maybe<Array<ResolversTypes['AlertRule']>>, ParentType, ContextType>;
  alerts?: Resolver<Maybe<ResolversTypes['AlertConnection']>, ParentType, ContextType, RequireFields<QueryAlertsArgs, 'first'>>;
  apiKeys?: Resolver<Maybe<ResolversTypes['ApiKeyConnection']>, ParentType, ContextType, RequireFields<QueryApiKeysArgs, 'first'>>;
  auditLog?: Resolver<Maybe<Array<ResolversTypes['AuditEntry']>>, ParentType, ContextType, RequireFields<QueryAuditLogArgs, 'first'>>;
  digests?: Resolver<Maybe<Array<ResolversTypes['Digest']>>, ParentType, ContextType>;
  passkeys?: Resolver<Maybe<ResolversTypes['OwnPasskeys']>, ParentType, ContextType>;
  quietHours?: Resolver<Maybe<Array<ResolversTypes['QuietHours']>>, ParentType, ContextType>;
  secondFactor?: Resolver<Maybe<ResolversTypes['SecondFactor']>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ResolversTypes['SessionConnection']>, ParentType, ContextType, RequireFields<QuerySessionsArgs, 'first'>>;
  webhooks?: Resolver<Maybe<ResolversTypes['WebhookConnection']>, ParentType, ContextType, RequireFields<QueryWebhooksArgs, 'first'>>;
};

export type QuietHoursResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['QuietHours'] = ResolversParentTypes['QuietHours']> = {
  days?: Resolver<Array<ResolversTypes['Weekday']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecordViewResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['RecordView'] = ResolversParentTypes['RecordView']> = {
  actor?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isNamed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ViewKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
};

export type RecordViewsResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['RecordViews'] = ResolversParentTypes['RecordViews']> = {
  next?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  views?: Resolver<Array<ResolversTypes['RecordView']>, ParentType, ContextType>;
};

export type RemovePasskeyPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['RemovePasskeyPayload'] = ResolversParentTypes['RemovePasskeyPayload']> = {
  removedId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RemoveSecondFactorPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['RemoveSecondFactorPayload'] = ResolversParentTypes['RemoveSecondFactorPayload']> = {
  secondFactor?: Resolver<ResolversTypes['SecondFactor'], ParentType, ContextType>;
};

export type RemoveWebhookPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['RemoveWebhookPayload'] = ResolversParentTypes['RemoveWebhookPayload']> = {
  removedId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RenamePasskeyPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['RenamePasskeyPayload'] = ResolversParentTypes['RenamePasskeyPayload']> = {
  passkey?: Resolver<ResolversTypes['Passkey'], ParentType, ContextType>;
};

export type RenewRecoveryCodesPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['RenewRecoveryCodesPayload'] = ResolversParentTypes['RenewRecoveryCodesPayload']> = {
  recoveryCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResendDeliveryPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['ResendDeliveryPayload'] = ResolversParentTypes['ResendDeliveryPayload']> = {
  delivery?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type ResetPasswordPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['ResetPasswordPayload'] = ResolversParentTypes['ResetPasswordPayload']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  passwordLink?: Resolver<ResolversTypes['PasswordLink'], ParentType, ContextType>;
};

export type ResetSecondFactorPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['ResetSecondFactorPayload'] = ResolversParentTypes['ResetSecondFactorPayload']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type RevokeApiKeyPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['RevokeApiKeyPayload'] = ResolversParentTypes['RevokeApiKeyPayload']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type SecondFactorResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SecondFactor'] = ResolversParentTypes['SecondFactor']> = {
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recoveryCodesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accountId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  client?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  idleEndsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SessionConnectionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SessionConnection'] = ResolversParentTypes['SessionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SessionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SessionEdgeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SessionEdge'] = ResolversParentTypes['SessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
};

export type SessionPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SessionPayload'] = ResolversParentTypes['SessionPayload']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refreshToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tokenType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SetAlertRulePayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SetAlertRulePayload'] = ResolversParentTypes['SetAlertRulePayload']> = {
  rule?: Resolver<ResolversTypes['AlertRule'], ParentType, ContextType>;
};

export type SetDigestPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SetDigestPayload'] = ResolversParentTypes['SetDigestPayload']> = {
  digest?: Resolver<Maybe<ResolversTypes['Digest']>, ParentType, ContextType>;
};

export type SetQuietHoursPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SetQuietHoursPayload'] = ResolversParentTypes['SetQuietHoursPayload']> = {
  quietHours?: Resolver<Array<ResolversTypes['QuietHours']>, ParentType, ContextType>;
};

export type SignOutEverywherePayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SignOutEverywherePayload'] = ResolversParentTypes['SignOutEverywherePayload']> = {
  endedSessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  signedOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  alertRaised?: SubscriptionResolver<Maybe<ResolversTypes['AlertEvent']>, "alertRaised", ParentType, ContextType, Partial<SubscriptionAlertRaisedArgs>>;
};

export type TestWebhookPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['TestWebhookPayload'] = ResolversParentTypes['TestWebhookPayload']> = {
  delivery?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type UpdateAccountPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['UpdateAccountPayload'] = ResolversParentTypes['UpdateAccountPayload']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type UpdatePlacePayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['UpdatePlacePayload'] = ResolversParentTypes['UpdatePlacePayload']> = {
  place?: Resolver<ResolversTypes['PlaceRegistration'], ParentType, ContextType>;
};

export type UpdateWebhookPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['UpdateWebhookPayload'] = ResolversParentTypes['UpdateWebhookPayload']> = {
  webhook?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType>;
};

export type VerifySessionPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['VerifySessionPayload'] = ResolversParentTypes['VerifySessionPayload']> = {
  accountId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  places?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  viewedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deliveries?: Resolver<ResolversTypes['WebhookDeliveryConnection'], ParentType, ContextType, RequireFields<WebhookDeliveriesArgs, 'first'>>;
  departments?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  devices?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['WebhookEvent']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['WebhookFormat'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  leftOut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  places?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  statuses?: Resolver<Array<ResolversTypes['DayStatus']>, ParentType, ContextType>;
};

export type WebhookConnectionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookConnection'] = ResolversParentTypes['WebhookConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['WebhookFault']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WebhookDeliveryKind'], ParentType, ContextType>;
  lastAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeliveryState'], ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookEdgeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookEdge'] = ResolversParentTypes['WebhookEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType>;
};

export type Resolvers<ContextType = DirectoryContext> = {
  Account?: AccountResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  AcknowledgeAlertPayload?: AcknowledgeAlertPayloadResolvers<ContextType>;
  AddPasskeyPayload?: AddPasskeyPayloadResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertEvent?: AlertEventResolvers<ContextType>;
  AlertRule?: AlertRuleResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditedChange?: AuditedChangeResolvers<ContextType>;
  BeginPasskeyPayload?: BeginPasskeyPayloadResolvers<ContextType>;
  BeginSecondFactorPayload?: BeginSecondFactorPayloadResolvers<ContextType>;
  BeginViewAsPayload?: BeginViewAsPayloadResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ConfirmSecondFactorPayload?: ConfirmSecondFactorPayloadResolvers<ContextType>;
  CreateAccountPayload?: CreateAccountPayloadResolvers<ContextType>;
  CreateApiKeyPayload?: CreateApiKeyPayloadResolvers<ContextType>;
  CreateWebhookPayload?: CreateWebhookPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeviceWriteGrant?: DeviceWriteGrantResolvers<ContextType>;
  Digest?: DigestResolvers<ContextType>;
  EndDeviceWritesPayload?: EndDeviceWritesPayloadResolvers<ContextType>;
  EndSessionPayload?: EndSessionPayloadResolvers<ContextType>;
  GrantDeviceWritesPayload?: GrantDeviceWritesPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OwnPasskeys?: OwnPasskeysResolvers<ContextType>;
  OwnRecord?: OwnRecordResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Passkey?: PasskeyResolvers<ContextType>;
  PasswordLink?: PasswordLinkResolvers<ContextType>;
  PlaceRegistration?: PlaceRegistrationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuietHours?: QuietHoursResolvers<ContextType>;
  RecordView?: RecordViewResolvers<ContextType>;
  RecordViews?: RecordViewsResolvers<ContextType>;
  RemovePasskeyPayload?: RemovePasskeyPayloadResolvers<ContextType>;
  RemoveSecondFactorPayload?: RemoveSecondFactorPayloadResolvers<ContextType>;
  RemoveWebhookPayload?: RemoveWebhookPayloadResolvers<ContextType>;
  RenamePasskeyPayload?: RenamePasskeyPayloadResolvers<ContextType>;
  RenewRecoveryCodesPayload?: RenewRecoveryCodesPayloadResolvers<ContextType>;
  ResendDeliveryPayload?: ResendDeliveryPayloadResolvers<ContextType>;
  ResetPasswordPayload?: ResetPasswordPayloadResolvers<ContextType>;
  ResetSecondFactorPayload?: ResetSecondFactorPayloadResolvers<ContextType>;
  RevokeApiKeyPayload?: RevokeApiKeyPayloadResolvers<ContextType>;
  SecondFactor?: SecondFactorResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  SessionPayload?: SessionPayloadResolvers<ContextType>;
  SetAlertRulePayload?: SetAlertRulePayloadResolvers<ContextType>;
  SetDigestPayload?: SetDigestPayloadResolvers<ContextType>;
  SetQuietHoursPayload?: SetQuietHoursPayloadResolvers<ContextType>;
  SignOutEverywherePayload?: SignOutEverywherePayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TestWebhookPayload?: TestWebhookPayloadResolvers<ContextType>;
  UpdateAccountPayload?: UpdateAccountPayloadResolvers<ContextType>;
  UpdatePlacePayload?: UpdatePlacePayloadResolvers<ContextType>;
  UpdateWebhookPayload?: UpdateWebhookPayloadResolvers<ContextType>;
  VerifySessionPayload?: VerifySessionPayloadResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookConnection?: WebhookConnectionResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookEdge?: WebhookEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = DirectoryContext> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
};
