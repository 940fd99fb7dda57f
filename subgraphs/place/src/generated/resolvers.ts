import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DeviceRecord } from '../domain/device.ts';
import type { UserRecord } from '../domain/user.ts';
import type { PunchRecord } from '../domain/punch.ts';
import type { PlaceReference } from '../graph/place-reference.ts';
import type { DevicePage, UserPage, PunchPage } from '../graph/pages.ts';
import type { PlaceContext } from '../graph/context.ts';
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
  /** An instant, RFC 3339 in UTC: `2026-11-22T05:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** A reader's wall clock as it showed it, without a zone: `2026-11-22T08:00:00`. */
  LocalDateTime: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** The proof that nothing a reader holds is missing from the ledger. */
export type Completeness = {
  __typename?: 'Completeness';
  /** The instant of the last check. */
  checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the last gap was read and closed. Null while one is open. */
  gapClosedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the last gap in the connection to the reader began. Null when there was none. */
  gapFrom?: Maybe<Scalars['DateTime']['output']>;
  /** Rows the reader reported at the last check. */
  rowsReported?: Maybe<Scalars['Int']['output']>;
  /** Of these, rows set aside with a reason. */
  rowsSetAside?: Maybe<Scalars['Int']['output']>;
  /** Rows of the reader that the ledger holds, copies counted. */
  rowsStored?: Maybe<Scalars['Int']['output']>;
  /** What the last check said. */
  verdict: CompletenessVerdict;
};

/** A verdict about a reader's completeness. */
export type CompletenessVerdict =
  /** Every row the reader reported is stored. */
  | 'COMPLETE'
  /** The reader reported rows that are not stored yet, or a gap is open. */
  | 'INCOMPLETE'
  /** The reader was never reached. */
  | 'NOT_CHECKED';

/** One ZK reader. */
export type Device = {
  __typename?: 'Device';
  /** Where the collector reaches the reader, `host:port`. */
  address?: Maybe<Scalars['String']['output']>;
  /** Whether the ledger holds everything the reader holds. */
  completeness?: Maybe<Completeness>;
  /** What the reader says it holds. Null before first contact. */
  counts?: Maybe<DeviceCounts>;
  /** Why the reader cannot be read now. Null while it can. */
  fault?: Maybe<DeviceFault>;
  /** The firmware version the reader states. Null before first contact. */
  firmware?: Maybe<Scalars['String']['output']>;
  /** `<place>/<reader>`, such as `riyadh/gate-2`. */
  id: Scalars['ID']['output'];
  /** The last instant at which the reader answered. Null before first contact. */
  lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** The model the reader states. Null before first contact. */
  model?: Maybe<Scalars['String']['output']>;
  /** The reader's name for people. */
  name?: Maybe<Scalars['String']['output']>;
  /** The place the reader belongs to. */
  place?: Maybe<Place>;
  /** The punches made on this reader. */
  punches?: Maybe<PunchConnection>;
  /** How the rows of its log are laid out, as the configuration says. */
  recordLayout?: Maybe<RecordLayout>;
  /** The serial number the reader states. Null before first contact. */
  serialNumber?: Maybe<Scalars['String']['output']>;
  /** Which code comes first in its rows of 16 bytes, as the configuration says. */
  sixteenByteOrder?: Maybe<SixteenByteOrder>;
  /** Whether the collector holds a working session with the reader. */
  status?: Maybe<DeviceStatus>;
};


/** One ZK reader. */
export type DevicePunchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PunchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PunchOrder>;
};

/** One page of readers. */
export type DeviceConnection = {
  __typename?: 'DeviceConnection';
  edges: Array<DeviceEdge>;
  pageInfo: PageInfo;
  /** How many match in the places that answered. */
  totalCount: Scalars['Int']['output'];
  /** The places in scope that did not answer. */
  unavailable: Array<PlaceFailure>;
};

/** What a reader says it holds. */
export type DeviceCounts = {
  __typename?: 'DeviceCounts';
  /** Rows the attendance log has room for. */
  capacity?: Maybe<Scalars['Int']['output']>;
  /** Rows of the attendance log. */
  punches?: Maybe<Scalars['Int']['output']>;
  /** Enrolled people. */
  users?: Maybe<Scalars['Int']['output']>;
};

/** A reader and its position. */
export type DeviceEdge = {
  __typename?: 'DeviceEdge';
  cursor: Scalars['String']['output'];
  node: Device;
};

/** Why a reader cannot be read. */
export type DeviceFault = {
  __typename?: 'DeviceFault';
  /** `DEVICE_UNREACHABLE`, `DEVICE_TIMEOUT`, `DEVICE_AUTH_FAILED`, `DEVICE_REPLACED` or another `DEVICE_*` code. */
  code: Scalars['String']['output'];
  /** What happened, for people. */
  message: Scalars['String']['output'];
  /** Since when. */
  since: Scalars['DateTime']['output'];
};

/** Which readers to list. */
export type DeviceFilter = {
  /** Text in the name, serial number or address. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Only these states. */
  status?: InputMaybe<Array<DeviceStatus>>;
};

/** The order of readers. */
export type DeviceOrder =
  | 'LAST_SEEN_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC';

/** Whether a reader can be read now. */
export type DeviceStatus =
  | 'CONNECTING'
  | 'DISABLED'
  | 'OFFLINE'
  | 'ONLINE';

/** Something the reader of the stream must know. */
export type FeedNotice = {
  __typename?: 'FeedNotice';
  at: Scalars['DateTime']['output'];
  kind: FeedNoticeKind;
  message: Scalars['String']['output'];
  /** The place it is about. Null when it is about the whole stream. */
  place?: Maybe<Scalars['ID']['output']>;
  /** How many punches are still to come in the catch-up, when known. */
  remaining?: Maybe<Scalars['Int']['output']>;
};

/** What a notice says. */
export type FeedNoticeKind =
  /** Everything missed was sent; live from here. */
  | 'CAUGHT_UP'
  /** Punches may be missing here; read them by query. */
  | 'GAP'
  /** The place's stream is back; what was missed follows. */
  | 'PLACE_BACK'
  /** The place's stream broke; its punches will come after PLACE_BACK. */
  | 'PLACE_LOST'
  /** The client reads too slowly; it is caught up from its own position when it reads again. */
  | 'SLOW_CLIENT';

/** Whether a message was missed and is being caught up, or is live. */
export type FeedPhase =
  | 'CATCH_UP'
  | 'LIVE';

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** One location with readers. */
export type Place = {
  __typename?: 'Place';
  /** The readers of this place. */
  devices?: Maybe<DeviceConnection>;
  /** The place's id, such as `riyadh`. */
  id: Scalars['ID']['output'];
  /** The place's name for people. */
  name?: Maybe<Scalars['String']['output']>;
  /** The punches made on the readers of this place. */
  punches?: Maybe<PunchConnection>;
  /** The IANA zone of the place's wall clock. */
  timeZone?: Maybe<Scalars['String']['output']>;
  /** The people enrolled on the readers of this place. */
  users?: Maybe<UserConnection>;
};


/** One location with readers. */
export type PlaceDevicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeviceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeviceOrder>;
};


/** One location with readers. */
export type PlacePunchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PunchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PunchOrder>;
};


/** One location with readers. */
export type PlaceUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<UserOrder>;
};

/** A place in scope that did not answer, and since when its rows are unknown. */
export type PlaceFailure = {
  __typename?: 'PlaceFailure';
  /** The last instant at which the place answered. Null when it never did. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** One of the PLACE_* codes. */
  code: Scalars['String']['output'];
  /** What happened, for people. */
  message: Scalars['String']['output'];
  /** The place's id. */
  place: Scalars['ID']['output'];
};

/** One verified event on a reader. */
export type Punch = {
  __typename?: 'Punch';
  /** The instant of the punch. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** The way the first copy came. */
  channel?: Maybe<PunchChannel>;
  /** How many identical rows the reader's log holds. */
  copies?: Maybe<Scalars['Int']['output']>;
  /** The reader. */
  device?: Maybe<Device>;
  /** `<place>/<digest>`; the same event has the same id on whatever way it came. */
  id: Scalars['ID']['output'];
  /** True when it came over 60 seconds after it was made and not in the reader's first full read. */
  late?: Maybe<Scalars['Boolean']['output']>;
  /** The reader's wall clock at the punch. */
  localTime?: Maybe<Scalars['LocalDateTime']['output']>;
  /** The PIN the reader wrote. */
  pin?: Maybe<Scalars['String']['output']>;
  /** The place. */
  place?: Maybe<Place>;
  /** The instant the place received it. */
  receivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The key pressed, if any. */
  state?: Maybe<PunchState>;
  /** The state as the reader wrote it. */
  stateCode?: Maybe<Scalars['Int']['output']>;
  /** The enrolled person. Null when the PIN is not enrolled. */
  user?: Maybe<User>;
  /** The verify mode as the reader wrote it. */
  verifyCode?: Maybe<Scalars['Int']['output']>;
  /** How the person was verified. */
  verifyMode?: Maybe<VerifyMode>;
};

/** The way a punch came into the ledger. */
export type PunchChannel =
  | 'FILE'
  | 'LIVE'
  | 'MANUAL'
  | 'PUSH'
  | 'READ';

/** One page of punches. */
export type PunchConnection = {
  __typename?: 'PunchConnection';
  edges: Array<PunchEdge>;
  pageInfo: PageInfo;
  /** How many match in the places that answered. */
  totalCount: Scalars['Int']['output'];
  /** The places in scope that did not answer. */
  unavailable: Array<PlaceFailure>;
};

/** A punch and its position. */
export type PunchEdge = {
  __typename?: 'PunchEdge';
  cursor: Scalars['String']['output'];
  node: Punch;
};

/** One message of the live stream: exactly one of `punch` and `notice` is set. */
export type PunchEvent = {
  __typename?: 'PunchEvent';
  /** The position after this message, for `after`. */
  cursor: Scalars['String']['output'];
  notice?: Maybe<FeedNotice>;
  /** Whether the message was missed and is being caught up, or is live. */
  phase: FeedPhase;
  punch?: Maybe<Punch>;
};

/** Which punches to list. */
export type PunchFilter = {
  /** Only on these readers. */
  deviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At or after this instant. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only of these users. */
  userIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The order of punches. */
export type PunchOrder =
  | 'AT_ASC'
  | 'AT_DESC';

/** The attendance state a person chose on the reader. */
export type PunchState =
  | 'BREAK_IN'
  | 'BREAK_OUT'
  | 'CHECK_IN'
  | 'CHECK_OUT'
  | 'OVERTIME_IN'
  | 'OVERTIME_OUT'
  | 'UNSPECIFIED';

export type Query = {
  __typename?: 'Query';
  /** One reader. Null when the place has no such reader. */
  device?: Maybe<Device>;
  /** The readers of every place in scope. */
  devices?: Maybe<DeviceConnection>;
  /** One punch. Null when the place keeps no such punch. */
  punch?: Maybe<Punch>;
  /** The punches of every place in scope, set-aside ones left out. */
  punches?: Maybe<PunchConnection>;
  /** One enrolled person of a place. Null when the PIN is not enrolled there. */
  user?: Maybe<User>;
  /** The people enrolled on the readers of every place in scope. */
  users?: Maybe<UserConnection>;
};


export type QueryDeviceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDevicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeviceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeviceOrder>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type QueryPunchArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPunchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PunchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PunchOrder>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<UserOrder>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** How the rows of a reader's log are laid out. Named where bytes and count do not tell it for sure. */
export type RecordLayout =
  /** Bytes and count tell; a log of which they do not is not read. */
  | 'AUTO'
  /** 8 bytes, the time at 3. */
  | 'R8_TIME3'
  /** 8 bytes, the time at 4. */
  | 'R8_TIME4'
  /** 16 bytes. */
  | 'R16'
  /** 40 bytes. */
  | 'R40'
  /** 49 bytes. */
  | 'R49';

/** Which of the two codes comes first in rows of 16 bytes. */
export type SixteenByteOrder =
  /** Whether the person came or went. */
  | 'STATE_FIRST'
  /** How the person was verified. */
  | 'VERIFY_FIRST';

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Every punch recorded after the position `after`, once, in ledger order per place; then live.
   * Without `after` the stream begins at the head of every place.
   */
  punchRecorded: PunchEvent;
};


export type SubscriptionPunchRecordedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  deviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  userIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A person's enrolment at a place, identified by the PIN. */
export type User = {
  __typename?: 'User';
  /** The readers of the place on which the PIN is enrolled. */
  devices?: Maybe<DeviceConnection>;
  /** `<place>/<pin>`, such as `riyadh/1042`. */
  id: Scalars['ID']['output'];
  /** The name stored on the reader. */
  name?: Maybe<Scalars['String']['output']>;
  /** The PIN as the readers write it: text, leading zeros kept. */
  pin?: Maybe<Scalars['String']['output']>;
  /** The place of the enrolment. */
  place?: Maybe<Place>;
  /** The punches made with this PIN at the place. */
  punches?: Maybe<PunchConnection>;
};


/** A person's enrolment at a place, identified by the PIN. */
export type UserDevicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeviceOrder>;
};


/** A person's enrolment at a place, identified by the PIN. */
export type UserPunchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PunchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PunchOrder>;
};

/** One page of users. */
export type UserConnection = {
  __typename?: 'UserConnection';
  edges: Array<UserEdge>;
  pageInfo: PageInfo;
  /** How many match in the places that answered. */
  totalCount: Scalars['Int']['output'];
  /** The places in scope that did not answer. */
  unavailable: Array<PlaceFailure>;
};

/** A user and its position. */
export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

/** Which users to list. */
export type UserFilter = {
  /** Text in the name or PIN. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** The order of users. */
export type UserOrder =
  | 'NAME_ASC'
  | 'PIN_ASC';

/** How a person was verified. */
export type VerifyMode =
  | 'CARD'
  | 'FACE'
  | 'FINGERPRINT'
  | 'OTHER'
  | 'PALM'
  | 'PASSWORD';



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
  Device: Device;
  Place: Place;
  Punch: Punch;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Device:
    ( { __typename: 'Device' }
    & GraphQLRecursivePick<FederationTypes['Device'], {"id":true}> );
  Place:
    ( { __typename: 'Place' }
    & GraphQLRecursivePick<FederationTypes['Place'], {"id":true}> );
  Punch:
    ( { __typename: 'Punch' }
    & GraphQLRecursivePick<FederationTypes['Punch'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Completeness: ResolverTypeWrapper<Completeness>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CompletenessVerdict: CompletenessVerdict;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Device: ResolverTypeWrapper<DeviceRecord>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  DeviceConnection: ResolverTypeWrapper<DevicePage>;
  DeviceCounts: ResolverTypeWrapper<DeviceCounts>;
  DeviceEdge: ResolverTypeWrapper<Omit<DeviceEdge, 'node'> & { node: ResolversTypes['Device'] }>;
  DeviceFault: ResolverTypeWrapper<DeviceFault>;
  DeviceFilter: DeviceFilter;
  DeviceOrder: DeviceOrder;
  DeviceStatus: DeviceStatus;
  FeedNotice: ResolverTypeWrapper<FeedNotice>;
  FeedNoticeKind: FeedNoticeKind;
  FeedPhase: FeedPhase;
  LocalDateTime: ResolverTypeWrapper<Scalars['LocalDateTime']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Place: ResolverTypeWrapper<PlaceReference>;
  PlaceFailure: ResolverTypeWrapper<PlaceFailure>;
  Punch: ResolverTypeWrapper<PunchRecord>;
  PunchChannel: PunchChannel;
  PunchConnection: ResolverTypeWrapper<PunchPage>;
  PunchEdge: ResolverTypeWrapper<Omit<PunchEdge, 'node'> & { node: ResolversTypes['Punch'] }>;
  PunchEvent: ResolverTypeWrapper<Omit<PunchEvent, 'punch'> & { punch?: Maybe<ResolversTypes['Punch']> }>;
  PunchFilter: PunchFilter;
  PunchOrder: PunchOrder;
  PunchState: PunchState;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordLayout: RecordLayout;
  SixteenByteOrder: SixteenByteOrder;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<UserRecord>;
  UserConnection: ResolverTypeWrapper<UserPage>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserFilter: UserFilter;
  UserOrder: UserOrder;
  VerifyMode: VerifyMode;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Completeness: Completeness;
  Int: Scalars['Int']['output'];
  DateTime: Scalars['DateTime']['output'];
  Device: DeviceRecord;
  ID: Scalars['ID']['output'];
  DeviceConnection: DevicePage;
  DeviceCounts: DeviceCounts;
  DeviceEdge: Omit<DeviceEdge, 'node'> & { node: ResolversParentTypes['Device'] };
  DeviceFault: DeviceFault;
  DeviceFilter: DeviceFilter;
  FeedNotice: FeedNotice;
  LocalDateTime: Scalars['LocalDateTime']['output'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Place: PlaceReference;
  PlaceFailure: PlaceFailure;
  Punch: PunchRecord;
  PunchConnection: PunchPage;
  PunchEdge: Omit<PunchEdge, 'node'> & { node: ResolversParentTypes['Punch'] };
  PunchEvent: Omit<PunchEvent, 'punch'> & { punch?: Maybe<ResolversParentTypes['Punch']> };
  PunchFilter: PunchFilter;
  Query: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  User: UserRecord;
  UserConnection: UserPage;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserFilter: UserFilter;
  String: Scalars['String']['output'];
};

export type AccessDirectiveArgs = {
  role: Array<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = PlaceContext, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type GatherDirectiveArgs = {
  merge: Scalars['String']['input'];
  places?: Maybe<Array<Scalars['String']['input']>>;
};

export type GatherDirectiveResolver<Result, Parent, ContextType = PlaceContext, Args = GatherDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RouteDirectiveArgs = {
  by: Scalars['String']['input'];
};

export type RouteDirectiveResolver<Result, Parent, ContextType = PlaceContext, Args = RouteDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CompletenessResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  gapClosedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  gapFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rowsReported?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsSetAside?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsStored?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['CompletenessVerdict'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeviceResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Device'] = ResolversParentTypes['Device'], FederationReferenceType extends FederationReferenceTypes['Device'] = FederationReferenceTypes['Device']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Device']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  completeness?: Resolver<Maybe<ResolversTypes['Completeness']>, ParentType, ContextType>;
  counts?: Resolver<Maybe<ResolversTypes['DeviceCounts']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['DeviceFault']>, ParentType, ContextType>;
  firmware?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['PunchConnection']>, ParentType, ContextType, RequireFields<DevicePunchesArgs, 'first' | 'orderBy'>>;
  recordLayout?: Resolver<Maybe<ResolversTypes['RecordLayout']>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sixteenByteOrder?: Resolver<Maybe<ResolversTypes['SixteenByteOrder']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['DeviceStatus']>, ParentType, ContextType>;
};

export type DeviceConnectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceConnection'] = ResolversParentTypes['DeviceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DeviceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['PlaceFailure']>, ParentType, ContextType>;
};

export type DeviceCountsResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceCounts'] = ResolversParentTypes['DeviceCounts']> = {
  capacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DeviceEdgeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceEdge'] = ResolversParentTypes['DeviceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Device'], ParentType, ContextType>;
};

export type DeviceFaultResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceFault'] = ResolversParentTypes['DeviceFault']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FeedNoticeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['FeedNotice'] = ResolversParentTypes['FeedNotice']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FeedNoticeKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  remaining?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export interface LocalDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDateTime'], any> {
  name: 'LocalDateTime';
}

export type PageInfoResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place'], FederationReferenceType extends FederationReferenceTypes['Place'] = FederationReferenceTypes['Place']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Place']> | FederationReferenceType, FederationReferenceType, ContextType>;
  devices?: Resolver<Maybe<ResolversTypes['DeviceConnection']>, ParentType, ContextType, RequireFields<PlaceDevicesArgs, 'first' | 'orderBy'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['PunchConnection']>, ParentType, ContextType, RequireFields<PlacePunchesArgs, 'first' | 'orderBy'>>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<PlaceUsersArgs, 'first' | 'orderBy'>>;
};

export type PlaceFailureResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PlaceFailure'] = ResolversParentTypes['PlaceFailure']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PunchResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Punch'] = ResolversParentTypes['Punch'], FederationReferenceType extends FederationReferenceTypes['Punch'] = FederationReferenceTypes['Punch']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Punch']> | FederationReferenceType, FederationReferenceType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['PunchChannel']>, ParentType, ContextType>;
  copies?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  late?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  localTime?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['PunchState']>, ParentType, ContextType>;
  stateCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  verifyCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  verifyMode?: Resolver<Maybe<ResolversTypes['VerifyMode']>, ParentType, ContextType>;
};

export type PunchConnectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PunchConnection'] = ResolversParentTypes['PunchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PunchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['PlaceFailure']>, ParentType, ContextType>;
};

export type PunchEdgeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PunchEdge'] = ResolversParentTypes['PunchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Punch'], ParentType, ContextType>;
};

export type PunchEventResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PunchEvent'] = ResolversParentTypes['PunchEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['FeedNotice']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['FeedPhase'], ParentType, ContextType>;
  punch?: Resolver<Maybe<ResolversTypes['Punch']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType, RequireFields<QueryDeviceArgs, 'id'>>;
  devices?: Resolver<Maybe<ResolversTypes['DeviceConnection']>, ParentType, ContextType, RequireFields<QueryDevicesArgs, 'first' | 'orderBy'>>;
  punch?: Resolver<Maybe<ResolversTypes['Punch']>, ParentType, ContextType, RequireFields<QueryPunchArgs, 'id'>>;
  punches?: Resolver<Maybe<ResolversTypes['PunchConnection']>, ParentType, ContextType, RequireFields<QueryPunchesArgs, 'first' | 'orderBy'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first' | 'orderBy'>>;
};

export type SubscriptionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  punchRecorded?: SubscriptionResolver<ResolversTypes['PunchEvent'], "punchRecorded", ParentType, ContextType, Partial<SubscriptionPunchRecordedArgs>>;
};

export type UserResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  devices?: Resolver<Maybe<ResolversTypes['DeviceConnection']>, ParentType, ContextType, RequireFields<UserDevicesArgs, 'first' | 'orderBy'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['PunchConnection']>, ParentType, ContextType, RequireFields<UserPunchesArgs, 'first' | 'orderBy'>>;
};

export type UserConnectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['PlaceFailure']>, ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type Resolvers<ContextType = PlaceContext> = {
  Completeness?: CompletenessResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Device?: DeviceResolvers<ContextType>;
  DeviceConnection?: DeviceConnectionResolvers<ContextType>;
  DeviceCounts?: DeviceCountsResolvers<ContextType>;
  DeviceEdge?: DeviceEdgeResolvers<ContextType>;
  DeviceFault?: DeviceFaultResolvers<ContextType>;
  FeedNotice?: FeedNoticeResolvers<ContextType>;
  LocalDateTime?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  PlaceFailure?: PlaceFailureResolvers<ContextType>;
  Punch?: PunchResolvers<ContextType>;
  PunchConnection?: PunchConnectionResolvers<ContextType>;
  PunchEdge?: PunchEdgeResolvers<ContextType>;
  PunchEvent?: PunchEventResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = PlaceContext> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  gather?: GatherDirectiveResolver<any, any, ContextType>;
  route?: RouteDirectiveResolver<any, any, ContextType>;
};
